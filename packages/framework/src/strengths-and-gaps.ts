import type { Histogram } from './histogram.js';
import { shareAtStrength, type StrengthScale, type StrengthShare } from './strength.js';

/**
 * A recommendation with the figures of an area; `histogram` is null where they are not shown.
 *
 * @example
 * const hidden: RatedItem = { id: 'co-location', histogram: null };
 */
export interface RatedItem {
  readonly id: string;
  readonly histogram: Histogram | null;
}

/**
 * How many rate one recommendation as a strength.
 *
 * @example
 * const supervision: ItemShare = { id: 'supervision', atStrength: 9, rated: 10, share: 0.9 };
 */
export interface ItemShare extends StrengthShare {
  readonly id: string;
}

/**
 * The recommendations of an area in the order a regional lead reads them.
 *
 * Shape:  `strengths` from the largest share down, `gaps` from the smallest share up; ties in the framework's order.
 *         `hidden` and `notRated` are lists of ids in the framework's order and never have a place among the others.
 *
 * @example
 * const rows = [...order.gaps, ...order.strengths.toReversed()]; // gap to strength
 */
export interface StrengthsAndGaps {
  readonly strengths: readonly ItemShare[];
  readonly gaps: readonly ItemShare[];
  readonly hidden: readonly string[];
  /** Shown, but everyone said it does not apply: disclosure control shows no such figures, one authority's own may have them. */
  readonly notRated: readonly string[];
}

/**
 * Sorts the recommendations of an area into strengths and gaps.
 *
 * A strength is a recommendation that at least half of those who rated it rate at a level of strength; every other one is a gap. This is the
 * median's own line: at least half stand at strength exactly when the upper middle level does, so no distance between levels is assumed.
 * Where exactly half do, the two middle levels lie on either side of the line and it is called a strength.
 *
 * Throws: RangeError when a histogram does not fit the scale.
 *
 * @example
 * strengthsAndGaps([{ id: 'supervision', histogram: { counts: [1, 0, 4, 5], notApplicable: 0 } }], version.levels).strengths; // supervision
 */
export function strengthsAndGaps(items: readonly RatedItem[], levels: StrengthScale): StrengthsAndGaps {
  const shares = items.flatMap(({ id, histogram }) =>
    histogram === null ? [] : [{ id, ...shareAtStrength(histogram, levels) }],
  );
  const rated = shares.filter((item) => item.rated > 0);
  return {
    strengths: rated.filter(isStrength).toSorted((a, b) => compareShares(b, a)),
    gaps: rated.filter((item) => !isStrength(item)).toSorted(compareShares),
    hidden: items.filter(({ histogram }) => histogram === null).map(({ id }) => id),
    notRated: shares.filter((item) => item.rated === 0).map(({ id }) => id),
  };
}

function isStrength({ atStrength, rated }: StrengthShare): boolean {
  return 2 * atStrength >= rated;
}

/** Smaller share first; as whole numbers, so that 1 of 3 and 2 of 6 are the same share exactly. */
function compareShares(a: StrengthShare, b: StrengthShare): number {
  return a.atStrength * b.rated - b.atStrength * a.rated;
}
