import type { CycleSummary, ReportingUnit, ReturnState } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import {
  askedIn,
  groupsOf,
  resultsSentence,
  returnsAddressOf,
  returnsSentence,
  unitName,
  unknownReturns,
} from './returns.data.js';

const OPEN: CycleSummary = {
  framework: { id: 'cscip-2017', title: 'Recommendations' },
  ...{ cycle: '2026', timePeriod: '2026', fictional: false },
  state: 'open',
  opensOn: '2026-10-01',
  dueOn: '2027-03-31',
  figuresTakenOn: '2027-04-21',
  resultsOn: '2027-05-12',
  publishedOn: null,
  returned: 3,
};
const CLOSED: CycleSummary = { ...OPEN, state: 'closed' };
const TODAY = '2027-03-31';

/** As many units as are said of each state, by name. */
const units = (returned: number, late: number, missing: number): ReportingUnit[] =>
  (
    [
      ['returned', returned],
      ['returned-late', late],
      ['not-returned', missing],
    ] satisfies [ReturnState, number][]
  ).flatMap(([state, many]) =>
    Array.from({ length: many }, (_, at) => ({ name: `${state} ${at}`, state, covers: [] })),
  );

describe('the first sentence', () => {
  it.each([
    [OPEN, units(5, 0, 7), '5 of 12 authorities have returned. 7 have not yet; due 31 March 2027.'],
    [OPEN, units(1, 0, 1), '1 of 2 authorities has returned. 1 has not yet; due 31 March 2027.'],
    [OPEN, units(0, 0, 12), 'None of the 12 authorities has returned yet; due 31 March 2027.'],
    [OPEN, units(12, 0, 0), 'All 12 authorities have returned.'],
    [CLOSED, units(9, 0, 3), '9 of 12 authorities returned. 3 did not return.'],
    [CLOSED, units(0, 0, 12), 'None of the 12 authorities returned.'],
    [
      CLOSED,
      units(8, 2, 2),
      '10 of 12 authorities returned. 2 of them returned after figures were taken and do not count. 2 did not return.',
    ],
    [
      CLOSED,
      units(11, 1, 0),
      'All 12 authorities returned. 1 of them returned after figures were taken and does not count.',
    ],
    [OPEN, [], 'No authority of this region could return.'],
  ])('says how many have returned and what is left: %#', (cycle, some, sentence) => {
    expect(returnsSentence({ cycle, units: some }, TODAY)).toBe(sentence);
  });

  it('says it otherwise once the day has passed', () => {
    expect(returnsSentence({ cycle: OPEN, units: units(5, 0, 7) }, '2027-04-01')).toBe(
      '5 of 12 authorities have returned. 7 have not yet; it was due 31 March 2027.',
    );
  });
});

describe('what is said of results', () => {
  it.each<[CycleSummary, string]>([
    [
      OPEN,
      'Results will be published on 12 May 2027, from the audits signed off by the end of 21 April 2027.',
    ],
    [
      { ...CLOSED, resultsOn: null },
      'Results will be made from the audits that were signed off when figures were taken, on 21 April 2027. No day has been announced for them yet.',
    ],
    [{ ...CLOSED, state: 'published', publishedOn: '2027-05-12' }, 'Results were published on 12 May 2027.'],
    [
      { ...CLOSED, state: 'withdrawn', publishedOn: '2027-05-12' },
      'The results of this cycle were published, and withdrawn.',
    ],
  ])('is when and from what: %#', (cycle, sentence) => {
    expect(resultsSentence({ cycle }, TODAY)).toBe(sentence);
  });

  it('owns up to a day that has passed', () => {
    expect(resultsSentence({ cycle: CLOSED }, '2027-05-13')).toContain(
      'Results were announced for 12 May 2027 and are not published yet.',
    );
  });
});

it('who has not returned comes first while there is time, and last when there is none; nobody makes no group', () => {
  const titles = (cycle: CycleSummary, some: ReportingUnit[]) =>
    groupsOf({ cycle, units: some }).map(({ title, units: named }) => [title, named.length]);
  expect(titles(OPEN, units(5, 0, 7))).toEqual([
    ['Not yet returned', 7],
    ['Returned', 5],
  ]);
  expect(titles(CLOSED, units(5, 1, 6))).toEqual([
    ['Returned', 5],
    ['Returned after figures were taken', 1],
    ['Not returned', 6],
  ]);
});

it('a joint return says whom it answers for', () => {
  const unit = { name: 'The Lands', state: 'returned', covers: ['Lowland', 'Upland'] } as const;
  expect(unitName({ ...unit, covers: [...unit.covers] })).toBe(
    'The Lands (joint return of Lowland and Upland)',
  );
});

describe('the address', () => {
  it('asks for a framework and a cycle, or leaves it to the service', () => {
    expect(askedIn(new URLSearchParams(returnsAddressOf(OPEN).split('?')[1]))).toEqual({
      framework: 'cscip-2017',
      cycle: '2026',
    });
    expect(askedIn(new URLSearchParams('region=E12000002'))).toEqual({});
  });

  it.each([
    [{ framework: 'none' }, 'framework', 'none', ['2026']],
    [{ framework: 'cscip-2017', cycle: 'none' }, 'cycle', 'none', ['2026', '2025']],
  ])('that asks for what is not there is offered what is: %j', (asked, what, named, cycles) => {
    const unknown = unknownReturns([OPEN, { ...CLOSED, cycle: '2025', timePeriod: '2025' }], asked);
    expect(unknown).toMatchObject({ what, asked: named });
    expect(unknown.offered.map(({ address }) => address)).toEqual(
      cycles.map((cycle) => `/returns?framework=cscip-2017&cycle=${cycle}`),
    );
  });
});
