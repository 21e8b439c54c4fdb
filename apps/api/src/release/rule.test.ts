import { STANDARD_RULE } from '@plumbline/disclosure';
import { describe, expect, it } from 'vitest';

import { ruleFrom } from './rule.js';

describe('the rule of the service', () => {
  it('is the standard one where nothing is set', () => {
    expect(ruleFrom({})).toEqual(STANDARD_RULE);
  });

  it('can be raised, and says so in its version', () => {
    const rule = ruleFrom({ PLUMBLINE_RULE: 'minRated=6 spreadPercent=25' });
    expect(rule).toEqual({
      ...STANDARD_RULE,
      minRated: 6,
      spreadPercent: 25,
      version: '2 minRated=6 spreadPercent=25',
    });
  });

  it.each([
    ['minRated=4', 'minRated may not be lowered from 5 to 4'],
    ['spreadFromEight=2', 'spreadFromEight may not be lowered from 3 to 2'],
    ['minRated=six', 'minRated must be a whole number, not NaN'],
    ['minRated', 'minRated must be a whole number, not NaN'],
    ['threshold=9', 'threshold is no number of the rule'],
  ])('refuses %s', (words, reason) => {
    expect(() => ruleFrom({ PLUMBLINE_RULE: words })).toThrow(
      `The environment is not right: PLUMBLINE_RULE: ${reason}.`,
    );
  });
});
