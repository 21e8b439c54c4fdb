import { ratedCount, type Histogram } from './histogram.js';
import type { Level } from './model.js';

/** The scale as far as these figures need it: which levels, weakest first, count as strength. */
export type StrengthScale = readonly Pick<Level, 'strength'>[];

/**
 * How many of the ratings stand at strength. The counts come first: "9 of 10" says what 0.9 hides.
 *
 * Unit:   `atStrength` and `rated` are ratings (of one recommendation: authorities, each once); `share` runs from 0 to 1.
 * Absent: `share` is null when nobody rated.
 *
 * @example
 * const { atStrength, rated }: StrengthShare = { atStrength: 9, rated: 10, share: 0.9 };
 */
export interface StrengthShare {
  readonly atStrength: number;
  readonly rated: number;
  readonly share: number | null;
}

/**
 * How many of those who rated a recommendation rate it at a level of strength.
 *
 * Throws: RangeError when the histogram does not fit the scale.
 *
 * @example
 * shareAtStrength({ counts: [1, 0, 4, 5], notApplicable: 1 }, version.levels); // { atStrength: 9, rated: 10, share: 0.9 }
 */
export function shareAtStrength(histogram: Histogram, levels: StrengthScale): StrengthShare {
  const { counts } = histogram;
  if (counts.length !== levels.length) {
    throw new RangeError(`${counts.length} counts do not fit a scale of ${levels.length} levels`);
  }
  const atStrength = counts.reduce((sum, count, index) => (levels[index]?.strength ? sum + count : sum), 0);
  return withShare(atStrength, ratedCount(histogram));
}

/**
 * The figure of a theme: the ratings at strength among all ratings of its recommendations, and how many of these it is taken from.
 *
 * Unit:   ratings, pooled: an authority counts once for each recommendation it rated. `from` and `of` count recommendations.
 *
 * @example
 * const { from, of }: ThemeFigure = { atStrength: 41, rated: 66, share: 41 / 66, from: 7, of: 9 }; // "from 7 of 9 recommendations"
 */
export interface ThemeFigure extends StrengthShare {
  readonly from: number;
  readonly of: number;
}

/**
 * Pools the shown recommendations of a theme. It says nothing about those not shown, so `from` and `of` belong beside it wherever it
 * stands; two areas or two cycles are to be compared over recommendations shown on both sides only.
 *
 * Shape:  one entry per recommendation of the theme; null for one that is not shown.
 * Absent: null when none is shown.
 * Throws: RangeError when a histogram does not fit the scale.
 *
 * @example
 * themeFigure([{ counts: [1, 0, 4, 5], notApplicable: 0 }, null], version.levels); // { atStrength: 9, rated: 10, share: 0.9, from: 1, of: 2 }
 */
export function themeFigure(
  histograms: readonly (Histogram | null)[],
  levels: StrengthScale,
): ThemeFigure | null {
  const shares = histograms
    .filter((histogram) => histogram !== null)
    .map((histogram) => shareAtStrength(histogram, levels));
  if (shares.length === 0) return null;
  const atStrength = shares.reduce((sum, share) => sum + share.atStrength, 0);
  const rated = shares.reduce((sum, share) => sum + share.rated, 0);
  return { ...withShare(atStrength, rated), from: shares.length, of: histograms.length };
}

function withShare(atStrength: number, rated: number): StrengthShare {
  return { atStrength, rated, share: rated === 0 ? null : atStrength / rated };
}
