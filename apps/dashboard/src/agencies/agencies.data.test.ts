import { expect, test } from 'vitest';

import { found, peopleWords, servingWords } from './agencies.data.js';

const agency = (name: string, kind: 'health' | 'police') => ({ id: name, name, kind, people: 0, serves: 1 });
const AGENCIES = [agency('Moorland Clinic', 'health'), agency('Moorland Constabulary', 'police')];
const serving = (from: string | null, until: string | null) => ({
  authorityId: '',
  authority: '',
  from,
  until,
});
const TODAY = '2026-11-23';

test('a search looks at names and kinds, in whatever letters', () => {
  const names = (search: string) => found(AGENCIES, search).shown.map(({ name }) => name);
  expect(names(' CLINIC ')).toEqual(['Moorland Clinic']);
  expect(names('police')).toEqual(['Moorland Constabulary']);
  expect(names('')).toHaveLength(2);
  expect(names('nothing')).toEqual([]);
});

test('no more than a hundred are shown at once', () => {
  const many = Array.from({ length: 101 }, (_, at) => agency(`Agency ${at}`, 'health'));
  expect(found(many, 'agency')).toMatchObject({ of: 101, shown: { length: 100 } });
});

test.each([
  [serving(null, null), 'Always'],
  [serving('2026-01-01', null), 'Since 1 January 2026'],
  [serving('2027-01-01', null), 'From 1 January 2027'],
  [serving('2026-01-01', '2026-11-23'), 'Since 1 January 2026, until 23 November 2026'],
  [serving('2026-01-01', '2026-11-22'), 'Since 1 January 2026, ended 22 November 2026'],
])('a time of serving is said in words: %j', (given, words) => {
  expect(servingWords(given, TODAY)).toBe(words);
});

test('without people the authorities enter its ratings', () => {
  expect([0, 1, 2].map(peopleWords)).toEqual([
    'Nobody: authorities enter its ratings',
    '1 person',
    '2 people',
  ]);
});
