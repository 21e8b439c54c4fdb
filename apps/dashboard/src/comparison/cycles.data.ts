import type { RegionResults } from '@plumbline/contract';

import { type Choice, cycleName } from './choice.data.js';
import { shareWords } from './partners.data.js';
import { toRegion, toThemes } from './results.data.js';

/** A recommendation in every cycle: 7 of 9; `[c]`: not shown; null: the cycle does not ask it. */
export interface CyclesRow {
  readonly id: string;
  readonly title: string;
  readonly cycles: readonly (string | null)[];
}

export interface CyclesTheme {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly CyclesRow[];
}

/** The address that sets every cycle of a framework side by side for one region. */
export function cyclesAddressOf({ release, region }: Pick<Choice, 'release' | 'region'>): string {
  const parts = new URLSearchParams({
    framework: release.framework.id,
    cycle: release.cycle,
    region: region.code,
  });
  return `/results/cycles?${parts.toString()}`;
}

/** The earliest first. */
export const inTimeOrder = (results: readonly RegionResults[]): readonly RegionResults[] =>
  results.toSorted((one, other) => one.release.figuresTakenOn.localeCompare(other.release.figuresTakenOn));

/**
 * Recommendations against cycles: how many of those who rated are at strength. Under the themes of the latest cycle that asks them, that
 * cycle's order first. Nothing links two cycles.
 */
export function toCyclesTable(results: readonly RegionResults[]): readonly CyclesTheme[] {
  const themes = new Map<string, { id: string; title: string; rows: CyclesRow[] }>();
  const placed = new Set<string>();
  for (const latest of results.toReversed())
    for (const { id, title, rows } of toThemes(latest)) {
      const theme = themes.get(id) ?? { id, title, rows: [] };
      for (const row of rows.filter((each) => !placed.has(each.id))) {
        placed.add(row.id);
        theme.rows.push({
          ...{ id: row.id, title: row.title },
          cycles: results.map((cycle) => cellText(cycle, row.id)),
        });
      }
      if (theme.rows.length > 0) themes.set(id, theme);
    }
  return [...themes.values()];
}

function cellText({ recommendations, levels }: RegionResults, id: string): string | null {
  const item = recommendations.find((each) => each.id === id);
  return item ? shareWords(toRegion(levels, item.region)) : null;
}

/** 2024: 8 of 12 authorities. */
export const coverageOf = ({ release, region }: RegionResults): string =>
  `${cycleName(release)}: ${region.contributors} of ${region.authorities} authorities`;
