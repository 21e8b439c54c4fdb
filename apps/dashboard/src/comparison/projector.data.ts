import type { RegionResults } from '@plumbline/contract';

import type { Choice } from './choice.data.js';
import { readingParts, selectResults, toGroups } from './reading.data.js';

/** The address that shows one recommendation of the results to a room; null: the first. */
export function projectorAddressOf(
  { release, region, levels, reading }: Choice,
  item: string | null,
): string {
  const what = { framework: release.framework.id, cycle: release.cycle, region: region.code, levels };
  const parts = new URLSearchParams({ ...what, ...readingParts(reading), ...(item !== null && { item }) });
  return `/results/projector?${parts.toString()}`;
}

/** Which recommendation is shown, which place it has, and where the keys lead; null: there is none further. */
export interface ProjectorWays {
  readonly id: string;
  readonly place: number;
  readonly previous: string | null;
  readonly next: string | null;
}

/** The order is that of the results; what has no place in it, because it is not shown, follows at the end. */
export function projectorWays(results: RegionResults, choice: Choice, item: string | null): ProjectorWays {
  const selected = selectResults(results, choice.reading);
  const listed = toGroups(selected, choice.reading).flatMap((group) => group.listed.map(({ id }) => id));
  const ids = [...new Set([...listed, ...results.recommendations.map(({ id }) => id)])];
  const at = Math.max(0, ids.indexOf(item ?? ''));
  const addressAt = (place: number) => {
    const id = ids[place];
    return id === undefined ? null : projectorAddressOf(choice, id);
  };
  return { id: ids[at] ?? '', place: at + 1, previous: addressAt(at - 1), next: addressAt(at + 1) };
}
