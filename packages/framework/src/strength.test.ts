import { describe, expect, it } from 'vitest';

import { shareAtStrength, themeFigure } from './strength.js';

const levels = [{ strength: false }, { strength: false }, { strength: true }, { strength: true }];

describe('the share at strength', () => {
  it('is of those who rated; not applicable is no rating', () => {
    expect(shareAtStrength({ counts: [1, 0, 4, 5], notApplicable: 2 }, levels)).toEqual({
      atStrength: 9,
      rated: 10,
      share: 0.9,
    });
  });

  it('is null where nobody rated, and 0 where nobody rates it a strength', () => {
    expect(shareAtStrength({ counts: [0, 0, 0, 0], notApplicable: 4 }, levels)).toEqual({
      atStrength: 0,
      rated: 0,
      share: null,
    });
    expect(shareAtStrength({ counts: [3, 2, 0, 0], notApplicable: 0 }, levels).share).toBe(0);
  });

  it('is refused for counts of another scale', () => {
    expect(() => shareAtStrength({ counts: [1, 2], notApplicable: 0 }, levels)).toThrow(RangeError);
  });
});

describe('the figure of a theme', () => {
  it('pools the ratings of what is shown and says from how many recommendations', () => {
    const shown = [
      { counts: [1, 0, 4, 5], notApplicable: 0 },
      { counts: [4, 2, 2, 0], notApplicable: 2 },
    ];
    expect(themeFigure([...shown, null], levels)).toEqual({
      atStrength: 11,
      rated: 18,
      share: 11 / 18,
      from: 2,
      of: 3,
    });
  });

  it('is null where nothing is shown', () => {
    expect(themeFigure([null, null], levels)).toBeNull();
    expect(themeFigure([], levels)).toBeNull();
  });
});
