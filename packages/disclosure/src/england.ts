import type { ProtectedCell } from './cell.js';

/**
 * England's figures of one recommendation: the sum of the regions shown.
 *
 * Unit:   contributors. `contributors` are those of all regions, `contributorsNotShown` those of them in regions not shown: how many they are,
 *         never how many of them rated.
 * Absent: `counts` and `notApplicable` are null when no region is shown.
 *
 * @example
 * const nothing: EnglandCell = { contributors: 14, contributorsNotShown: 14, counts: null, notApplicable: null };
 */
export interface EnglandCell {
  readonly contributors: number;
  readonly contributorsNotShown: number;
  readonly counts: number[] | null;
  readonly notApplicable: number | null;
}

/**
 * Adds up the regions that are shown, by consent or not. A hidden region enters no total: with a total over all of them its counts could be had by
 * subtraction. So England says nothing that the regions do not say already, and needs no rule of its own.
 *
 * Shape:  one cell per region, of the same recommendation and scale.
 * Throws: RangeError when two cells have a different number of levels.
 *
 * @example
 * englandOf([
 *   { state: 'shown', contributors: 10, counts: [1, 2, 4, 3], notApplicable: 0 },
 *   { state: 'hidden', contributors: 6 },
 * ]); // { contributors: 16, contributorsNotShown: 6, counts: [1, 2, 4, 3], notApplicable: 0 }
 */
export function englandOf(cells: readonly ProtectedCell[]): EnglandCell {
  const contributors = sum(cells.map((cell) => cell.contributors));
  const shown = cells.filter((cell) => cell.state !== 'hidden');
  const [first] = shown;
  if (first === undefined) {
    return { contributors, contributorsNotShown: contributors, counts: null, notApplicable: null };
  }
  if (shown.some(({ counts }) => counts.length !== first.counts.length)) {
    throw new RangeError('regions rated on different scales have no sum');
  }
  return {
    contributors,
    contributorsNotShown: contributors - sum(shown.map((cell) => cell.contributors)),
    counts: first.counts.map((_count, level) => sum(shown.map(({ counts }) => counts[level] ?? 0))),
    notApplicable: sum(shown.map((cell) => cell.notApplicable)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
