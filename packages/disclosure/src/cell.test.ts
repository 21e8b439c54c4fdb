import { describe, expect, it } from 'vitest';

import { distributions } from './attack/coalition.js';
import { isShown, protectCell, protectedAgainst } from './cell.js';
import { raiseRule, STANDARD_RULE } from './rule.js';

describe('the rule, worked', () => {
  it.each([
    [[0, 0, 2, 3], 0, true],
    [[0, 0, 1, 4], 0, false],
    [[0, 0, 2, 6], 0, false],
    [[0, 1, 2, 5], 0, true],
    [[0, 0, 3, 12], 0, true],
    [[0, 0, 3, 13], 0, false],
    [[3, 2, 2, 26], 0, true],
    [[2, 2, 0, 0], 0, false],
    [[0, 0, 2, 5], 1, false],
    [[0, 0, 2, 5], 0, true],
    [[0, 0, 0, 0], 8, false],
    [[1, 1, 1, 1], 29, false],
  ])('%j with %i not applicable is shown: %s', (counts, notApplicable, expected) => {
    const contributors = counts.reduce((sum, count) => sum + count, notApplicable);
    expect(isShown({ counts, notApplicable }, contributors, STANDARD_RULE)).toBe(expected);
  });

  it('counts all contributors, also those who have not answered', () => {
    const cell = { counts: [0, 0, 2, 3], notApplicable: 0 };
    expect(isShown(cell, 7, STANDARD_RULE)).toBe(true);
    expect(isShown(cell, 8, STANDARD_RULE)).toBe(false);
  });

  it('is stricter once raised', () => {
    const cell = { counts: [0, 1, 2, 5], notApplicable: 0 };
    expect(isShown(cell, 8, raiseRule(STANDARD_RULE, { minRated: 10 }))).toBe(false);
    expect(isShown(cell, 8, raiseRule(STANDARD_RULE, { spreadFromEight: 4 }))).toBe(false);
  });
});

describe('consent of everyone in a block', () => {
  const consented = { contributors: 6, everyoneConsented: true };

  it('waives the spread', () => {
    expect(isShown({ counts: [0, 0, 0, 6], notApplicable: 0 }, consented, STANDARD_RULE)).toBe(true);
  });

  it('does not waive the number of ratings', () => {
    expect(isShown({ counts: [1, 1, 1, 1], notApplicable: 2 }, consented, STANDARD_RULE)).toBe(false);
  });

  it('is marked where it showed something, and only there', () => {
    const stateOf = (...counts: number[]) =>
      protectCell({ counts, notApplicable: 0 }, consented, STANDARD_RULE).state;
    expect(stateOf(0, 0, 1, 5)).toBe('shown_by_consent');
    expect(stateOf(0, 0, 2, 4)).toBe('shown');
    expect(stateOf(0, 0, 0, 4)).toBe('hidden');
  });

  it('needs two ratings more than a coalition can have, so that hidden does not say that nobody else rated', () => {
    const stateOf = (rated: number, contributors: number) =>
      protectCell(
        { counts: [rated, 0, 0, 0], notApplicable: contributors - rated },
        { contributors, everyoneConsented: true },
        STANDARD_RULE,
      ).state;
    expect([stateOf(5, 20), stateOf(5, 21), stateOf(6, 21)]).toEqual([
      'shown_by_consent',
      'hidden',
      'shown_by_consent',
    ]);
    expect([stateOf(7, 33), stateOf(8, 33)]).toEqual(['hidden', 'shown_by_consent']);
  });

  it('never hides what the rule shows', () => {
    const fours = [...distributions(12, 5)].map((answers) => ({
      counts: answers.slice(0, 4),
      notApplicable: answers[4] ?? 0,
    }));
    const lost = fours.filter(
      (cell) =>
        isShown(cell, 12, STANDARD_RULE) &&
        protectCell(cell, { contributors: 12, everyoneConsented: true }, STANDARD_RULE).state !== 'shown',
    );
    expect(fours.some((cell) => isShown(cell, 12, STANDARD_RULE))).toBe(true);
    expect(lost).toEqual([]);
  });
});

describe('who takes part and sees several answers side by side', () => {
  it('raises the spread to one more than these, and never lowers it', () => {
    const cell = { counts: [1, 2, 2, 5], notApplicable: 0 };
    const shows = (seenTogether: number) => isShown(cell, { contributors: 10, seenTogether }, STANDARD_RULE);
    expect([0, 1, 4, 5].map(shows)).toEqual([true, true, true, false]);
    expect(protectedAgainst({ contributors: 10, seenTogether: 1 }, STANDARD_RULE)).toBe(2);
    expect(protectedAgainst({ contributors: 10, seenTogether: 4 }, STANDARD_RULE)).toBe(4);
    expect(() => protectedAgainst({ contributors: 10, seenTogether: -1 }, STANDARD_RULE)).toThrow(RangeError);
  });
});

describe('a protected cell', () => {
  it('holds the counts where they are shown', () => {
    expect(protectCell({ counts: [0, 1, 2, 5], notApplicable: 1 }, 9, STANDARD_RULE)).toEqual({
      state: 'shown',
      contributors: 9,
      counts: [0, 1, 2, 5],
      notApplicable: 1,
    });
  });

  it('holds nothing but the contributors where they are not, whatever the cause', () => {
    const tooAlike = protectCell({ counts: [0, 0, 0, 9], notApplicable: 0 }, 9, STANDARD_RULE);
    const tooFew = protectCell({ counts: [1, 1, 1, 1], notApplicable: 5 }, 9, STANDARD_RULE);
    expect(tooAlike).toEqual({ state: 'hidden', contributors: 9 });
    expect(tooFew).toEqual({ state: 'hidden', contributors: 9 });
  });
});

it.each([
  ['a negative count', [3, -1, 3, 3], 0, 12],
  ['half an authority', [3, 1.5, 3, 3], 0, 12],
  ['a negative not applicable', [3, 1, 3, 3], -1, 12],
  ['more answers than contributors', [3, 1, 3, 3], 1, 10],
  ['contributors that are no number', [3, 1, 3, 3], 0, Number.NaN],
])('%s is refused', (_what, counts, notApplicable, contributors) => {
  expect(() => protectCell({ counts, notApplicable }, contributors, STANDARD_RULE)).toThrow(RangeError);
});
