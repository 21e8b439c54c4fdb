import { readFileSync } from 'node:fs';

import type { RegionResults } from '@plumbline/contract';
import { expect, it } from 'vitest';

import { groupLines, ownLines, partnerThemeLines, regionLines } from './figure-lines.data.js';
import { EXAMPLE } from './release.example.js';

const RESULTS: Pick<RegionResults, 'release' | 'region' | 'levels' | 'recommendations'> = {
  release: EXAMPLE,
  region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
  levels: [{ key: 'not-in-place', label: 'Not in place', strength: false }],
  recommendations: [],
};

const DICTIONARY = new URL('../../../../docs/data-dictionary.md', import.meta.url);

/** What the data dictionary describes under a heading, in its order. */
const describedIn = (heading: string) => {
  const [, section = ''] = readFileSync(DICTIONARY, 'utf8').split(`\n## ${heading}\n`);
  const [own = ''] = section.split('\n## ');
  return own
    .split('\n')
    .flatMap((line) => /^\| ([^|]*)\|/.exec(line)?.[1]?.match(/\w+(?=`)|one column for each level/g) ?? []);
};

it('every column of a chart’s file is described in the data dictionary, in its order', () => {
  const described = describedIn('The figures of one chart or table');
  const levels = described.map((name) => (name === 'one column for each level' ? 'not_in_place' : name));
  const results = { ...RESULTS, themes: [], enablers: [] };
  expect(ownLines(results, [])[0]).toEqual(levels);
  expect(regionLines(results)[0]).toEqual(levels.slice(0, -2));
});

const FIGURE = { atStrength: 6, rated: 9, share: 6 / 9, from: 1, of: 2 };
const GROUP = { id: 'practice', title: 'Practice', of: 2 };

it('a file of enablers or themes has the same first columns and names which of the two they are', () => {
  const shown = { ...GROUP, region: { ...FIGURE, counts: [3, 6] }, england: { ...FIGURE, rated: 90 } };
  const [head, ...lines] = groupLines(RESULTS, 'enabler', [shown, { ...GROUP, region: null, england: null }]);
  const described = describedIn('Themes and enablers at a glance');
  expect(head).toEqual(described.filter((column) => column !== 'theme'));
  expect(groupLines(RESULTS, 'theme', [])[0]).toEqual(described.filter((column) => column !== 'enabler'));
  const release = ['Framework', '2027', '2027', 'no'];
  const [northEast, england] = [
    ['E12000001', 'North East'],
    ['E92000001', 'England'],
  ];
  expect(lines).toEqual([
    [...release, ...northEast, 'own', 'practice', 'Practice', 9, 6, 1, 2],
    [...release, ...england, 'own', 'practice', 'Practice', 90, 6, 1, 2],
    [...release, ...northEast, 'own', 'practice', 'Practice', 'c', 'c', 0, 2],
    [...release, ...england, 'own', 'practice', 'Practice', 'c', 'c', 0, 2],
  ]);
});

it('partners have their own lines in the file of themes', () => {
  const ratings = (rated: number) => ({ atStrength: 1, rated });
  const both = (rated: number) => ({
    ...{ authorities: ratings(rated), partners: ratings(rated + 1) },
    ...{ from: 1, of: 1 },
  });
  const lines = partnerThemeLines({
    ...RESULTS,
    themes: [{ id: 'practice', title: 'Practice', region: both(5), england: both(50) }],
    recommendations: [],
  });
  const [head = []] = lines;
  const [area, rater, rated] = ['area_name', 'rater_type', 'rated'].map((column) => head.indexOf(column));
  expect(lines.slice(1).map((line) => [line[area ?? 0], line[rater ?? 0], line[rated ?? 0]])).toEqual([
    ['North East', 'own', 5],
    ['North East', 'partner', 6],
    ['England', 'own', 50],
    ['England', 'partner', 51],
  ]);
});
