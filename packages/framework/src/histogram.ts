/**
 * How many gave each level to one recommendation.
 *
 * Shape:  `counts[i]` belongs to the i-th level of the scale, weakest first.
 * Unit:   authorities (or organisations, for partners' ratings).
 * Absent: a recommendation that nobody rated has only zeros; a hidden one has no histogram at all.
 *
 * @example
 * const supervision: Histogram = { counts: [1, 0, 4, 5], notApplicable: 1 };
 */
export interface Histogram {
  readonly counts: readonly number[];
  readonly notApplicable: number;
}

/**
 * How many gave a level: not applicable is not a rating.
 *
 * Unit:   as the histogram's.
 *
 * @example
 * ratedCount({ counts: [1, 0, 4, 5], notApplicable: 1 }); // 10
 */
export function ratedCount({ counts }: Histogram): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
