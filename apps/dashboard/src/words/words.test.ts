import { expect, test } from 'vitest';

import { longDate } from './dates.js';
import { dueWords } from './due.js';
import { allOf, anyOf } from './lists.js';
import { inSentence } from './regions.js';

test('dates are written out', () => {
  expect(longDate('2027-06-30')).toBe('30 June 2027');
  expect(longDate('2026-01-01')).toBe('1 January 2026');
});

test('lists have no comma before the last word', () => {
  expect(allOf(['A'])).toBe('A');
  expect(allOf(['A', 'B'])).toBe('A and B');
  expect(allOf(['A', 'B', 'C'])).toBe('A, B and C');
  expect(anyOf(['Good', 'Outstanding'])).toBe('Good or Outstanding');
});

test('regions take an article where English gives them one', () => {
  expect(inSentence('North East')).toBe('the North East');
  expect(inSentence('East of England')).toBe('the East of England');
  expect(inSentence('London')).toBe('London');
  expect(inSentence('Yorkshire and The Humber')).toBe('Yorkshire and The Humber');
});

test.for([
  ['2027-03-01', 'Due on 30 June 2027.'],
  ['2027-06-21', 'Due in 9 days, on 30 June 2027.'],
  ['2027-06-29', 'Due tomorrow.'],
  ['2027-06-30', 'Due today.'],
  [
    '2027-07-14',
    'It was due on 30 June 2027. It is in the published results if it is signed off by 14 July 2027.',
  ],
  [
    '2027-07-15',
    'It was due on 30 June 2027. Figures were taken on 14 July 2027, so it will not be in the published results.',
  ],
])('on %s: %s', ([today, words]) => {
  expect(dueWords({ dueOn: '2027-06-30', figuresTakenOn: '2027-07-14' }, today ?? '')).toBe(words);
});

test('what a partner gives has no day after which it is too late', () => {
  expect(dueWords({ dueOn: '2027-06-30' }, '2027-07-01')).toBe('It was due on 30 June 2027.');
});
