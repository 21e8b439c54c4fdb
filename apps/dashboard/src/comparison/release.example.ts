import type { Release } from '@plumbline/contract';

/** A release as tests of pages read them. */
export const EXAMPLE: Omit<Release, 'regions'> = {
  id: '0192f0c0-0000-7000-8000-0000000000b1',
  framework: { id: 'f', title: 'Framework', publisher: 'Publisher', ratingsPublic: false, note: null },
  cycle: '2027',
  timePeriod: '2027',
  figuresTakenOn: '2027-06-30',
  publishedOn: '2027-07-14',
  fictional: false,
  ruleVersion: '1',
  rule: 'A rule in words.',
};
