import type { Answer, FrameworkContent } from '@plumbline/contract';
import { expect, test } from 'vitest';

import {
  evidenceFor,
  itemAfter,
  mayEdit,
  progressOf,
  standingWords,
  toThemes,
  unfinished,
} from './audit.data.js';

const item = (id: string) => ({
  id,
  title: `Title of ${id}`,
  addressedTo: 'local' as const,
  lookFor: [],
  usuallyAsked: [],
});
const CONTENT: FrameworkContent = {
  id: 'made-up',
  version: 1,
  title: 'Made up',
  publisher: 'Nobody',
  levels: [
    { key: 'weak', label: 'Weak', strength: false },
    { key: 'strong', label: 'Strong', strength: true },
  ],
  notApplicable: { label: 'Not applicable', meaning: 'Does not apply' },
  themes: [
    { id: 'one', number: 1, title: 'One', recommendations: [item('a'), item('b')] },
    { id: 'two', number: 2, title: 'Two', recommendations: [item('c')] },
  ],
  evidence: [
    { id: 'e1', kind: 'caveat', says: 'Small numbers', supports: ['a'] },
    { id: 'e2', kind: 'finding', says: 'It helped', supports: ['a', 'b'] },
  ],
};
const answer = (recommendationId: string, part: Partial<Answer>): Answer => ({
  recommendationId,
  version: 1,
  rating: null,
  reason: '',
  evidence: [],
  references: [],
  note: '',
  improvement: '',
  changedBy: null,
  needsReview: false,
  changedAt: '2026-01-01T00:00:00.000Z',
  ...part,
});
test('not answered is neither a rating nor not applicable, and not applicable needs a reason', () => {
  expect(progressOf(null)).toBe('not-started');
  expect(progressOf(answer('a', {}))).toBe('not-started');
  expect(progressOf(answer('a', { note: 'Words' }))).toBe('in-progress');
  expect(progressOf(answer('a', { improvement: 'Words' }))).toBe('in-progress');
  expect(progressOf(answer('a', { evidence: ['policy'] }))).toBe('in-progress');
  expect(progressOf(answer('a', { references: ['r1'] }))).toBe('in-progress');
  expect(progressOf(answer('a', { rating: 'weak' }))).toBe('done');
  expect(progressOf(answer('a', { rating: 'not-applicable', reason: ' ' }))).toBe('reason');
  expect(progressOf(answer('a', { rating: 'not-applicable', reason: 'No team' }))).toBe('done');
});

test('what was carried forward is not done before somebody has looked at it', () => {
  expect(progressOf(answer('a', { rating: 'weak', needsReview: true }))).toBe('review');
  expect(progressOf(answer('a', { rating: 'not-applicable', needsReview: true }))).toBe('reason');
  expect(progressOf(answer('a', { note: 'Words', needsReview: true }))).toBe('in-progress');
});

test('every recommendation has its row in the order of the framework, with its rating in words', () => {
  const themes = toThemes(CONTENT, [
    answer('c', { rating: 'strong' }),
    answer('a', { rating: 'not-applicable' }),
  ]);
  expect(themes.map(({ rows }) => rows.map(({ item: { id }, rating }) => [id, rating]))).toEqual([
    [
      ['a', 'Not applicable'],
      ['b', null],
    ],
    [['c', 'Strong']],
  ]);
  expect(unfinished(themes).map(({ item: { id } }) => id)).toEqual(['a', 'b']);
});

test('the agreed rating stands before the own one, which is named where it is another', () => {
  const answers = [answer('a', { rating: 'strong' }), answer('b', { rating: 'weak' })];
  const rows = toThemes(CONTENT, answers).flatMap((theme) => theme.rows);
  const wordsWhere = (agreed: readonly Answer[]) =>
    rows.map((row) => standingWords(CONTENT, { agreed: [...agreed] }, row));
  expect(wordsWhere([answer('a', {})])).toEqual(['Strong', 'Weak', 'Not answered']);
  expect(wordsWhere(['a', 'b', 'c'].map((id) => answer(id, { rating: 'weak' })))).toEqual([
    'Weak (agreed; ours: Strong)',
    'Weak (agreed)',
    'Weak (agreed; ours: Not answered)',
  ]);
});

test('the one after the last is none', () => {
  expect(itemAfter(CONTENT, 'b')?.id).toBe('c');
  expect(itemAfter(CONTENT, 'c')).toBeNull();
});

test('evidence stands under headings in a fixed order', () => {
  expect(evidenceFor(CONTENT, 'a')).toEqual([
    { heading: 'What the evaluations found', says: ['It helped'] },
    { heading: 'To keep in mind', says: ['Small numbers'] },
  ]);
  expect(evidenceFor(CONTENT, 'c')).toEqual([]);
});

test('those who fill in may edit until the audit is sent', () => {
  expect(mayEdit('contributor', 'draft')).toBe(true);
  expect(mayEdit('audit-lead', 'sent')).toBe(false);
  expect(mayEdit('approver', 'draft')).toBe(false);
});
