import type { Cell, RegionResults } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { englandWords, figureWords, toThemeLines } from './overview.data.js';
import {
  countNational,
  groupingsOf,
  placeLines,
  type Reading,
  readingIn,
  readingParts,
  selectResults,
  toGroups,
  USUAL_READING,
} from './reading.data.js';
import { EXAMPLE } from './release.example.js';

const HIDDEN: Cell = { state: 'hidden', contributors: 10 };
const shown = (gap: number, strength: number): Cell => ({
  state: 'shown',
  contributors: 10,
  counts: [gap, strength],
  notApplicable: 0,
});
const england = (gap: number, strength: number) => ({
  contributors: 150,
  contributorsNotShown: 0,
  counts: [gap, strength],
  notApplicable: 0,
});

const RESULTS: RegionResults = {
  release: EXAMPLE,
  region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
  levels: [
    { key: 'emerging', label: 'Emerging', strength: false },
    { key: 'established', label: 'Established', strength: true },
  ],
  themes: [
    { id: 'practice', title: 'Practice' },
    { id: 'care', title: 'Edge of care' },
  ],
  enablers: [
    { id: 'vision', title: 'Vision' },
    { id: 'workforce', title: 'Workforce' },
    { id: 'unserved', title: 'Unserved' },
  ],
  recommendations: [
    {
      ...{ id: 'aims', title: 'Aims', themeId: 'practice', enablers: ['vision', 'workforce'] },
      ...{ addressedTo: 'local', region: shown(2, 8), england: england(5, 95) },
    },
    {
      ...{ id: 'model', title: 'Model', themeId: 'practice', enablers: ['vision'] },
      ...{ addressedTo: 'both', region: HIDDEN, england: england(60, 40) },
    },
    {
      ...{ id: 'teams', title: 'Teams', themeId: 'practice', enablers: ['workforce'] },
      ...{ addressedTo: 'national', region: shown(4, 5), england: england(80, 20) },
    },
    {
      ...{ id: 'data', title: 'Data', themeId: 'care', enablers: [] },
      ...{ addressedTo: 'local', region: HIDDEN, england: england(50, 50) },
    },
  ],
};
const read = (reading: Partial<Reading>) =>
  toGroups(RESULTS, { ...USUAL_READING, ...reading }).map(({ title, listed }) => [
    title,
    listed.map(({ id }) => id),
  ]);

test('what an address leaves out, or asks for and does not exist, is the usual', () => {
  expect(readingIn(new URLSearchParams(''))).toEqual(USUAL_READING);
  expect(readingIn(new URLSearchParams('by=size&order=rank&addressed=all'))).toEqual(USUAL_READING);
  expect(readingParts(USUAL_READING)).toEqual({});
});

test('what is not usual stands in the address', () => {
  const reading = { by: 'enabler', order: 'england', localOnly: true } as const;
  expect(readingParts(reading)).toEqual({ by: 'enabler', order: 'england', addressed: 'local' });
  expect(readingIn(new URLSearchParams(readingParts(reading)))).toEqual(reading);
});

test('in the framework’s order what is not shown keeps its place', () => {
  expect(read({})).toEqual([
    ['Practice', ['aims', 'model', 'teams']],
    ['Edge of care', ['data']],
  ]);
});

test('by enabler, one that serves two stands under both; enablers that none serves are left out', () => {
  expect(read({ by: 'enabler' })).toEqual([
    ['Vision', ['aims', 'model']],
    ['Workforce', ['aims', 'teams']],
  ]);
});

test('the largest gap first, and what is not shown has no place', () => {
  expect(read({ by: 'none', order: 'gap' })).toEqual([['All recommendations', ['teams', 'aims']]]);
});

test('furthest below England first: 8 of 10 against 95 of 100 lies below, 5 of 9 against 20 of 100 above', () => {
  expect(read({ by: 'none', order: 'england' })).toEqual([['All recommendations', ['aims', 'teams']]]);
});

test('a picture names its order, what is not shown and what stands under no heading', () => {
  const said = (reading: Partial<Reading>) => {
    const whole = { ...USUAL_READING, ...reading };
    return placeLines(RESULTS, toGroups(RESULTS, whole), whole);
  };
  expect(said({})).toEqual(['Order: as in the framework.']);
  expect(said({ by: 'none', order: 'gap' })).toEqual([
    'Order: largest gap first.',
    'Left out of this picture: Model; Data. Not shown to protect authorities: too few rated this, or their ratings were too alike.',
  ]);
  expect(said({ by: 'enabler', order: 'england' })[0]).toBe('Order: furthest below England first.');
  const recommendations = RESULTS.recommendations.map((item) => ({
    ...item,
    enablers: item.id === 'aims' ? [] : item.enablers,
  }));
  const some = { ...RESULTS, recommendations };
  const byEnabler = { ...USUAL_READING, by: 'enabler' } as const;
  expect(placeLines(some, toGroups(some, byEnabler), byEnabler).slice(1)).toEqual([
    'Under no heading of this picture: Aims.',
    expect.stringMatching(/^Left out of this picture: Data\. Not shown/),
  ]);
});

test('a framework without enablers, or with one theme, offers what it has', () => {
  expect(groupingsOf(RESULTS)).toEqual(['theme', 'enabler', 'none']);
  const plain = { ...RESULTS, themes: RESULTS.themes.slice(0, 1), enablers: [] };
  expect(groupingsOf(plain)).toEqual(['theme']);
  expect(toGroups(plain, { ...USUAL_READING, by: 'enabler' }).map(({ id }) => id)).toEqual(['practice']);
});

test('what is only for government and funders can be left out', () => {
  expect(countNational(RESULTS)).toBe(1);
  const local = selectResults(RESULTS, { ...USUAL_READING, localOnly: true });
  expect(local.recommendations.map(({ id }) => id)).toEqual(['aims', 'model', 'data']);
  expect(selectResults(RESULTS, USUAL_READING)).toBe(RESULTS);
});

test('a theme is pooled over what is shown; England is taken over the same recommendations', () => {
  const [practice, care] = toThemeLines(toGroups(RESULTS, USUAL_READING), RESULTS.levels);
  expect(practice?.region).toEqual({
    ...{ atStrength: 13, rated: 19, share: 13 / 19, from: 2, of: 3 },
    counts: [6, 13],
  });
  expect(practice?.england).toEqual({ atStrength: 115, rated: 200, share: 115 / 200, from: 2, of: 3 });
  expect(care).toEqual({ id: 'care', title: 'Edge of care', region: null, england: null, of: 1 });
});

test('a theme says from how many of its recommendations', () => {
  const figure = { atStrength: 41, rated: 66, share: 41 / 66, from: 7, of: 9 };
  expect(figureWords(figure, 'recommendations')).toBe(
    '41 of 66 ratings at strength, from 7 of 9 recommendations',
  );
  expect(englandWords(figure, 'recommendation', 'recommendations')).toBe(
    'England, the same 7 recommendations: 41 of 66',
  );
  expect(englandWords({ ...figure, from: 1 }, 'recommendation', 'recommendations')).toContain(
    'England, the same recommendation: 41 of 66',
  );
});
