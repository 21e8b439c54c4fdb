import { themeFigure, type Histogram, type StrengthScale, type ThemeFigure } from '@plumbline/framework';

import type { ProtectedCell } from './cell.js';
import type { EnglandCell } from './england.js';

/**
 * The counts of a protected cell, for whatever is derived from them: a comparison of themes, say.
 *
 * Absent: null where the cell is hidden; it then has no place in any figure, not even as a zero.
 *
 * @example
 * medianLevels(shownCounts(cell) ?? { counts: [], notApplicable: 0 });
 */
export function shownCounts(cell: ProtectedCell | EnglandCell): Histogram | null {
  const counts = 'counts' in cell ? cell.counts : null;
  const notApplicable = 'notApplicable' in cell ? cell.notApplicable : null;
  return counts === null || notApplicable === null ? null : { counts, notApplicable };
}

/**
 * The theme's figures of two areas, or of one area in two cycles, side by side: over the recommendations shown on both sides and no other, so
 * that a difference between the two is never one between what is shown here and what is shown there.
 *
 * Shape:  a pair of cells for each recommendation that both sides ask. Both results have the same `from` and `of`.
 * Absent: null when none is shown on both sides.
 * Throws: RangeError when a cell does not fit the scale.
 *
 * @example
 * const [north, south] = compareThemes([[shown, shown], [shown, hidden]], levels) ?? []; // both from 1 of 2
 */
export function compareThemes(
  pairs: readonly (readonly [ProtectedCell | EnglandCell, ProtectedCell | EnglandCell])[],
  levels: StrengthScale,
): readonly [ThemeFigure, ThemeFigure] | null {
  const both = pairs.map(([one, other]) => {
    const [first, second] = [shownCounts(one), shownCounts(other)];
    return first && second ? ([first, second] as const) : null;
  });
  const first = themeFigure(
    both.map((pair) => pair?.[0] ?? null),
    levels,
  );
  const second = themeFigure(
    both.map((pair) => pair?.[1] ?? null),
    levels,
  );
  return first && second ? [first, second] : null;
}
