import { describe, expect, it } from 'vitest';

import { protectCell } from './cell.js';
import { blockOfOrganisations, histogramOf, organisationAnswer } from './organisations.js';
import { STANDARD_RULE } from './rule.js';

const answers = (...given: (number | null)[]) =>
  new Map(given.map((answer, audit) => [`audit ${audit}`, answer]));

describe('an organisation counts once', () => {
  it.each([
    [[2], 2],
    [[3, 1], 1],
    [[3, 1, 3], 3],
    [[0, 1, 2, 3], 1],
    [[3, null], 3],
    [[null, null], null],
  ])('of %j with %j: the lower median of its ratings', (given, expected) => {
    expect(organisationAnswer(answers(...given), 4)).toBe(expected);
  });

  it('in any order of its audits', () => {
    const given = [3, 0, null, 1, 2];
    const turned = given.map((_, at) => answers(...given.slice(at), ...given.slice(0, at)));
    expect(turned.map((each) => organisationAnswer(each, 4))).toEqual([1, 1, 1, 1, 1]);
  });

  it('or not at all: without an answer it is none of the block', () => {
    expect(() => organisationAnswer(new Map(), 4)).toThrow(RangeError);
    expect(() => organisationAnswer(answers(4), 4)).toThrow(RangeError);
  });
});

describe('a block of organisations', () => {
  const apart = [0, 1, 2, 3, 3, 2, 1].map((level, at) => new Map([[`audit ${at}`, level]]));

  it('counts those that answered, and how many of them one audit sees', () => {
    const both = [
      ...apart,
      new Map<string, number | null>([
        ['audit 0', null],
        ['audit 1', 3],
      ]),
    ];
    expect(blockOfOrganisations(both, 4)).toEqual({
      histogram: { counts: [1, 2, 2, 3], notApplicable: 0 },
      block: { contributors: 8, seenTogether: 2 },
    });
    expect(blockOfOrganisations([], 4)).toEqual({
      histogram: { counts: [0, 0, 0, 0], notApplicable: 0 },
      block: { contributors: 0, seenTogether: 0 },
    });
  });

  it('is hidden when one audit sees too many of them', () => {
    const together = apart.map((each) => new Map([['one audit', [...each.values()][0] ?? null]]));
    const stateOf = (organisations: typeof together) => {
      const { histogram, block } = blockOfOrganisations(organisations, 4);
      return protectCell(histogram, block, STANDARD_RULE).state;
    };
    expect(stateOf(apart)).toBe('shown');
    expect(stateOf(together)).toBe('hidden');
  });
});

it('counts answers, and refuses one that the scale does not have', () => {
  expect(histogramOf([0, 2, 2, null], 4)).toEqual({ counts: [1, 0, 2, 0], notApplicable: 1 });
  expect(() => histogramOf([4], 4)).toThrow(RangeError);
});
