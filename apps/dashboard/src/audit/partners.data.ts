import type { Answer, Audit, FrameworkContent, PartnerItem, Partners } from '@plumbline/contract';

import { type Item, ratingWords } from './audit.data.js';

const NO_RATING = 'No rating given';

export const itemsOf = (content: FrameworkContent): Item[] =>
  content.themes.flatMap(({ recommendations }) => recommendations);

export const partnerItem = ({ items }: Partners, itemId: string): PartnerItem | null =>
  items.find(({ recommendationId }) => recommendationId === itemId) ?? null;

/** How far partners have come. Unit: ratings that agencies are asked for; `opened`: recommendations. */
export interface PartnerCount {
  readonly asked: number;
  readonly rated: number;
  readonly overdue: number;
  readonly opened: number;
}

export function countPartners({ items }: Pick<Partners, 'items'>): PartnerCount {
  const asked = items.flatMap((item) => item.asked);
  return {
    asked: asked.length,
    rated: asked.filter(({ rated }) => rated).length,
    overdue: items
      .filter(({ opened }) => !opened)
      .flatMap((item) => item.asked.filter(({ overdue }) => overdue)).length,
    opened: items.filter(({ opened }) => opened).length,
  };
}

/** The same for each agency that is asked anything, by name. */
export function countByAgency({ items }: Partners): (PartnerCount & { id: string; name: string })[] {
  const names = new Map(items.flatMap(({ asked }) => asked.map(({ agency }) => [agency.id, agency.name])));
  return [...names]
    .map(([id, name]) => ({
      ...{ id, name },
      ...countPartners({
        items: items
          .map((item) => ({ ...item, asked: item.asked.filter(({ agency }) => agency.id === id) }))
          .filter(({ asked }) => asked.length > 0),
      }),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * What partners have to do with sending the audit. `waiting`: asked and nobody has rated, which holds nothing up. A partner has rated and
 * ratings have not opened: `opening`: another has not; `own`: only the authority has not; `ready`: all have; `overdue`: all have whose day
 * is not over. Once they have opened: `agreed`: not all are the same, and no rating is agreed.
 */
export type PartnerState = 'none' | 'waiting' | 'opening' | 'own' | 'ready' | 'overdue' | 'agreed' | 'done';

export function partnerState(
  item: PartnerItem | null,
  audit: Pick<Audit, 'answers' | 'agreed'>,
): PartnerState {
  if (!item) return 'none';
  if (!item.asked.some(({ rated }) => rated)) return item.opened ? 'done' : 'waiting';
  if (!item.opened) return openingState(item);
  const own = answerTo(audit.answers, item.recommendationId);
  return answerTo(audit.agreed, item.recommendationId) || differingFrom(own, item) === 0 ? 'done' : 'agreed';
}

function openingState({ asked, closable }: PartnerItem): PartnerState {
  const all = asked.every(({ rated }) => rated);
  if (closable) return all ? 'ready' : 'overdue';
  return all ? 'own' : 'opening';
}

/** Whose rating: the agency's name, and for whom who entered it where the agency did not itself. */
export const raterWords = (agency: string, enteredBy: string | null): string =>
  enteredBy === null ? agency : `For ${agency} by ${enteredBy}`;

const answerTo = (answers: readonly Answer[], id: string) =>
  answers.find(({ recommendationId }) => recommendationId === id);

/** Partners who gave another rating than the authority; one who gave none does not count. */
const differingFrom = (own: Answer | undefined, { asked }: PartnerItem): number =>
  asked.filter(({ answer }) => (answer?.rating ?? null) !== null && answer?.rating !== own?.rating).length;

const COPIED = {
  'as-it-is': 'The position that it keeps for all authorities.',
  adapted: 'Adapted from the position that it keeps for all authorities.',
} as const;

/** One rater's place on the scale. `at`: 0 for the weakest level; null: not applicable, or no rating given. */
export interface Place {
  readonly rater: string;
  readonly rating: string;
  readonly at: number | null;
  /** What a partner wrote to it. */
  readonly note: string;
}

/** How far raters of one recommendation are apart. */
export interface Difference {
  readonly item: Item;
  readonly places: readonly Place[];
  /** Levels between the weakest and the strongest rating. */
  readonly range: number;
  /** Partners whose rating is another than the authority's. */
  readonly differing: number;
  readonly agreed: Place | null;
  readonly reason: string;
}

/** Recommendations whose ratings have opened: the furthest apart first, then those where more partners differ, then as in the framework. */
export function toDifferences(
  content: FrameworkContent,
  audit: Pick<Audit, 'authority' | 'answers' | 'agreed'>,
  partners: Partners,
): Difference[] {
  const place = (rater: string, rating: string | null, note = ''): Place => {
    const at = content.levels.findIndex(({ key }) => key === rating);
    return { rater, rating: ratingWords(content, rating) ?? NO_RATING, at: at < 0 ? null : at, note };
  };
  return itemsOf(content)
    .flatMap((item) => {
      const opened = partnerItem(partners, item.id);
      if (!opened?.opened) return [];
      const own = answerTo(audit.answers, item.id);
      const agreed = answerTo(audit.agreed, item.id);
      const places = [
        place(audit.authority.name, own?.rating ?? null),
        ...opened.asked.map(({ agency, enteredBy, answer }) =>
          place(
            raterWords(agency.name, answer && enteredBy),
            answer?.rating ?? null,
            [
              ...[answer?.fromPosition && COPIED[answer.fromPosition], answer?.reason, answer?.note],
              answer?.improvement && `Areas for improvement: ${answer.improvement}`,
            ]
              .filter(Boolean)
              .join('\n'),
          ),
        ),
      ];
      const levels = places.flatMap(({ at }) => (at === null ? [] : [at]));
      return {
        item,
        places,
        range: levels.length > 0 ? Math.max(...levels) - Math.min(...levels) : 0,
        differing: differingFrom(own, opened),
        agreed: agreed ? place('Agreed', agreed.rating) : null,
        reason: agreed?.reason ?? '',
      };
    })
    .toSorted((a, b) => b.range - a.range || b.differing - a.differing);
}

/** How far apart, in words. */
export function rangeWords({ range, differing }: Difference): string {
  if (range === 0)
    return differing === 0 ? 'Everybody who rated gave the same rating' : 'Some say that it does not apply';
  return range === 1 ? 'One level apart' : `${range} levels apart`;
}

export const openedWords = (opened: number): string =>
  opened === 1
    ? 'The ratings of 1 recommendation have opened.'
    : `The ratings of ${opened} recommendations have opened.`;

/** Whether a partner gave another rating and none is agreed yet. */
export const lacksAgreement = ({ agreed, differing }: Difference): boolean => !agreed && differing > 0;

/** The address that shows one recommendation of Where we differ to a room; left out: the furthest apart. */
export const differProjectorAddress = (auditId: string, itemId?: string): string =>
  `/audits/${auditId}/projector${itemId === undefined ? '' : `?${new URLSearchParams({ item: itemId }).toString()}`}`;
