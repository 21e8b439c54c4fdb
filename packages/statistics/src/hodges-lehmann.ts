import { requireDifferences, sharesOfSums } from './signed-ranks.js';

/**
 * How far ratings moved, as one number with its interval.
 *
 * Unit:   steps on the scale, in halves of a step. `coverage` is the probability that the interval was made for, at least the confidence asked for.
 * Absent: `interval` is null when there are too few differences for one of that confidence (five or fewer for 0.95).
 *
 * @example
 * const { estimate, interval }: TypicalStep = { estimate: 0.5, interval: { from: 0, to: 1, coverage: 0.958 } };
 */
export interface TypicalStep {
  readonly estimate: number;
  readonly interval: { readonly from: number; readonly to: number; readonly coverage: number } | null;
}

/**
 * The Hodges-Lehmann estimate: the median of the means of all pairs of differences (Walsh averages, each with itself included). On four levels it
 * moves in halves of a step, and the page says so. Zeros are kept, other than in the test: who stayed the same is part of how far ratings moved.
 *
 * Shape:  `differences` are later minus earlier, one a matched unit. The interval is closed, cut from the Walsh averages by the exact
 *         distribution without ties; with ties it covers at least as often (Noether 1967).
 * Unit:   `confidence` is a probability, 0.95 where none is given.
 * Absent: null when there is no difference at all.
 * Throws: RangeError when a difference is not a finite number, or `confidence` does not lie between 0 and 1.
 * Source: Hodges and Lehmann (1963), Estimates of location based on rank tests, Annals of Mathematical Statistics 34(2); interval: Tukey, in
 *         Hollander, Wolfe and Chicken (2014), section 3.3; Noether (1967), Wilcoxon confidence intervals for location parameters in the
 *         discrete case, Journal of the American Statistical Association 62(317).
 *
 * @example
 * hodgesLehmann([1, 1, 0, 1, -1, 2, 0, 1, 1, 0, -1, 1]); // { estimate: 0.5, interval: { from: 0, to: 1, coverage: 0.9575… } }
 */
export function hodgesLehmann(differences: readonly number[], confidence = 0.95): TypicalStep | null {
  requireDifferences(differences);
  if (!(confidence > 0 && confidence < 1)) throw new RangeError(`${confidence} is no confidence`);
  if (differences.length === 0) return null;
  const averages = walshAverages(differences);
  const { cut, coverage } = cutOf(differences.length, confidence);
  const from = averages[cut - 1];
  const to = averages[averages.length - cut];
  return {
    estimate: median(averages),
    interval: from === undefined || to === undefined ? null : { from, to, coverage },
  };
}

function walshAverages(differences: readonly number[]): number[] {
  return differences
    .flatMap((one, index) => differences.slice(index).map((other) => (one + other) / 2))
    .toSorted((one, other) => one - other);
}

/** How many averages to count in from each end: as many as the confidence allows, 0 where it allows none. */
function cutOf(n: number, confidence: number): { cut: number; coverage: number } {
  const ranks = Array.from({ length: n }, (_none, index) => index + 1);
  let cut = 0;
  let coverage = 1;
  for (const share of sharesOfSums(Math.floor((n * (n + 1)) / 4), ranks)) {
    if (coverage - 2 * share < confidence) break;
    coverage -= 2 * share;
    cut += 1;
  }
  return { cut, coverage };
}

function median(sorted: readonly number[]): number {
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
