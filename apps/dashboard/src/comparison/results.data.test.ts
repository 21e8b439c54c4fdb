import type { RegionResults } from '@plumbline/contract';
import { expect, test } from 'vitest';

import {
  ratedWords,
  returnedElsewhereWords,
  rowInWords,
  sourceLines,
  standing,
  themeWords,
  tooFewWords,
  toThemes,
} from './results.data.js';
import { EXAMPLE } from './release.example.js';

const RESULTS: RegionResults = {
  release: EXAMPLE,
  region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
  levels: [
    { key: 'emerging', label: 'Emerging', strength: false },
    { key: 'established', label: 'Established', strength: true },
    { key: 'embedded', label: 'Embedded', strength: true },
  ],
  themes: [
    { id: 'practice', title: 'Practice' },
    { id: 'care', title: 'Edge of care' },
    { id: 'empty', title: 'Nothing asked' },
  ],
  enablers: [],
  recommendations: [
    {
      id: 'aims',
      title: 'Shared aims',
      themeId: 'practice',
      enablers: ['vision'],
      addressedTo: 'local',
      region: { state: 'shown', contributors: 10, counts: [2, 3, 4], notApplicable: 1 },
      england: { contributors: 131, contributorsNotShown: 14, counts: [59, 40, 18], notApplicable: 0 },
    },
    {
      id: 'data',
      title: 'Data sharing',
      themeId: 'care',
      enablers: [],
      addressedTo: 'national',
      region: { state: 'hidden', contributors: 10 },
      england: { contributors: 131, contributorsNotShown: 131, counts: null, notApplicable: null },
    },
  ],
};
const [practice, care] = toThemes(RESULTS);
const [aims] = practice?.rows ?? [];
const [data] = care?.rows ?? [];
if (!practice || !care || !aims || !data) throw new Error('two themes with a row each were given');

test('rows stand under their themes; themes that ask nothing are left out', () => {
  expect(toThemes(RESULTS).map(({ title, rows }) => [title, rows.length])).toEqual([
    ['Practice', 1],
    ['Edge of care', 1],
  ]);
});

test('a row that is shown has its counts, how many rated it and how many are at strength', () => {
  expect(aims.region).toEqual({ counts: [2, 3, 4], notApplicable: 1, rated: 9, atStrength: 7, share: 7 / 9 });
  expect(aims.england).toMatchObject({ counts: [59, 40, 18], rated: 117, atStrength: 58 });
});

test('what is not shown is nothing, never zero', () => {
  expect(data.region).toBeNull();
  expect(data.england).toBeNull();
  expect(rowInWords(RESULTS.levels, data)).toBe('');
});

test('a row in words', () => {
  expect(rowInWords(RESULTS.levels, aims)).toBe(
    '7 of 9 at strength. Emerging 2, Established 3, Embedded 4. England: 58 of 117 at strength.',
  );
});

test('not applicable is a count of its own', () => {
  expect(aims.region && ratedWords(aims.region)).toBe('9 rated, 1 not applicable');
  expect(aims.england && ratedWords(aims.england)).toBe('117 rated');
});

test('what is shown by consent is shown, and says so wherever it stands', () => {
  const { region } = RESULTS.recommendations[0] ?? {};
  if (region?.state !== 'shown') throw new Error('the first one was given as shown');
  const agreed: RegionResults = {
    ...RESULTS,
    recommendations: RESULTS.recommendations.map((item) => ({
      ...item,
      region: { ...region, state: 'shown_by_consent' },
    })),
  };
  const figures = toThemes(agreed)[0]?.rows[0]?.region;
  expect(figures).toEqual({ ...aims.region, byConsent: true });
  expect(figures && ratedWords(figures)).toBe(
    '9 rated, 1 not applicable. Shown because every authority agreed',
  );
  expect(standing(agreed)).toContain('2 of 2 recommendations shown.');
});

test("England's figures say what they leave out", () => {
  expect(returnedElsewhereWords(aims)).toBe(
    'from regions shown; 14 further authorities returned in regions not shown',
  );
  expect(returnedElsewhereWords({ ...aims, returnedElsewhere: 1 })).toContain('1 further authority returned');
  expect(returnedElsewhereWords({ ...aims, returnedElsewhere: 0 })).toBe('all regions shown');
  expect(returnedElsewhereWords(data)).toBe('shown in no region');
});

test('a theme says from how many of its recommendations its figure is taken', () => {
  expect(themeWords({ ...practice, rows: [aims, data] }, RESULTS)).toBe(
    '7 of 9 ratings are strengths, from 1 of 2 recommendations',
  );
  expect(themeWords(care, RESULTS)).toBeNull();
});

test('where the region stands', () => {
  expect(standing(RESULTS)).toBe(
    '10 of 12 authorities. 1 of 2 recommendations shown. Figures taken 30 June 2027. They will not change.',
  );
});

test('inspections have judgements, not recommendations', () => {
  const { release } = RESULTS;
  const inspected = {
    ...RESULTS,
    release: { ...release, framework: { ...release.framework, ratingsPublic: true } },
  };
  expect(standing(inspected)).toContain('1 of 2 judgements shown');
  expect(sourceLines(inspected, 'table')[0]).toContain('published judgements');
});

test('source, n of N, what is counted, which end is better, dates', () => {
  expect(sourceLines(RESULTS, 'table')).toEqual([
    'Source: Publisher, Framework; authorities’ own ratings, as signed off. North East: 10 of 12 authorities.',
    'Counted: authorities, by their rating of each recommendation. Not applicable is not a rating.',
    'Further to the right is better: Established or Embedded is a strength.',
    'Results published 14 July 2027 from figures taken 30 June 2027.',
  ]);
  expect(sourceLines(RESULTS, 'chart')[1]).toContain('A bar’s length is the share of those rated.');
});

test('fewer than five returns is a public fact', () => {
  const { release, region } = RESULTS;
  const few = { release, region: { ...region, contributors: 4 } };
  expect(tooFewWords([RESULTS])).toBe('');
  expect(tooFewWords([few])).toBe(
    'Fewer than five authorities in the North East returned, so no figures of this region can be shown.',
  );
  expect(
    tooFewWords([
      { ...few, cycle: '2024' },
      { ...RESULTS, cycle: '2025' },
    ]),
  ).toBe(
    'Fewer than five authorities in the North East returned in 2024, so no figures of this region can be shown in 2024.',
  );
  expect(tooFewWords([few, RESULTS, { release, region: { name: 'London', contributors: 0 } }])).toBe(
    'Fewer than five authorities in each of the North East and London returned, so no figures of these regions can be shown.',
  );
  const judged = { ...release, framework: { ...release.framework, ratingsPublic: true } };
  expect(tooFewWords([{ ...few, release: judged }])).toMatch(
    /^Fewer than five .* North East are in the results,/,
  );
});
