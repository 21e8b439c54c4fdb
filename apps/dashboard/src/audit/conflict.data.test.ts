import { expect, test } from 'vitest';

import { joinWords } from './conflict.data.js';

const mine = {
  rating: 'emerging',
  reason: '',
  note: 'Mine',
  improvement: 'More time',
  evidence: ['data' as const, 'policy' as const],
  references: ['a'],
};
const theirs = {
  rating: 'embedded',
  reason: 'Because',
  note: 'Theirs',
  improvement: 'More people',
  evidence: ['data' as const],
  references: ['b', 'a'],
};

test('both texts stand, what was saved first on top, with the rating that was chosen', () => {
  expect(joinWords(mine, theirs, 'mine')).toEqual({
    rating: 'emerging',
    reason: 'Because',
    note: 'Theirs\n\nMine',
    improvement: 'More people\n\nMore time',
    evidence: ['data', 'policy'],
    references: ['b', 'a'],
  });
  expect(joinWords(mine, theirs, 'theirs').rating).toBe('embedded');
});

test('a text that both have stands once', () => {
  expect(joinWords({ ...mine, note: 'Theirs ' }, theirs, 'mine').note).toBe('Theirs');
});
