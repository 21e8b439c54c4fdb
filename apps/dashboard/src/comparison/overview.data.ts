import type { ResultLevel } from '@plumbline/contract';
import { compareThemes } from '@plumbline/disclosure/derived';
import type { Histogram, ThemeFigure } from '@plumbline/framework';

import type { ThemeRows } from './results.data.js';

/** A theme, or an enabler, in one line: the region's ratings of what is shown there, and England's of the same recommendations. */
export interface ThemeLine {
  readonly id: string;
  readonly title: string;
  /** Null: none of its recommendations is shown. */
  readonly region: (ThemeFigure & { readonly counts: readonly number[] }) | null;
  /** Over the recommendations shown on both sides, so that the two can be compared. */
  readonly england: ThemeFigure | null;
  readonly of: number;
}

/** One line for each group. Ratings are pooled over shown figures only. */
export function toThemeLines(
  groups: readonly ThemeRows[],
  levels: readonly ResultLevel[],
): readonly ThemeLine[] {
  return groups.map(({ id, title, rows }) => {
    const [region = null, england = null] =
      compareThemes(
        rows.map((row) => [row.region, row.england]),
        levels,
      ) ?? [];
    const counts = pool(
      rows.flatMap((row) => (row.region && row.england ? [row.region] : [])),
      levels.length,
    );
    return { id, title, region: region && { ...region, counts }, england, of: rows.length };
  });
}

/** Ratings at each level, added up. */
const pool = (histograms: readonly Histogram[], levels: number): readonly number[] =>
  Array.from({ length: levels }, (_, level) =>
    histograms.reduce((sum, { counts }) => sum + (counts[level] ?? 0), 0),
  );

/** 41 of 66 ratings at strength, from 7 of 9 recommendations */
export const figureWords = ({ atStrength, rated, from, of }: ThemeFigure, items: string): string =>
  `${atStrength} of ${rated} ratings at strength, from ${from} of ${of} ${items}`;

/** England, the same 7 recommendations: 420 of 702 */
export const englandWords = ({ atStrength, rated, from }: ThemeFigure, item: string, items: string): string =>
  `England, the same ${from === 1 ? item : `${from} ${items}`}: ${atStrength} of ${rated}`;
