import { describe, expect, it } from 'vitest';

import { describeRule, raiseRule, safeCoalition, spread, STANDARD_RULE } from './rule.js';

describe('the spread', () => {
  it.each([
    [5, 2],
    [7, 2],
    [8, 3],
    [15, 3],
    [16, 4],
    [20, 4],
    [21, 5],
    [25, 5],
    [26, 6],
    [30, 6],
    [31, 7],
    [33, 7],
    [35, 7],
    [36, 8],
  ])('of %i contributors is %i', (contributors, expected) => {
    expect(spread(contributors, STANDARD_RULE)).toBe(expected);
  });

  it.each([
    [5, 1],
    [7, 1],
    [8, 2],
    [15, 2],
    [16, 3],
    [20, 3],
    [21, 4],
    [26, 5],
    [31, 6],
    [33, 6],
  ])('keeps a coalition from learning: of %i, up to %i', (contributors, known) => {
    expect(safeCoalition(contributors, STANDARD_RULE)).toBe(known);
  });

  it.each([-1, 2.5, Number.NaN])('has no meaning for %d contributors', (contributors) => {
    expect(() => spread(contributors, STANDARD_RULE)).toThrow(RangeError);
  });
});

describe('a rule', () => {
  it('may be raised, and then says so', () => {
    expect(raiseRule(STANDARD_RULE, { minRated: 10, spreadPercent: 25 })).toEqual({
      version: '2 minRated=10 spreadPercent=25',
      minRated: 10,
      spreadBelowEight: 2,
      spreadFromEight: 3,
      spreadPercent: 25,
    });
  });

  it('may be raised again, with the version of one that was raised at once', () => {
    const raised = raiseRule(raiseRule(STANDARD_RULE, { spreadPercent: 25 }), { minRated: 10 });
    expect(raised).toEqual(raiseRule(STANDARD_RULE, { minRated: 10, spreadPercent: 25 }));
  });

  it('stays what it is without a change', () => {
    expect(raiseRule(STANDARD_RULE, {})).toEqual(STANDARD_RULE);
    expect(raiseRule(STANDARD_RULE, { minRated: 5 })).toEqual(STANDARD_RULE);
  });

  it('may not be lowered, not even from what it was raised to', () => {
    expect(() => raiseRule(STANDARD_RULE, { minRated: 3, spreadFromEight: 2 })).toThrow(
      new RangeError(
        'minRated may not be lowered from 5 to 3; spreadFromEight may not be lowered from 3 to 2',
      ),
    );
    expect(() => raiseRule(raiseRule(STANDARD_RULE, { minRated: 10 }), { minRated: 5 })).toThrow(RangeError);
  });

  it.each(['{ "minRated": 5.5 }', '{ "minRated": null }', '{ "minRated": "9" }', '{ "minRates": 9 }'])(
    'refuses a configuration of %s',
    (configuration) => {
      expect(() => raiseRule(STANDARD_RULE, JSON.parse(configuration))).toThrow(RangeError);
    },
  );

  it('can be said in words', () => {
    expect(describeRule(STANDARD_RULE)).toBe(
      'Figures are shown where at least 5 rated the recommendation and at least 2 authorities (3 where 8 or more returned), and no fewer than 20 in 100 of those that returned, gave another rating than the most common one. Where every authority of a region agreed to it when signing off, figures on which almost all agree are shown too, and marked.',
    );
  });
});
