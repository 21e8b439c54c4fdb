import type { Answer, Audit, AuditSummary, FrameworkContent } from '@plumbline/contract';

import { toThemes } from './audit.data.js';

export interface ThemeProgress {
  readonly title: string;
  readonly answered: number;
  readonly of: number;
}

/** How many recommendations of each theme are answered. */
export const progressByTheme = (
  content: FrameworkContent,
  answers: readonly Answer[],
): readonly ThemeProgress[] =>
  toThemes(content, answers).map(({ title, rows }) => ({
    title,
    answered: rows.filter(({ progress }) => progress === 'done').length,
    of: rows.length,
  }));

/** How many of the answers each person changed last, those with most first; nobody's name where that person has left. */
export function progressByPerson(answers: readonly Answer[]): readonly { name: string; answers: number }[] {
  const counts = new Map<string, number>();
  for (const { changedBy } of answers) {
    const name = changedBy ?? 'Somebody who no longer acts here';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, number]) => ({ name, answers: number }))
    .toSorted((a, b) => b.answers - a.answers || a.name.localeCompare(b.name, 'en'));
}

/** The audit to set an audit beside: the next earlier one of the same version of the framework that is signed off; null: none. */
export function auditBefore(
  audits: readonly AuditSummary[],
  audit: Pick<Audit, 'id' | 'frameworkId' | 'frameworkVersion'>,
): AuditSummary | null {
  const at = audits.findIndex(({ id }) => id === audit.id);
  return (
    audits
      .slice(at + 1)
      .find(
        ({ frameworkId, frameworkVersion, state }) =>
          frameworkId === audit.frameworkId &&
          frameworkVersion === audit.frameworkVersion &&
          state === 'signed-off',
      ) ?? null
  );
}

/**
 * The audits that are not signed off, the next due first, and the others. One that was never sent, although its figures are taken and a
 * newer one of its framework is there, is among the others; where none is open the newest comes first as it is.
 */
export function splitAudits(
  audits: readonly AuditSummary[],
  today: string,
): { open: readonly AuditSummary[]; earlier: readonly AuditSummary[] } {
  const isLeft = (audit: AuditSummary, at: number) =>
    audit.state !== 'sent' &&
    audit.figuresTakenOn < today &&
    audits.slice(0, at).some(({ frameworkId }) => frameworkId === audit.frameworkId);
  const open = audits
    .filter((audit, at) => audit.state !== 'signed-off' && !isLeft(audit, at))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const shown = open.length > 0 ? open : audits.slice(0, 1);
  return { open: shown, earlier: audits.filter((audit) => !shown.includes(audit)) };
}
