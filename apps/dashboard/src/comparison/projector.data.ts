import type { RegionResults } from '@plumbline/contract';

import type { ProjectorWays } from '../govuk/projector.js';
import { addressOf, type Choice } from './choice.data.js';
import { readingParts, selectResults, toGroups } from './reading.data.js';
import { recommendationAddressOf } from './recommendation.data.js';
import { type Figures, strengthWords } from './results.data.js';

/** Which recommendation a room is shown, and where it was opened: Escape leads back there. */
export interface ProjectorShown {
  /** Null: the first. */
  readonly item: string | null;
  readonly from: 'results' | 'recommendation';
}

export const shownIn = (address: URLSearchParams): ProjectorShown => ({
  item: address.get('item'),
  from: address.get('from') === 'recommendation' ? 'recommendation' : 'results',
});

/** The address that shows one recommendation of the results to a room. */
export function projectorAddressOf(
  { release, region, levels, reading }: Choice,
  { item, from }: ProjectorShown,
): string {
  const what = { framework: release.framework.id, cycle: release.cycle, region: region.code, levels };
  const parts = new URLSearchParams({
    ...what,
    ...readingParts(reading),
    ...(item !== null && { item }),
    ...(from !== 'results' && { from }),
  });
  return `/results/projector?${parts.toString()}`;
}

/** Which recommendation is shown, which place it has, and where the keys lead. */
export interface Place {
  readonly id: string;
  readonly place: number;
  readonly ways: ProjectorWays;
}

/** The order is that of the results; what has no place in it, because it is not shown, follows at the end. */
export function placeOf(results: RegionResults, choice: Choice, { item, from }: ProjectorShown): Place {
  const selected = selectResults(results, choice.reading);
  const listed = toGroups(selected, choice.reading).flatMap((group) => group.listed.map(({ id }) => id));
  const ids = [...new Set([...listed, ...results.recommendations.map(({ id }) => id)])];
  const at = Math.max(0, ids.indexOf(item ?? ''));
  const addressAt = (place: number) => {
    const id = ids[place];
    return id === undefined ? null : projectorAddressOf(choice, { item: id, from });
  };
  const id = ids[at] ?? '';
  const leave = from === 'recommendation' ? recommendationAddressOf(id, choice) : addressOf(choice);
  return { id, place: at + 1, ways: { previous: addressAt(at - 1), next: addressAt(at + 1), leave } };
}

/** 7 of 9 authorities rate it Established or Embedded; of what inspectors judged nobody rates it. */
export function gistOf({ atStrength, rated }: Figures, { levels, release }: RegionResults): string {
  const say = release.framework.ratingsPublic ? 'are judged' : 'rate it';
  return `${atStrength} of ${rated} authorities ${say} ${strengthWords(levels)}.`;
}
