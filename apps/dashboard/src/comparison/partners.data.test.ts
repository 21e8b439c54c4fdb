import type { Cell, EnglandCell, PartnerResult, PartnerResults } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { partnerLines } from './figure-lines.data.js';
import {
  organisationsWords,
  partnersFinding,
  partnersPlaceLines,
  toPartnersThemes,
} from './partners.data.js';

const LEVELS = [
  { key: 'none', label: 'None', strength: false },
  { key: 'some', label: 'Some', strength: false },
  { key: 'most', label: 'Most', strength: true },
  { key: 'all', label: 'All', strength: true },
];
const shown = (counts: number[], contributors = 9): Cell => ({
  ...{ state: 'shown', contributors, counts },
  notApplicable: 0,
});
const hidden = (contributors = 3): Cell => ({ state: 'hidden', contributors });
const NO_ENGLAND: EnglandCell = {
  ...{ contributors: 9, contributorsNotShown: 9 },
  ...{ counts: null, notApplicable: null },
};
const item = (id: string, authorities: Cell, partners: Cell): PartnerResult => ({
  ...{ id, title: `Title ${id}`, themeId: 'theme', enablers: [], addressedTo: 'local' },
  authorities: { region: authorities, england: NO_ENGLAND },
  partners: { region: partners, england: NO_ENGLAND },
});

const RESULTS: PartnerResults = {
  release: {
    id: '00000000-0000-4000-8000-000000000001',
    framework: { id: 'f', title: 'Framework', publisher: 'Publisher', ratingsPublic: false, note: null },
    ...{ fictional: true, cycle: '2027', timePeriod: '2027' },
    ...{ figuresTakenOn: '2027-06-30', publishedOn: '2027-07-15', ruleVersion: '1', rule: 'A rule.' },
  },
  region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
  levels: LEVELS,
  themes: [{ id: 'theme', title: 'Theme', region: null, england: null }],
  recommendations: [
    item('higher', shown([4, 2, 2, 1]), shown([1, 2, 3, 3])),
    item('lower', shown([1, 2, 3, 3]), shown([4, 2, 2, 1])),
    item('same', shown([1, 2, 3, 3]), shown([2, 1, 3, 3])),
    item('partners hidden', shown([1, 2, 3, 3]), hidden()),
    item('both hidden', hidden(9), hidden(2)),
  ],
};

test('only what is shown of both is compared, and the finding says how much that is', () => {
  expect(partnersFinding(RESULTS)).toBe(
    '3 of 5 recommendations can be compared. On 1 a smaller share of partner organisations than of authorities rate a strength, on 1 a larger share, on 1 the same. Furthest below: Title lower (partners 3 of 9, authorities 6 of 9).',
  );
  const none = { ...RESULTS, recommendations: RESULTS.recommendations.slice(3) };
  expect(partnersFinding(none)).toBe('None of 2 recommendations can be compared.');
});

test('what cannot be compared has no place in the order of difference', () => {
  const titles = (order: 'framework' | 'lower') =>
    toPartnersThemes(RESULTS, order).flatMap(({ rows }) => rows.map(({ id }) => id));
  expect(titles('lower')).toEqual(['lower', 'same', 'higher']);
  expect(titles('framework')).toEqual(RESULTS.recommendations.map(({ id }) => id));
});

test('a picture names its order and what is left out of it', () => {
  const said = (order: 'framework' | 'lower') =>
    partnersPlaceLines(RESULTS, toPartnersThemes(RESULTS, order), order);
  expect(said('framework')).toEqual(['Order: as in the framework.']);
  expect(said('lower')).toEqual([
    'Order: partners furthest below authorities first.',
    expect.stringMatching(/^Left out, because not shown of both: Title partners hidden; Title both hidden\./),
  ]);
});

test('organisations are those that answered: from the fewest to the most of a recommendation', () => {
  expect(organisationsWords(RESULTS, 'the North East')).toMatch(
    /^2 to 9 partner organisations with their seat in the North East answered/,
  );
});

test('the file has the same signs as the page', () => {
  const lines = partnerLines(RESULTS);
  expect(lines).toHaveLength(1 + 5 * 4);
  expect(lines[0]?.slice(0, 4)).toEqual(['framework', 'time_period', 'cycle', 'fictional']);
  expect(lines[2]?.slice(0, 4)).toEqual(['Framework', '2027', '2027', 'yes']);
  expect(lines[2]?.slice(6)).toEqual(['partner', 'higher', 'Title higher', 1, 2, 3, 3, 0, 9, 6, 'no']);
  expect(lines[14]?.slice(6)).toEqual([
    ...['partner', 'partners hidden', 'Title partners hidden'],
    ...['c', 'c', 'c', 'c', 'c', 'c', 'c', 'no'],
  ]);
});
