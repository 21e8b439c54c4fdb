import type { Audit } from '@plumbline/contract';

import { dayOf, longDate } from '../words/dates.js';
import { STATE_WORDS } from './audit.data.js';
import type { Difference } from './partners.data.js';

/** An action of the plan whose day is over, as a board reads it. */
export interface OverdueAction {
  readonly id: string;
  readonly recommendation: string;
  readonly what: string;
  readonly owner: string;
  readonly dueOn: string;
}

/** More would not fit on the second sheet. */
const MOST_DISAGREEMENTS = 6;
const MOST_ACTIONS = 8;

/** Where raters were on different levels, the furthest apart first; as many as fit on paper. */
export function biggest(differences: readonly Difference[]) {
  const apart = differences.filter(({ range }) => range > 0);
  return { shown: apart.slice(0, MOST_DISAGREEMENTS), of: apart.length };
}

/** The longest overdue first; as many as fit on paper. */
export function longestOverdue(actions: readonly OverdueAction[]) {
  const sorted = actions.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  return { shown: sorted.slice(0, MOST_ACTIONS), of: actions.length };
}

/** Whether it is signed, which decides how the paper may be used. */
export function statusWords({ state, signature }: Pick<Audit, 'state' | 'signature'>, today: string): string {
  if (state === 'signed-off' && signature) return `Signed off on ${dayOf(new Date(signature.signedAt))}.`;
  return `Draft, not signed off: ${STATE_WORDS[state]}, as it stands on ${longDate(today)}.`;
}
