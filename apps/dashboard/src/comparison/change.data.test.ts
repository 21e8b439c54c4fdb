import type { Cell, RegionResults, Release } from '@plumbline/contract';
import { expect, test } from 'vitest';

import {
  askedOnce,
  changeAddressOf,
  chooseEarlier,
  coverageWords,
  inTime,
  movementWords,
  shownInBothWords,
  sideBySide,
} from './change.data.js';

const HIDDEN: Cell = { state: 'hidden', contributors: 10 };
const shown = (...counts: number[]): Cell => ({ state: 'shown', contributors: 10, counts, notApplicable: 0 });
const REGION = { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 };
const release = (cycle: string): Release => ({
  id: `0192f0c0-0000-7000-8000-00000000${cycle}`,
  framework: { id: 'f', title: 'F', publisher: 'P', ratingsPublic: false, note: null },
  ...{ cycle, timePeriod: cycle, figuresTakenOn: `${cycle}-06-30`, publishedOn: `${cycle}-07-14` },
  ...{ fictional: false, ruleVersion: '1', rule: 'A rule in words.', regions: [REGION] },
});
const results = (cycle: string, cells: Readonly<Record<string, Cell>>): RegionResults => ({
  release: release(cycle),
  region: REGION,
  levels: [
    { key: 'emerging', label: 'Emerging', strength: false },
    { key: 'established', label: 'Established', strength: true },
  ],
  themes: [{ id: 't', title: 'T' }],
  enablers: [],
  recommendations: Object.entries(cells).map(([id, region]) => ({
    ...{ id, title: `${id} in ${cycle}`, themeId: 't', enablers: [], addressedTo: 'local', region },
    england: { contributors: 150, contributorsNotShown: 0, counts: null, notApplicable: null },
  })),
});

const BEFORE = results('2026', { aims: shown(4, 6), data: shown(3, 5), teams: HIDDEN, split: shown(5, 5) });
const AFTER = results('2027', { teams: shown(5, 5), aims: shown(2, 7), data: HIDDEN, born: shown(5, 5) });
const [theme] = sideBySide(BEFORE, AFTER);

test('what both cycles ask stands side by side, in the later order and words', () => {
  expect(theme?.rows.map(({ title, before, after }) => [title, before?.counts, after?.counts])).toEqual([
    ['teams in 2027', undefined, [5, 5]],
    ['aims in 2027', [4, 6], [2, 7]],
    ['data in 2027', [3, 5], undefined],
  ]);
});

test('no row holds a difference, or anything else that is of both cycles at once', () => {
  expect(new Set(theme?.rows.flatMap((row) => Object.keys(row)))).toEqual(
    new Set(['id', 'title', 'before', 'after']),
  );
});

test('a theme is taken over what is shown in both cycles', () => {
  expect(theme?.before).toMatchObject({ atStrength: 6, rated: 10, from: 1, of: 3 });
  expect(theme?.after).toMatchObject({ atStrength: 7, rated: 9, from: 1, of: 3 });
});

test('what one cycle asks is named apart', () => {
  expect(askedOnce(BEFORE, AFTER)).toEqual(['born in 2027', 'split in 2026']);
});

test('coverage in words', () => {
  expect(coverageWords(BEFORE, AFTER)).toBe('10 of 12 authorities in 2026; 10 of 12 authorities in 2027.');
  expect(shownInBothWords(sideBySide(BEFORE, AFTER), AFTER)).toBe(
    '1 of 3 recommendations that both cycles ask are shown in both.',
  );
});

test('joiners and leavers in words, for the region that is shown', () => {
  const words = (joined: number, left: number) =>
    movementWords(
      {
        areas: [
          { code: 'E92000001', joined: 20, left: 9 },
          { code: REGION.code, joined, left },
        ],
      },
      BEFORE,
      AFTER,
    );
  expect(words(2, 1)).toBe('2 authorities joined and 1 left since 2026; 8 are in both.');
  expect(words(1, 0)).toBe('1 authority joined and 0 left since 2026; 9 are in both.');
  expect(words(0, 0)).toBe('No authority joined or left since 2026: the same 10 are in both.');
  expect(movementWords({ areas: [] }, BEFORE, AFTER)).toBe('');
});

const RELEASES = ['2027', '2026', '2025'].map(release);
const [newest, middle, oldest] = RELEASES;
if (!newest || !middle || !oldest) throw new Error('three releases were given');

test('beside a cycle stands the one before it; beside the oldest the one after', () => {
  expect(chooseEarlier(RELEASES, { release: newest }, null)).toEqual({ state: 'chosen', from: middle });
  expect(chooseEarlier(RELEASES, { release: oldest }, null)).toEqual({ state: 'chosen', from: middle });
  expect(chooseEarlier(RELEASES, { release: newest }, '2025')).toEqual({ state: 'chosen', from: oldest });
});

test('a cycle never stands beside itself, nor beside one that is not there', () => {
  expect(chooseEarlier(RELEASES, { release: newest }, '2027')).toEqual({ state: 'twice', from: middle });
  expect(chooseEarlier([newest], { release: newest }, '2027')).toEqual({ state: 'only-one' });
  expect(chooseEarlier(RELEASES, { release: newest }, '1999')).toEqual({ state: 'unknown', asked: '1999' });
  expect(chooseEarlier([newest], { release: newest }, null)).toEqual({ state: 'only-one' });
});

test('the earlier one comes first, whichever was asked for', () => {
  expect(inTime(newest, oldest)).toEqual([oldest, newest]);
  expect(inTime(oldest, newest)).toEqual([oldest, newest]);
  expect(changeAddressOf({ release: newest, region: REGION, from: middle })).toBe(
    '/change?framework=f&cycle=2027&from=2026&region=E12000001',
  );
});
