import { readFileSync } from 'node:fs';

import type { Cell, RegionsOverview } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { SHADE_WORDS, shownWords, toRegionsTable } from './regions.data.js';
import { EXAMPLE } from './release.example.js';

const shown = (...counts: number[]): Cell => ({ state: 'shown', contributors: 12, counts, notApplicable: 1 });
const HIDDEN: Cell = { state: 'hidden', contributors: 12 };
const LEVELS = [
  { key: 'emerging', label: 'Emerging', strength: false },
  { key: 'established', label: 'Established', strength: true },
  { key: 'embedded', label: 'Embedded', strength: true },
];
type Item = RegionsOverview['recommendations'][number];
const item = (id: string, regions: Cell[], england: number[] | null): Item => ({
  ...{ id, title: id, themeId: 'practice', enablers: [], addressedTo: 'local', regions },
  england: {
    contributors: 24,
    contributorsNotShown: 0,
    counts: england,
    notApplicable: england && 0,
  },
});
const overview = (...recommendations: Item[]): RegionsOverview => ({
  release: EXAMPLE,
  regions: [],
  levels: LEVELS,
  themes: [
    { id: 'practice', title: 'Practice' },
    { id: 'empty', title: 'Nothing asked' },
  ],
  enablers: [],
  recommendations,
});

test('a figure is a count first; what is not shown is [c], never blank and never 0', () => {
  const [theme, ...others] = toRegionsTable(overview(item('aims', [shown(2, 3, 4), HIDDEN], [2, 3, 4])));
  expect(others).toEqual([]);
  expect(theme?.rows[0]?.regions).toEqual([
    { text: '7 of 9', shade: 3 },
    { text: '[c]', shade: 'hidden' },
  ]);
  expect(theme?.rows[0]?.england).toEqual({ text: '7 of 9', shade: 3 });
});

test('what is shown by consent is marked', () => {
  const agreed: Cell = { state: 'shown_by_consent', contributors: 12, counts: [0, 0, 9], notApplicable: 0 };
  const some = overview(item('aims', [agreed, HIDDEN], [0, 0, 9]));
  expect(toRegionsTable(some)[0]?.rows[0]?.regions[0]).toEqual({ text: '9 of 9', shade: 4, byConsent: true });
  expect(shownWords(some)).toBe('1 of 2 figures of regions are shown.');
});

test('England is not shown where no region is', () => {
  const [theme] = toRegionsTable(overview(item('aims', [HIDDEN, HIDDEN], null)));
  expect(theme?.rows[0]?.england).toEqual({ text: '[c]', shade: 'hidden' });
});

test.each([
  [[10, 0, 0], 0],
  [[9, 1, 0], 0],
  [[8, 2, 0], 1],
  [[2, 4, 4], 4],
  [[0, 5, 5], 4],
])('%j is shaded %i', (counts, shade) => {
  const [theme] = toRegionsTable(overview(item('aims', [shown(...counts)], null)));
  expect(theme?.rows[0]?.regions[0]?.shade).toBe(shade);
  expect(SHADE_WORDS[shade]).toBeDefined();
});

test('counts what is shown', () => {
  const some = overview(item('a', [shown(2, 3, 4), HIDDEN], null), item('b', [HIDDEN, HIDDEN], null));
  expect(shownWords(some)).toBe('1 of 4 figures of regions are shown.');
});

test('what is not shown has shading of its own, and what nobody rated has none', () => {
  const styles = readFileSync(new URL('regions-table.css', import.meta.url), 'utf8');
  expect(styles).toMatch(/\.regions-table__shade--hidden \{\s+background: repeating-linear-gradient/);
  const nobody: Cell = { state: 'shown', contributors: 9, counts: [0, 0, 0], notApplicable: 9 };
  const [theme] = toRegionsTable(overview(item('aims', [nobody], null)));
  expect(theme?.rows[0]?.regions[0]).toEqual({ text: '0 of 0', shade: null });
});
