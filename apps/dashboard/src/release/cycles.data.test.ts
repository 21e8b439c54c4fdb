import type { CycleSummary } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { cycleAddress, nextSteps, previewersWords, previewSentence, totalReturns } from './cycles.data.js';

const OPEN: CycleSummary = {
  framework: { id: 'cscip-2017', title: 'Recommendations' },
  ...{ cycle: '2027', timePeriod: '2027', fictional: false },
  state: 'open',
  opensOn: '2027-01-01',
  dueOn: '2027-06-01',
  figuresTakenOn: '2027-06-30',
  fictional: false,
  resultsOn: '2027-09-01',
  publishedOn: null,
  returned: 3,
};

describe('what waits for an administrator', () => {
  it('is nothing while a cycle is open', () => {
    expect(nextSteps([OPEN], '2027-06-30')).toEqual([]);
  });

  it('is to close a cycle after its cut-off', () => {
    expect(nextSteps([OPEN], '2027-07-01')).toEqual([
      {
        text: 'Close 2027',
        why: 'Recommendations. Figures were taken on 30 June 2027.',
        href: '/cycles/cscip-2017/2027/close',
      },
    ]);
  });

  it('is to publish the results of a closed cycle, and to announce one where none runs', () => {
    const steps = nextSteps([{ ...OPEN, state: 'closed' }], '2027-07-02');
    expect(steps.map(({ text }) => text)).toEqual([
      'Preview and publish the results of 2027',
      'Announce a cycle',
    ]);
    expect(steps[0]?.why).toContain('results are announced for 1 September 2027');
  });
});

it('an address names framework, cycle and page', () => {
  expect(cycleAddress(OPEN)).toBe('/cycles/cscip-2017/2027');
  expect(cycleAddress(OPEN, 'publish')).toBe('/cycles/cscip-2017/2027/publish');
});

it('returns are added up over regions', () => {
  const regions = [
    { code: 'E12000001', name: 'North East', authorities: 12, returned: 10 },
    { code: 'E12000007', name: 'London', authorities: 33, returned: 0 },
  ];
  expect(totalReturns({ regions })).toEqual({ authorities: 45, returned: 10, notReturned: 35 });
});

describe('a preview in one sentence', () => {
  const region = { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10, shown: 20 };

  it('says how many authorities are in it', () => {
    expect(previewSentence({ preview: { recommendations: 27, regions: [region] } })).toBe(
      '10 of 12 authorities would be in the results. Every region would have figures to show.',
    );
  });

  it('says how many regions have nothing to show', () => {
    const regions = [region, { ...region, name: 'London', contributors: 4, shown: 0 }];
    expect(previewSentence({ preview: { recommendations: 27, regions } })).toBe(
      '14 of 24 authorities would be in the results. 1 of 2 regions would have no figures to show.',
    );
  });

  it('names who made it, because somebody else publishes', () => {
    expect(previewersWords({ previewedBy: [] })).toBe('');
    expect(previewersWords({ previewedBy: ['Jo Trevanion'] })).toBe('The preview was made by Jo Trevanion.');
    expect(previewersWords({ previewedBy: ['Jo Trevanion', 'Morgan Ellis'] })).toBe(
      'Previews were made by Jo Trevanion and Morgan Ellis.',
    );
  });

  it('is nothing before one is made', () => {
    expect(previewSentence({ preview: null })).toBeNull();
  });
});
