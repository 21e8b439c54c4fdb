import {
  ratedCount,
  themeFigure,
  type Histogram,
  type StrengthScale,
  type ThemeFigure,
} from '@plumbline/framework';

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
 * Shape:  a pair of counts for each recommendation that both sides ask; null for what is not shown. Both results have the same `from` and `of`.
 * Absent: null when none is shown on both sides.
 * Throws: RangeError when counts do not fit the scale.
 *
 * @example
 * const [north, south] = compareThemes([[counts, counts], [counts, null]], levels) ?? []; // both from 1 of 2
 */
export function compareThemes(
  pairs: readonly (readonly [Histogram | null, Histogram | null])[],
  levels: StrengthScale,
): readonly [ThemeFigure, ThemeFigure] | null {
  const first = themeFigure(
    pairs.map(([one, other]) => other && one),
    levels,
  );
  const second = themeFigure(
    pairs.map(([one, other]) => one && other),
    levels,
  );
  return first && second ? [first, second] : null;
}

/**
 * Between what limits England's number at a level lies, seen from the regions shown: "58 of 117 ratings shown; 14 further authorities returned in
 * regions not shown; if all had rated it so, 72".
 *
 * Unit:   `atLevel` and `rated` are ratings in regions shown; `further` are contributors of regions not shown, never ratings: how many of them
 *         rated is not said. `atMost` = `atLevel` + `further`; the least is `atLevel`, if none of them did.
 *
 * @example
 * const { atLevel, rated, further, atMost }: LevelBounds = { atLevel: 58, rated: 117, further: 14, atMost: 72 };
 */
export interface LevelBounds {
  readonly atLevel: number;
  readonly rated: number;
  readonly further: number;
  readonly atMost: number;
}

/**
 * The bounds of one level for England.
 *
 * Shape:  `level` is an index into the scale, weakest first.
 * Absent: null when no region is shown.
 * Throws: RangeError when the scale has no such level.
 *
 * @example
 * levelBounds({ contributors: 131, contributorsNotShown: 14, counts: [9, 20, 58, 30], notApplicable: 0 }, 2)?.atMost; // 72
 */
export function levelBounds(england: EnglandCell, level: number): LevelBounds | null {
  const shown = shownCounts(england);
  if (!shown) return null;
  const atLevel = shown.counts[level];
  if (atLevel === undefined)
    throw new RangeError(`a scale of ${shown.counts.length} levels has none at ${level}`);
  const further = england.contributorsNotShown;
  return { atLevel, rated: ratedCount(shown), further, atMost: atLevel + further };
}
