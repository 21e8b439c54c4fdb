import type { Answer, Audit } from '@plumbline/contract';

import { dayOf, longDate } from '../words/dates.js';
import { STATE_WORDS } from './audit.data.js';
import type { Difference } from './partners.data.js';
import type { Standing } from './standing.data.js';

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
/** Nor on the first. Unit: gaps; characters. */
const MOST_IMPROVEMENTS = 12;
const LONGEST_IMPROVEMENT = 90;

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

/** What would have to get better, a line for each of the weakest gaps that say so; as many as fit on paper. By recommendation. */
export function improvementLines(
  gaps: readonly Standing[],
  answers: readonly Pick<Answer, 'recommendationId' | 'improvement'>[],
): ReadonlyMap<string, string> {
  const said = new Map(
    answers.map(({ recommendationId, improvement }) => [recommendationId, firstLine(improvement)]),
  );
  const lines = gaps
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
    .map(({ item }) => [item.id, said.get(item.id) ?? ''] as const)
    .filter(([, line]) => line !== '');
  return new Map(lines.slice(0, MOST_IMPROVEMENTS));
}

/** The first line of a text that says anything, cut between words where it is too long for paper. */
function firstLine(text: string): string {
  const line = text.trim().split('\n', 1)[0]?.trim() ?? '';
  if (line.length <= LONGEST_IMPROVEMENT) return line;
  const start = line.slice(0, LONGEST_IMPROVEMENT);
  const end = start.lastIndexOf(' ');
  return `${start.slice(0, end > 0 ? end : undefined).toWellFormed()} …`;
}
