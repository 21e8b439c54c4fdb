import { describe, expect, it } from 'vitest';

import { strengthsAndGaps } from './strengths-and-gaps.js';

const levels = [{ strength: false }, { strength: false }, { strength: true }, { strength: true }];

const region = strengthsAndGaps(
  [
    { id: 'shared-aims', histogram: { counts: [0, 2, 5, 3], notApplicable: 0 } },
    { id: 'clear-model', histogram: { counts: [2, 3, 4, 1], notApplicable: 0 } },
    { id: 'co-location', histogram: null },
    { id: 'supervision', histogram: { counts: [1, 0, 4, 5], notApplicable: 0 } },
    { id: 'use-of-data', histogram: { counts: [3, 3, 2, 1], notApplicable: 1 } },
    { id: 'early-support', histogram: { counts: [2, 2, 2, 0], notApplicable: 4 } },
    { id: 'data-sharing', histogram: { counts: [4, 4, 2, 0], notApplicable: 0 } },
    { id: 'whole-family', histogram: null },
    { id: 'short-term-residential', histogram: { counts: [0, 0, 0, 0], notApplicable: 10 } },
  ],
  levels,
);

describe('strengths and gaps', () => {
  it('are those that at least half rate a strength, largest share first', () => {
    expect(region.strengths).toEqual([
      { id: 'supervision', atStrength: 9, rated: 10, share: 0.9 },
      { id: 'shared-aims', atStrength: 8, rated: 10, share: 0.8 },
      { id: 'clear-model', atStrength: 5, rated: 10, share: 0.5 },
    ]);
  });

  it('and the others, smallest share first, equal shares in the order of the framework', () => {
    expect(region.gaps).toEqual([
      { id: 'data-sharing', atStrength: 2, rated: 10, share: 0.2 },
      { id: 'use-of-data', atStrength: 3, rated: 9, share: 1 / 3 },
      { id: 'early-support', atStrength: 2, rated: 6, share: 1 / 3 },
    ]);
  });

  it('leave out what is not shown and what nobody rated', () => {
    expect(region.hidden).toEqual(['co-location', 'whole-family']);
    expect(region.notRated).toEqual(['short-term-residential']);
  });
});
