import type { AskedItem, Positions } from '@plumbline/contract';

type Items = Positions['frameworks'][number]['items'];

/** How far the agency is, in one sentence. */
export function positionsSentence(frameworks: Positions['frameworks']): string {
  const items = frameworks.flatMap((framework): Items => framework.items);
  if (items.length === 0) return 'There is nothing to hold a position on yet.';
  const held = items.filter(({ position }) => position?.rating).length;
  return `You have a position on ${held} of ${items.length} recommendations.`;
}

export const askedByWords = (audits: number): string =>
  audits === 0
    ? ''
    : audits === 1
      ? 'One authority asks about it now'
      : `${audits} authorities ask about it now`;

/** What of an audit the agency has not rated and has a position on: these can be filled in at once. */
export const toFillIn = (items: readonly AskedItem[]): string[] =>
  items
    .filter(({ answer, opened, position }) => position && !opened && !answer?.rating)
    .map(({ recommendationId }) => recommendationId);

/** Whether an answer says what the position says. */
export const isAsHeld = ({ answer, position }: Pick<AskedItem, 'answer' | 'position'>): boolean =>
  position !== null &&
  answer !== null &&
  (['rating', 'reason', 'note'] as const).every((field) => answer[field] === position[field]);

export const FROM_POSITION_WORDS = {
  'as-it-is': 'from our position',
  adapted: 'from our position, adapted',
} as const satisfies Record<NonNullable<AskedItem['fromPosition']>, string>;
