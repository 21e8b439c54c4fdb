import { expect, it } from 'vitest';

import type { ProtectedCell } from './cell.js';
import { englandOf } from './england.js';

const north: ProtectedCell = { state: 'shown', contributors: 10, counts: [1, 2, 4, 2], notApplicable: 1 };
const south: ProtectedCell = { state: 'shown', contributors: 12, counts: [0, 3, 5, 4], notApplicable: 0 };
const east: ProtectedCell = { state: 'hidden', contributors: 6 };

it('adds up the regions shown and says how many contributed elsewhere', () => {
  expect(englandOf([north, east, south])).toEqual({
    contributors: 28,
    contributorsNotShown: 6,
    counts: [1, 5, 9, 6],
    notApplicable: 1,
  });
});

it('has no counts where no region is shown', () => {
  expect(englandOf([east, east])).toEqual({
    contributors: 12,
    contributorsNotShown: 12,
    counts: null,
    notApplicable: null,
  });
  expect(englandOf([])).toEqual({
    contributors: 0,
    contributorsNotShown: 0,
    counts: null,
    notApplicable: null,
  });
});

it('does not add up different scales', () => {
  expect(() => englandOf([north, { ...north, counts: [1, 2, 3] }])).toThrow(RangeError);
});
