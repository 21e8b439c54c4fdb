import { expect, test } from 'vitest';

import { longDate } from './dates.js';
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
