import type { Answer, AskedItem } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { askedByWords, isAsHeld, positionsSentence, toFillIn } from './positions.data.js';

const POSITION = { version: 1, rating: 'weak', reason: '', note: 'So we think' };
const ANSWER: Answer = {
  recommendationId: 'a',
  version: 1,
  rating: 'weak',
  reason: '',
  note: 'So we think',
  improvement: '',
  needsReview: false,
  evidence: [],
  references: [],
  changedBy: null,
  changedAt: '2026-01-01T00:00:00.000Z',
};
const asked = (recommendationId: string, part: Partial<AskedItem>): AskedItem => ({
  auditId: '',
  authority: 'Northmoor',
  frameworkId: 'made-up',
  frameworkVersion: 1,
  cycle: '2026',
  recommendationId,
  dueOn: null,
  enteredBy: null,
  answer: null,
  position: POSITION,
  fromPosition: null,
  opened: null,
  ...part,
});

test('only what is not rated, has not opened and has a position is filled in', () => {
  const items = [
    asked('a', {}),
    asked('b', { answer: ANSWER }),
    asked('c', { answer: { ...ANSWER, rating: null } }),
    asked('d', { opened: [] }),
    asked('e', { position: null }),
  ];
  expect(toFillIn(items)).toEqual(['a', 'c']);
});

test('an answer is as held when rating and words are the same', () => {
  expect(isAsHeld({ answer: ANSWER, position: POSITION })).toBe(true);
  expect(isAsHeld({ answer: { ...ANSWER, note: '' }, position: POSITION })).toBe(false);
  expect(isAsHeld({ answer: null, position: POSITION })).toBe(false);
  expect(isAsHeld({ answer: ANSWER, position: null })).toBe(false);
});

test('how far the agency is, and who asks', () => {
  const item = (rating: string | null) => ({
    recommendationId: 'a',
    askedBy: 0,
    position: {
      version: 1,
      rating,
      reason: '',
      note: '',
      changedBy: null,
      changedAt: '2026-01-01T00:00:00.000Z',
    },
  });
  expect(positionsSentence([{ frameworkId: 'f', version: 1, items: [item('weak'), item(null)] }])).toBe(
    'You have a position on 1 of 2 recommendations.',
  );
  expect(positionsSentence([])).toBe('There is nothing to hold a position on yet.');
  expect([0, 1, 2].map(askedByWords)).toEqual([
    '',
    'One authority asks about it now',
    '2 authorities ask about it now',
  ]);
});
