import { describe, expect, it } from 'vitest';

import type { ProtectedCell } from './cell.js';
import { compareThemes, levelBounds, shownCounts } from './derived.js';
import { englandOf } from './england.js';

const levels = [{ strength: false }, { strength: false }, { strength: true }, { strength: true }];
const shown = (...counts: number[]): ProtectedCell => ({
  state: 'shown',
  contributors: 10,
  counts,
  notApplicable: 1,
});
const agreed: ProtectedCell = {
  state: 'shown_by_consent',
  contributors: 10,
  counts: [0, 0, 0, 9],
  notApplicable: 1,
};
const hidden: ProtectedCell = { state: 'hidden', contributors: 10 };

it('takes counts from what is shown, by consent or not, and from nothing else', () => {
  expect(shownCounts(shown(1, 2, 3, 3))).toEqual({ counts: [1, 2, 3, 3], notApplicable: 1 });
  expect(shownCounts(agreed)).toEqual({ counts: [0, 0, 0, 9], notApplicable: 1 });
  expect(shownCounts(hidden)).toBeNull();
  expect(shownCounts(englandOf([hidden]))).toBeNull();
  expect(shownCounts(englandOf([hidden, agreed]))).toEqual({ counts: [0, 0, 0, 9], notApplicable: 1 });
});

describe('a theme', () => {
  it('is compared over what is shown on both sides only', () => {
    const pairs = [
      [shown(1, 2, 3, 3), shown(3, 3, 2, 1)],
      [shown(0, 3, 3, 3), hidden],
      [hidden, shown(9, 9, 9, 9)],
      [agreed, shown(2, 2, 2, 3)],
    ].map(([one = hidden, other = hidden]) => [shownCounts(one), shownCounts(other)] as const);
    const [one, other] = compareThemes(pairs, levels) ?? [];
    expect(one).toMatchObject({ atStrength: 15, rated: 18, from: 2, of: 4 });
    expect(other).toMatchObject({ atStrength: 8, rated: 18, from: 2, of: 4 });
    expect(compareThemes([[shownCounts(shown(1, 2, 3, 3)), null]], levels)).toBeNull();
  });
});

describe("England's bounds", () => {
  const england = englandOf([shown(9, 20, 58, 30), { state: 'hidden', contributors: 14 }]);

  it('go from what is shown to all further authorities', () => {
    expect(levelBounds(england, 2)).toEqual({ atLevel: 58, rated: 117, further: 14, atMost: 72 });
  });

  it('are none where no region is shown, nor for a level that is not there', () => {
    expect(levelBounds(englandOf([hidden]), 2)).toBeNull();
    expect(() => levelBounds(england, 4)).toThrow(RangeError);
  });
});
