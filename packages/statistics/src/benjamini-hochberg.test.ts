import { expect, it } from 'vitest';

import { benjaminiHochberg } from './benjamini-hochberg.js';

// Benjamini and Hochberg (1995), section 3.2: fifteen p-values, of which four are rejected at 0.05 (three after Bonferroni).
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];
// Their adjusted values, on which scipy and @stdlib/stats-padjust agree.
const adjusted = [
  0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.06385714285714286, 0.06385714285714286, 0.0645, 0.0765, 0.486,
  0.5811818181818181, 0.714875, 0.7532307692307693, 0.8132142857142857, 1,
];

it('adjusts the published example', () => {
  const actual = benjaminiHochberg(published);
  expect(actual).toEqual(adjusted.map((p) => expect.closeTo(p, 12)));
  expect(actual.filter((p) => p !== null && p < 0.05)).toHaveLength(4);
});

it('does not depend on the order', () => {
  expect(benjaminiHochberg(published.toReversed())).toEqual(benjaminiHochberg(published).toReversed());
  expect(benjaminiHochberg([0.04, 0.01, 0.03])).toEqual([0.04, 0.03, 0.04]);
});

it('keeps what was not tested, and does not count it', () => {
  expect(benjaminiHochberg([0.01, null, 0.04, 0.03, null])).toEqual([0.03, null, 0.04, 0.04, null]);
  expect(benjaminiHochberg([null, null])).toEqual([null, null]);
  expect(benjaminiHochberg([])).toEqual([]);
});

it('leaves one alone as it is, and equal ones equal', () => {
  expect(benjaminiHochberg([0.02])).toEqual([0.02]);
  expect(benjaminiHochberg([0.5, 0.5, 0.5])).toEqual([0.5, 0.5, 0.5]);
  expect(benjaminiHochberg([0, 1, 1])).toEqual([0, 1, 1]);
});

it.each([-0.1, 1.1, Number.NaN])('refuses %d', (p) => {
  expect(() => benjaminiHochberg([0.5, p])).toThrow(RangeError);
});
