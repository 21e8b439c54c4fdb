import type { Release } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { addressOf, choose, cycleName } from './choice.data.js';

const region = (code: string, name: string) => ({ code, name, authorities: 12, contributors: 10 });
const release = (frameworkId: string, cycle: string, timePeriod: string): Release => ({
  id: '0192f0c0-0000-7000-8000-0000000000b1',
  framework: { id: frameworkId, title: frameworkId, publisher: 'P', ratingsPublic: false, note: null },
  cycle,
  timePeriod,
  figuresTakenOn: '2027-06-30',
  publishedOn: '2027-07-14',
  fictional: false,
  ruleVersion: '1',
  rule: 'A rule in words.',
  regions: [region('E12000004', 'East Midlands'), region('E12000001', 'North East')],
});
const RELEASES = [release('recommendations', '2027', '2027'), release('ofsted', 'ILACS2', '2025')];
const USUAL = { regionCode: 'E12000001', view: 'chart' } as const;
const at = (search: string, usual: Parameters<typeof choose>[2] = USUAL) =>
  choose(RELEASES, new URLSearchParams(search), usual);
const addressAt = (...asked: Parameters<typeof at>) => {
  const chosen = at(...asked);
  return chosen.state === 'chosen' ? addressOf(chosen.choice) : chosen.state;
};

test('an empty address means the newest cycle, the own region, two bands and the view last used', () => {
  expect(addressAt('')).toBe(
    '/results?framework=recommendations&cycle=2027&region=E12000001&levels=two&view=chart',
  );
  expect(addressAt('', { ...USUAL, view: 'table' })).toContain('view=table');
});

test('a page may stay in a framework where the address names none', () => {
  expect(addressAt('', { ...USUAL, frameworkId: 'ofsted' })).toContain('framework=ofsted&cycle=ILACS2');
  const asked = { ...USUAL, frameworkId: 'ofsted' };
  expect(addressAt('framework=recommendations', asked)).toContain('cycle=2027');
});

test('people without a region start with the first by name', () => {
  expect(addressAt('', { ...USUAL, regionCode: null })).toContain('region=E12000004');
});

test('the address wins over what is usual', () => {
  const asked = 'framework=ofsted&cycle=ILACS2&region=E12000004&levels=four&view=table';
  expect(addressAt(asked)).toBe(`/results?${asked}`);
});

test('levels and views that do not exist mean the usual ones', () => {
  expect(addressAt('levels=nine&view=pie')).toContain('levels=two&view=chart');
});

test.each([
  ['framework=none', 'framework', 'none', ['recommendations, 2027', 'ofsted, ILACS2 (2025)']],
  ['framework=ofsted&cycle=ILACS9', 'cycle', 'ILACS9', ['ofsted, ILACS2 (2025)']],
  ['region=E12000099', 'region', 'E12000099', ['East Midlands', 'North East']],
])('offers what there is instead of %s', (search, what, asked, labels) => {
  const chosen = at(search);
  expect(chosen).toMatchObject({ state: 'unknown', what, asked });
  expect(chosen.state === 'unknown' && chosen.offered.map(({ label }) => label)).toEqual(labels);
});

test('no results at all is a state of its own', () => {
  expect(choose([], new URLSearchParams('cycle=2027'), USUAL)).toEqual({ state: 'none-published' });
});

test('a cycle named after its year is not named twice', () => {
  expect(cycleName({ cycle: 'ILACS2', timePeriod: '2025' })).toBe('ILACS2 (2025)');
  expect(cycleName({ cycle: '2027', timePeriod: '2027' })).toBe('2027');
});

test('how to read goes with the address and into what is offered', () => {
  const reading = 'by=enabler&order=gap&addressed=local';
  expect(addressAt(reading)).toContain(`&view=chart&${reading}`);
  const chosen = at(`framework=none&${reading}`);
  expect(chosen.state === 'unknown' && chosen.offered[0]?.address).toContain(reading);
});
