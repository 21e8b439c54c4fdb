import type { Change, ChangeFigures, RecommendationChange } from '@plumbline/contract';
import { expect, test } from 'vitest';

import {
  balanceWords,
  beyondRules,
  coverageWords,
  findingWords,
  pWords,
  seriesWords,
  warningsFor,
  withdrawnWords,
} from './change.data.js';
import { choose } from './choice.data.js';

const SHOWN: ChangeFigures = {
  state: 'shown',
  matched: 14,
  notApplicable: 0,
  lower: 1,
  same: 2,
  higher: 11,
  netDominance: 10 / 14,
  signP: 0.006,
  smallestP: 0.001,
  adjustedP: 0.01,
  verdict: 'more-higher',
  transitions: null,
  withinRules: true,
};
const recommendation = (figures: RecommendationChange['figures']): RecommendationChange => ({
  ...{
    id: 'overall',
    title: 'Overall',
    themeId: 'judgements',
    series: 'continues',
    joined: 0,
    left: 3,
    figures,
  },
});
const cycle = (id: string) => ({
  id,
  timePeriod: '2024',
  figuresTakenOn: '2024-06-30',
  fictional: false,
  authorities: 90,
});
const CHANGE: Change = {
  framework: { id: 'made-up', title: 'Made up', publisher: 'A publisher', note: null },
  project: null,
  from: cycle('A'),
  to: cycle('B'),
  coverage: { both: 84, left: 9, joined: 6 },
  levels: [],
  themes: [],
  changesNeeded: 6,
  rule: 'A rule.',
  recommendations: [
    recommendation(SHOWN),
    recommendation({ ...SHOWN, verdict: 'too-few-changes' }),
    recommendation({ state: 'hidden' }),
  ],
};

test('the first sentence says who is in both cycles, then what may be said', () => {
  expect(findingWords(CHANGE)).toBe(
    '84 authorities are in both cycles (9 left, 6 joined). On 1 of 2 clearly more rated higher than lower, on none clearly fewer, on 1 too few changes to tell.',
  );
  expect(coverageWords({ both: 1, left: 0, joined: 0 })).toBe(
    '1 authority is in both cycles (0 left, 0 joined).',
  );
});

test('a broken series says so, and how many still count', () => {
  expect(seriesWords(recommendation(SHOWN))).toBeNull();
  expect(seriesWords({ ...recommendation(SHOWN), series: 'ends' })).toBe(
    'Series broken: later versions ask it otherwise. 14 answered it under the same version in both cycles.',
  );
  expect(seriesWords({ ...recommendation({ state: 'not-comparable' }), series: 'begins' })).toBe(
    'Series broken: earlier versions asked it otherwise.',
  );
});

test('numbers carry their sign and no more digits than they deserve', () => {
  expect([0.5, -0.25, 0].map(balanceWords)).toEqual(['+0.50', '−0.25', '0.00']);
  expect([0.0001, 0.0421, 1].map(pWords)).toEqual(['under 0.001', '0.042', '1.000']);
});

test('a project is warned of self-report, public ratings are not called so', () => {
  const [ofProject] = warningsFor({ ...CHANGE, project: { id: 'p', title: 'P' } });
  expect(ofProject).toBe(
    'These are authorities’ own ratings of their practice. They are not inspection findings or outcomes for children.',
  );
  expect(warningsFor(CHANGE).join(' ')).not.toContain('own ratings');
  expect(warningsFor(CHANGE).at(-1)).toBe(
    '84 of 93 authorities of A are in both cycles. Change is for those 84.',
  );
});

test('what is not shown of a figure is said by whom it is kept from', () => {
  expect(beyondRules({ transitions: null })).toContain('not shown');
  expect(beyondRules({ transitions: [[1]] })).toBe('A project would not be given all of this.');
});

test('whoever compares cycles is told which of their published results were withdrawn', () => {
  const framework = { ...CHANGE.framework, cycles: [CHANGE.from, CHANGE.to] };
  const source = { key: 'made-up', label: 'Made up', projectId: null, framework };
  const choice = { source, from: CHANGE.from, to: CHANGE.to };
  const taken = (id: string, cycleId: string) => ({
    ...{ cycle: cycleId, timePeriod: '2024' },
    framework: { id, title: 'A title' },
  });
  expect(withdrawnWords(choice, [taken('other', 'A'), taken('made-up', 'C')])).toBeNull();
  expect(withdrawnWords(choice, [taken('made-up', 'B')])).toMatch(
    /^The published results of B \(2024\) were/,
  );
  expect(withdrawnWords(choice, [taken('made-up', 'B'), taken('made-up', 'A')])).toMatch(
    /^The published results of A \(2024\) and B \(2024\) were/,
  );
});

test('an address that turns time round is unknown', () => {
  const framework = { ...CHANGE.framework, cycles: [CHANGE.from, CHANGE.to] };
  const sources = [{ key: 'made-up', label: 'Made up', projectId: null, framework }];
  const stateOf = (address: string) => choose(sources, new URLSearchParams(address)).state;
  expect(stateOf('framework=made-up&from=A&to=B')).toBe('chosen');
  expect(stateOf('framework=made-up&from=B&to=A')).toBe('unknown');
  expect(stateOf('framework=made-up&from=A&to=A')).toBe('unknown');
});
