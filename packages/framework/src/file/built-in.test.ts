import { describe, expect, it } from 'vitest';

import { recommendationsOf } from '../model.js';
import { seriesOf } from '../series.js';
import { builtInFrameworks } from './built-in.js';

const [programme, ofsted2018, ofsted2023] = builtInFrameworks();

describe('the built-in frameworks', () => {
  it('are the programme of 2017 and two versions of the Ofsted judgements', () => {
    expect(builtInFrameworks().map(({ id, version }) => `${id}:${version}`)).toEqual([
      'cscip-2017:1',
      'ofsted-ilacs:2018',
      'ofsted-ilacs:2023',
    ]);
  });
});

describe('the programme of 2017', () => {
  it('has 27 recommendations in themes of 12, 9 and 6, in the order of the reports', () => {
    expect(programme?.themes.map((theme) => theme.recommendations.length)).toEqual([12, 9, 6]);
    expect(
      programme?.themes.map((theme) => theme.recommendations.map(({ source }) => source).join(' ')),
    ).toEqual([
      'TR1.1 TR1.2 TR1.3 TR1.4 TR1.5 TR1.6 TR1.7 TR1.8 TR1.9 TR1.10 TR1.11 TR1.12',
      'TR2.1 TR2.2 TR2.3 TR2.4 TR2.5 TR2.6 TR2.7 TR2.8 TR2.9',
      'TR3.1 TR3.2 TR3.3 TR3.4 TR3.5 TR3.6',
    ]);
  });

  it('says for each what to ask, what to look for and which enabler it serves', () => {
    const items = programme === undefined ? [] : recommendationsOf(programme);
    expect(
      items.filter(({ statement, question }) => statement === undefined || question === undefined),
    ).toEqual([]);
    expect(items.filter(({ lookFor }) => lookFor.length < 3)).toEqual([]);
    expect(items.filter(({ enablers }) => enablers.length === 0)).toEqual([]);
  });

  it('has four levels, the upper two a strength, and not applicable beside them', () => {
    expect(programme?.levels.map(({ level, key, strength }) => [level, key, strength])).toEqual([
      [0, 'not-in-place', false],
      [1, 'emerging', false],
      [2, 'established', true],
      [3, 'embedded', true],
    ]);
    expect(programme?.notApplicable?.label).toBe('Not applicable');
    expect(programme?.ratingsPublic).toBe(false);
  });

  it('has seven enablers, spelled out', () => {
    expect(programme?.enablers.map(({ title }) => title)).toEqual([
      'Clear vision and strategy',
      'Stable leadership and governance',
      'A supported, engaged workforce',
      'Partnership working',
      'Core systems and processes',
      'Fostering innovation',
      'Judicious use of resources',
    ]);
  });

  it('sets evidence beside the recommendations', () => {
    expect(programme?.evidence).toHaveLength(47);
    expect(programme?.evidence[0]).toEqual({
      id: 'principle-child',
      kind: 'principle',
      says: 'Keep the purpose clear and the child at its centre',
      supports: ['shared-aims', 'clear-model'],
      source: 'TR1',
    });
  });
});

describe('the Ofsted judgements', () => {
  it('are public, and have no not applicable', () => {
    expect([ofsted2018?.ratingsPublic, ofsted2023?.ratingsPublic]).toEqual([true, true]);
    expect([ofsted2018?.notApplicable, ofsted2023?.notApplicable]).toEqual([null, null]);
    expect([ofsted2018?.validTo, ofsted2023?.validFrom]).toEqual(['2022-12-31', '2023-01-01']);
  });

  it('continue in three series; the judgement that was split ends, and two begin', () => {
    const series = seriesOf(builtInFrameworks().filter(({ id }) => id === 'ofsted-ilacs'));
    expect([...(series.get(2018) ?? [])]).toEqual([
      ['overall', 'overall'],
      ['leadership', 'leadership'],
      ['help_and_protection', 'help_and_protection'],
      ['children_in_care_and_care_leavers', 'children_in_care_and_care_leavers'],
    ]);
    expect([...(series.get(2023) ?? [])]).toEqual([
      ['overall', 'overall'],
      ['leadership', 'leadership'],
      ['help_and_protection', 'help_and_protection'],
      ['children_in_care', 'children_in_care'],
      ['care_leavers', 'care_leavers'],
    ]);
  });
});
