import type { RegionsOverview } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { USUAL_READING } from './reading.data.js';
import { boundsWords, furtherWords, recommendationAddressOf } from './recommendation.data.js';

const overview = (counts: number[] | null, contributorsNotShown: number): RegionsOverview => ({
  release: {
    id: '0192f0c0-0000-7000-8000-000000002027',
    framework: { id: 'f', title: 'F', publisher: 'P', ratingsPublic: false, note: null },
    ...{ cycle: '2027', timePeriod: '2027', figuresTakenOn: '2027-06-30', publishedOn: '2027-07-14' },
    ...{ fictional: false, ruleVersion: '2', rule: 'A rule in words.' },
  },
  regions: [],
  levels: ['1', '2', '3', '4'].map((key) => ({ key, label: `Level ${key}`, strength: key > '2' })),
  themes: [],
  enablers: [],
  recommendations: [
    {
      ...{ id: 'aims', title: 'Aims', themeId: 't', enablers: [], addressedTo: 'local', regions: [] },
      england: { contributors: 131, contributorsNotShown, counts, notApplicable: counts && 0 },
    },
  ],
});

test('England’s counts are bounded by the authorities of regions not shown', () => {
  const some = overview([9, 20, 58, 30], 14);
  expect(boundsWords(some, 'aims')[2]).toBe(
    'Level 3: 58 of 117 ratings shown; if all had rated it Level 3, 72',
  );
  expect(furtherWords(some, 'aims')).toBe('14 further authorities returned in regions not shown.');
});

test('nothing is said where every region is shown, where none is, and of what is not asked', () => {
  expect(boundsWords(overview([9, 20, 58, 30], 0), 'aims')).toEqual([]);
  expect(boundsWords(overview(null, 131), 'aims')).toEqual([]);
  expect(boundsWords(overview([9, 20, 58, 30], 14), 'nothing')).toEqual([]);
});

test('the address keeps how the results were read, for the way back', () => {
  const where = { release: overview(null, 0).release, region: { code: 'E12000001' } };
  const plain = '/results/recommendations/aims?framework=f&cycle=2027&region=E12000001';
  expect(recommendationAddressOf('aims', where)).toBe(plain);
  const reading = { ...USUAL_READING, by: 'enabler', order: 'gap' } as const;
  expect(recommendationAddressOf('aims', { ...where, levels: 'four', view: 'table', reading })).toBe(
    `${plain}&levels=four&view=table&by=enabler&order=gap`,
  );
});
