import { expect, it } from 'vitest';

import { hodgesLehmann } from './hodges-lehmann.js';

it('is that of the textbook', () => {
  // Hollander and Wolfe (1973), p. 29 (R's ?wilcox.test): Walsh averages and exact distribution computed with Python.
  expect(hodgesLehmann([0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01])).toEqual({
    estimate: expect.closeTo(0.46, 12),
    interval: { from: expect.closeTo(0.01, 12), to: expect.closeTo(0.786, 12), coverage: 0.9609375 },
  });
});

it('moves in halves of a step, and keeps those that stayed the same', () => {
  // Computed with Python in the same way.
  expect(hodgesLehmann([1, 1, 0, 1, -1, 2, 0, 1, 1, 0, -1, 1])).toEqual({
    estimate: 0.5,
    interval: { from: 0, to: 1, coverage: 0.95751953125 },
  });
});

it('has no interval where too few changed for the confidence', () => {
  expect(hodgesLehmann([1, 1, 1, 1, 1])).toEqual({ estimate: 1, interval: null });
  expect(hodgesLehmann([0, 1, 1, 2, 1, 0])).toEqual({
    estimate: 1,
    interval: { from: 0, to: 2, coverage: 0.96875 },
  });
  expect(hodgesLehmann([0, 1, 1, 2, 1], 0.9)).toEqual({
    estimate: 1,
    interval: { from: 0, to: 2, coverage: 0.9375 },
  });
});

it('is the difference where there is one, and null where there is none', () => {
  expect(hodgesLehmann([2])).toEqual({ estimate: 2, interval: null });
  expect(hodgesLehmann([])).toBeNull();
});

it('refuses what is no difference and what is no confidence', () => {
  expect(() => hodgesLehmann([Number.NaN])).toThrow(RangeError);
  expect(() => hodgesLehmann([1, 2], 1)).toThrow(RangeError);
  expect(() => hodgesLehmann([1, 2], 0)).toThrow(RangeError);
});
