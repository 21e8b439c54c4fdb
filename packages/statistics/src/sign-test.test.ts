import { describe, expect, it } from 'vitest';

import { signTest, smallestReachableP } from './sign-test.js';

describe('p', () => {
  it.each([
    // Zar (1999), Biostatistical analysis, its example of the sign test: hind legs and forelegs of ten deer, 8 longer and 2 shorter.
    [2, 8, 0.109375],
    // 2 x (1 + 12) / 4096, by hand.
    [1, 11, 0.00634765625],
    // Computed apart from this code, with Python's fractions; scipy.stats.binomtest agrees to 13 digits and more.
    [4, 21, 0.0009105205535888672],
    [45, 55, 0.36820161732669626],
    [499, 501, 0.9747749818216392],
    [2400, 2600, 0.004883649737517518],
    [2300, 2700, 1.6458781103442193e-8],
    [100, 1400, 9.148219950524876e-294],
  ])('of %i lower and %i higher is exact', (lower, higher, expected) => {
    expect(signTest({ lower, higher }).p / expected).toBeCloseTo(1, 12);
    expect(signTest({ lower: higher, higher: lower }).p / expected).toBeCloseTo(1, 12);
  });

  it('is that of the textbooks', () => {
    // Siegel (1956), Nonparametric statistics, p. 69, insight into paternal discipline: 11 and 3 of 17 pairs, one-tailed 0.029.
    expect(signTest({ lower: 3, higher: 11 }).p / 2).toBeCloseTo(0.029, 3);
    // Hollander and Wolfe, example 3.5: B = 21 of 25, upper tail 0.00046.
    expect(signTest({ lower: 4, higher: 21 }).p / 2).toBeCloseTo(0.00046, 5);
    // Arbuthnot (1710), 82 years out of 82 with more boys than girls christened: 2 / 2^82.
    expect(signTest({ lower: 0, higher: 82 }).p).toBe(2 ** -81);
  });

  // Triola, Elementary statistics, table A-7: the largest number of the less frequent sign that is significant at 0.05, two tails.
  it.each([
    [6, 0],
    [8, 0],
    [9, 1],
    [11, 1],
    [12, 2],
    [15, 3],
    [17, 4],
    [20, 5],
    [23, 6],
    [25, 7],
  ])('of %i changes is at most 0.05 for up to %i in the rarer direction', (changed, critical) => {
    expect(signTest({ lower: critical, higher: changed - critical }).p).toBeLessThanOrEqual(0.05);
    expect(signTest({ lower: critical + 1, higher: changed - critical - 1 }).p).toBeGreaterThan(0.05);
  });

  it('is 1 where nothing changed, one changed, or as many rose as fell', () => {
    expect(signTest({ lower: 0, higher: 0 })).toEqual({ changed: 0, p: 1, smallestReachableP: 1 });
    expect(signTest({ lower: 1, higher: 0 })).toEqual({ changed: 1, p: 1, smallestReachableP: 1 });
    expect(signTest({ lower: 5, higher: 5 }).p).toBe(1);
    expect(signTest({ lower: 500, higher: 500 }).p).toBe(1);
    expect(signTest({ lower: 3, higher: 4 }).p).toBe(1);
  });

  it('is never below what can be reached', () => {
    expect(signTest({ lower: 0, higher: 1000 }).p).toBe(smallestReachableP(1000));
    expect(signTest({ lower: 9, higher: 0 })).toEqual({
      changed: 9,
      p: 0.00390625,
      smallestReachableP: 0.00390625,
    });
  });
});

// 2 / 2^n, by hand.
it.each([
  [5, 0.0625],
  [6, 0.03125],
  [8, 0.0078125],
  [10, 0.001953125],
  [11, 0.0009765625],
])('%i changes cannot reach a p below %d', (changed, expected) => {
  expect(smallestReachableP(changed)).toBe(expected);
});

it('refuses what cannot be a count', () => {
  expect(() => signTest({ lower: -1, higher: 2 })).toThrow(RangeError);
  expect(() => signTest({ lower: 1, higher: 2.5 })).toThrow(RangeError);
  expect(() => smallestReachableP(Number.NaN)).toThrow(RangeError);
});
