import { expect, it } from 'vitest';

import { netDominance } from './change.js';

it.each([
  // Made for this project, with the signed-rank example below: 7 higher, 3 the same, 2 lower.
  [{ lower: 2, same: 3, higher: 7 }, 0.4166666666666667],
  [{ lower: 7, same: 3, higher: 2 }, -0.4166666666666667],
  [{ lower: 3, same: 0, higher: 3 }, 0],
  [{ lower: 0, same: 5, higher: 0 }, 0],
  [{ lower: 0, same: 0, higher: 4 }, 1],
  [{ lower: 4, same: 0, higher: 0 }, -1],
  [{ lower: 0, same: 3, higher: 1 }, 0.25],
])('of %j the net dominance is %d', (change, expected) => {
  expect(netDominance(change)).toBe(expected);
});

it('is null where nobody rated in both cycles', () => {
  expect(netDominance({ lower: 0, same: 0, higher: 0 })).toBeNull();
});

it.each([
  { lower: -1, same: 0, higher: 2 },
  { lower: 1, same: 0.5, higher: 2 },
  { lower: 1, same: 0, higher: Number.NaN },
])('refuses %j', (change) => {
  expect(() => netDominance(change)).toThrow(RangeError);
});
