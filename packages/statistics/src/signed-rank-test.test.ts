import { describe, expect, it } from 'vitest';

import { signedRankTest } from './signed-rank-test.js';

// Hollander and Wolfe (1973), p. 29, depression scale factor before and after, as in R's ?wilcox.test: V = 40, greater p = 0.01953125.
const depression = [0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01];
// Made for ordinal differences, with ties and zeros. The p is by enumeration of all 2^9 signs; scipy's permutation method agrees.
const steps = [1, 1, 0, 1, -1, 2, 0, 1, 1, 0, -1, 1];

describe('the signed-rank test', () => {
  it('is that of the textbook', () => {
    expect(signedRankTest(depression)).toEqual({
      changed: 9,
      rankSumHigher: 40,
      rankSumLower: 5,
      rankBiserial: 0.7777777777777778,
      p: 0.0390625,
      smallestReachableP: 0.00390625,
    });
  });

  it('is exact with ties, where the normal approximation says 0.095', () => {
    expect(signedRankTest(steps)).toMatchObject({
      changed: 9,
      rankSumHigher: 36,
      rankSumLower: 9,
      rankBiserial: 0.6,
      p: 0.1484375,
    });
  });

  // By enumeration of all signs, apart from this code; scipy 1.17's permutation method gives the same.
  it('ranks zeros too if asked', () => {
    expect(signedRankTest(steps, 'pratt')).toMatchObject({
      changed: 9,
      rankSumHigher: 57,
      rankSumLower: 15,
      p: 0.1484375,
    });
    const other = [3, 3, -1, 0, 4, -1, 0, -4];
    expect(signedRankTest(other)).toMatchObject({ rankSumLower: 8.5, p: 0.71875 });
    expect(signedRankTest(other, 'pratt')).toMatchObject({ rankSumLower: 14.5, p: 0.84375 });
  });

  it('is exact for twenty tied differences', () => {
    // 22652 of all 2^20 signs, by enumeration.
    const many = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, -1, -1, -1, -1, -2, 3];
    expect(signedRankTest(many)).toMatchObject({ rankSumLower: 44.5, p: 0.021602630615234375 });
  });

  it('stays exact for many', () => {
    const everyThirdLower = Array.from({ length: 200 }, (_none, at) => (at % 3 === 2 ? -at - 1 : at + 1));
    // 60: scipy.stats.wilcoxon(method="exact"). 200: counted in whole numbers with Python.
    expect(signedRankTest(everyThirdLower.slice(0, 60)).p).toBeCloseTo(0.035563173784766366, 14);
    expect(signedRankTest(everyThirdLower).p / 2.4879064246942968e-5).toBeCloseTo(1, 12);
  });

  it('is the same turned round', () => {
    // Ranks 1.5, 1.5 and 3, by hand: (4.5 - 1.5) / 6, and 3 of 4 sums are 1.5 or less or 4.5 or more.
    expect(signedRankTest([-1, 0, -2, 1])).toMatchObject({ rankBiserial: -0.5, p: 0.75 });
    expect(signedRankTest([1, 0, 2, -1])).toMatchObject({ rankBiserial: 0.5, p: 0.75 });
  });

  it('reaches the floor and no lower where all go one way', () => {
    expect(signedRankTest([1, 1, 2, 1, 3, 1])).toMatchObject({ p: 0.03125, smallestReachableP: 0.03125 });
  });

  it('says nothing where nothing changed', () => {
    const nothing = {
      changed: 0,
      rankSumHigher: 0,
      rankSumLower: 0,
      rankBiserial: null,
      p: 1,
      smallestReachableP: 1,
    };
    expect(signedRankTest([])).toEqual(nothing);
    expect(signedRankTest([0, -0, 0], 'pratt')).toEqual(nothing);
  });

  it('refuses what is no difference', () => {
    expect(() => signedRankTest([1, Number.NaN])).toThrow(RangeError);
    expect(() => signedRankTest([1, Number.POSITIVE_INFINITY])).toThrow(RangeError);
  });
});
