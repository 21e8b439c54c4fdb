import { expect, it } from 'vitest';

import { levelByKey, levelByNumber } from './levels.js';

const levels = [
  { key: 'inadequate', level: 1, label: 'Inadequate', strength: false },
  { key: 'good', level: 3, label: 'Good', strength: true },
];

it('finds a level by its key or by the number its publisher gives it', () => {
  expect(levelByKey(levels, 'good')?.label).toBe('Good');
  expect(levelByNumber(levels, 1)?.label).toBe('Inadequate');
});

it('is null for what is no level of the scale', () => {
  expect(levelByKey(levels, 'not-applicable')).toBeNull();
  expect(levelByNumber(levels, 0)).toBeNull();
});
