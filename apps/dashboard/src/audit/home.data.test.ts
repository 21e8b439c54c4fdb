import type { AuditSummary } from '@plumbline/contract';
import { expect, it } from 'vitest';

import { auditBefore, progressByPerson, splitAudits } from './home.data.js';

const answer = (changedBy: string | null) => ({
  ...{ recommendationId: 'a', version: 1, rating: 'good', reason: '', note: '', improvement: '' },
  ...{ changedBy, needsReview: false, evidence: [], references: [], changedAt: '2026-01-01T00:00:00.000Z' },
});

it('counts by person who changed what last', () => {
  expect(progressByPerson([answer('Bo'), answer('Al'), answer('Bo'), answer(null)])).toEqual([
    { name: 'Bo', answers: 2 },
    { name: 'Al', answers: 1 },
    { name: 'Somebody who no longer acts here', answers: 1 },
  ]);
});

const summary = (id: string, part: Partial<AuditSummary> = {}): AuditSummary => ({
  ...{ id, frameworkId: 'f', frameworkVersion: 1, frameworkTitle: 'F', cycle: id },
  ...{ dueOn: '2026-01-01', figuresTakenOn: '2026-01-01', state: 'signed-off' },
  ...part,
});

it('sets an audit beside the last signed one that asked the same', () => {
  const now = summary('now', { state: 'draft' });
  const others = [summary('other', { frameworkId: 'g' }), summary('older', { frameworkVersion: 2 })];
  const before = summary('before');
  expect(auditBefore([summary('later'), now, ...others, before], now)?.id).toBe('before');
  expect(auditBefore([summary('later'), now, ...others], now)).toBeNull();
});

it('opens every audit that is not signed off, the next due first', () => {
  const signed = summary('signed');
  const newer = summary('newer', { state: 'draft', dueOn: '2028-06-30', figuresTakenOn: '2028-07-14' });
  const older = summary('older', { state: 'sent', dueOn: '2027-06-30', figuresTakenOn: '2027-07-14' });
  const left = summary('left', { state: 'draft' });
  const idsOf = (today: string, ...audits: AuditSummary[]) => {
    const { open, earlier } = splitAudits(audits, today);
    return [open, earlier].map((each) => each.map(({ id }) => id));
  };
  expect(idsOf('2027-01-01', newer, older, signed, left)).toEqual([
    ['older', 'newer'],
    ['signed', 'left'],
  ]);
  expect(idsOf('2029-01-01', newer, older)).toEqual([['older', 'newer'], []]);
  expect(idsOf('2027-01-01', signed, older)).toEqual([['older'], ['signed']]);
  expect(idsOf('2027-01-01', signed, { ...signed, id: 'before' })).toEqual([['signed'], ['before']]);
  expect(idsOf('2027-01-01', left)).toEqual([['left'], []]);
});
