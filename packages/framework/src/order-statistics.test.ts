import { describe, expect, it } from 'vitest';

import { ratedCount } from './histogram.js';
import { medianLevels, quartileLevels } from './order-statistics.js';

// The nearest-rank examples of https://en.wikipedia.org/wiki/Quantile: 3, 6, 7, 8, 8, 10, 13, 15, 16, 20 has the quartiles 7, 8 and 15; with a 9
// between 8 and 10 they are 7, 9 and 15. Here as counts of the values 3, 6, 7, 8, 9, 10, 13, 15, 16, 20: index 2 is 7, index 3 is 8, index 7 is 15.
const even = { counts: [1, 1, 1, 2, 0, 1, 1, 1, 1, 1], notApplicable: 0 };
const odd = { counts: [1, 1, 1, 2, 1, 1, 1, 1, 1, 1], notApplicable: 0 };
const nobody = { counts: [0, 0, 0, 0], notApplicable: 3 };

describe('the median', () => {
  it('is one level where the number of ratings is odd', () => {
    expect(medianLevels(odd)).toEqual({ lower: 4, upper: 4 });
  });

  it('names both middle levels where it is even', () => {
    expect(medianLevels(even)).toEqual({ lower: 3, upper: 5 });
    expect(medianLevels({ counts: [0, 5, 0, 5], notApplicable: 0 })).toEqual({ lower: 1, upper: 3 });
    expect(medianLevels({ counts: [0, 4, 6, 0], notApplicable: 0 })).toEqual({ lower: 2, upper: 2 });
  });

  it('is that of the one who rated', () => {
    expect(medianLevels({ counts: [0, 0, 0, 1], notApplicable: 9 })).toEqual({ lower: 3, upper: 3 });
  });

  it('is null where nobody rated', () => {
    expect(medianLevels(nobody)).toBeNull();
  });
});

describe('the quartiles', () => {
  it('are levels that somebody gave', () => {
    expect(quartileLevels(even)).toEqual({ lower: 2, upper: 7 });
    expect(quartileLevels(odd)).toEqual({ lower: 2, upper: 7 });
  });

  it('are the lowest level with a whole quarter of the ratings at it or below', () => {
    expect(quartileLevels({ counts: [1, 1, 1, 1], notApplicable: 0 })).toEqual({ lower: 0, upper: 2 });
    expect(quartileLevels({ counts: [1, 1, 1, 2], notApplicable: 0 })).toEqual({ lower: 1, upper: 3 });
  });

  it('are null where nobody rated', () => {
    expect(quartileLevels(nobody)).toBeNull();
  });
});

it('counts ratings, and not applicable is none', () => {
  expect(ratedCount(nobody)).toBe(0);
  expect(ratedCount(even)).toBe(10);
});
