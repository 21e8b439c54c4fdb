import { ratedCount, type Histogram } from './histogram.js';

/**
 * Two places on the scale, as indices into its levels (0 is the weakest). They may be the same.
 *
 * @example
 * const { lower, upper }: LevelRange = { lower: 1, upper: 2 };
 */
export interface LevelRange {
  readonly lower: number;
  readonly upper: number;
}

/**
 * The median rating: the lower and the upper middle level. With an odd number of ratings, and often with an even one, they are the same.
 * Where they differ both are named, because no rating lies between two levels of an ordinal scale.
 *
 * Shape:  indices into `counts`.
 * Absent: null when nobody rated; not applicable does not count.
 * Source: Hyndman and Fan (1996), Sample quantiles in statistical packages, The American Statistician 50(4): the lower one is their
 *         definition 1 at p = 1/2, the upper one the same read from the top of the scale.
 *
 * @example
 * medianLevels({ counts: [1, 4, 5, 0], notApplicable: 0 }); // { lower: 1, upper: 2 }
 */
export function medianLevels(histogram: Histogram): LevelRange | null {
  const rated = ratedCount(histogram);
  if (rated === 0) return null;
  return {
    lower: levelOfRating(histogram, Math.ceil(rated / 2)),
    upper: levelOfRating(histogram, Math.floor(rated / 2) + 1),
  };
}

/**
 * The first and third quartile, as levels that somebody gave: the lowest level that at least a quarter (three quarters) of the ratings
 * reach or stay below. This is the inverse of the empirical distribution function; nothing is interpolated.
 * It is not symmetric: read from the top of the scale, the quartiles of an exact quarter can fall one rating further.
 *
 * Shape:  indices into `counts`; `lower` is the first quartile, `upper` the third.
 * Absent: null when nobody rated; not applicable does not count.
 * Source: Hyndman and Fan (1996), definition 1; `quantile(type = 1)` in R; also called nearest rank.
 *
 * @example
 * quartileLevels({ counts: [1, 4, 5, 0], notApplicable: 0 }); // { lower: 1, upper: 2 }
 */
export function quartileLevels(histogram: Histogram): LevelRange | null {
  const rated = ratedCount(histogram);
  if (rated === 0) return null;
  return {
    lower: levelOfRating(histogram, Math.ceil(rated / 4)),
    upper: levelOfRating(histogram, Math.ceil((3 * rated) / 4)),
  };
}

/** The level of the rating at a place (1 to the number of ratings) when all are set in order, weakest first. */
function levelOfRating({ counts }: Histogram, place: number): number {
  let passed = 0;
  return counts.findIndex((count) => (passed += count) >= place);
}
