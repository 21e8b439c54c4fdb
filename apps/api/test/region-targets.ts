import type { RouteName } from '@plumbline/contract';

import * as world from './fixture.js';
import type { Target } from './permission-target.js';

const partners = (release: string, region: string) => `/releases/${release}/regions/${region}/partners`;
const movement = (release: string, earlier: string) => `/releases/${release}/since/${earlier}/movement`;
const file = (release: string, name = 'ratings.csv') => `/releases/${release}/files/${name}`;
const series = (framework: string, id = 'overall') => `/frameworks/${framework}/series/${id}`;

/** What regional leads and evaluators read of published results beside the pages of one region. */
export const REGION_TARGETS = {
  movement: [
    { what: 'since itself', path: movement(world.RELEASE, world.RELEASE), answer: 404 },
    { what: 'since one that is not there', path: movement(world.RELEASE, world.NOBODYS_ID), answer: 404 },
    { what: 'a release that is not there', path: movement(world.NOBODYS_ID, world.RELEASE), answer: 404 },
    { what: 'a malformed release', path: movement(world.RELEASE, '1'), answer: 422 },
    {
      what: 'those who joined, by name',
      path: `${movement(world.RELEASE, world.RELEASE)}?names=1`,
      answer: 422,
    },
  ],
  partnerResults: [
    { what: 'the own region', path: partners(world.RELEASE, world.NORTH), answer: 200 },
    {
      what: 'another region, which is published too',
      path: partners(world.RELEASE, world.SOUTH),
      answer: 200,
    },
    { what: 'a region that is not there', path: partners(world.RELEASE, 'E12000999'), answer: 404 },
    { what: 'a release that is not there', path: partners(world.NOBODYS_ID, world.NORTH), answer: 404 },
    { what: 'England in place of a region', path: partners(world.RELEASE, 'E92000001'), answer: 422 },
    { what: 'a malformed release', path: partners('1', world.NORTH), answer: 422 },
    { what: 'one kind only', path: `${partners(world.RELEASE, world.NORTH)}?kind=police`, answer: 422 },
  ],
  releaseFile: [
    { what: 'the figures', path: file(world.RELEASE), answer: 200 },
    { what: 'what describes them', path: file(world.RELEASE, 'ratings.meta.csv'), answer: 200 },
    { what: 'the figures for programs', path: file(world.RELEASE, 'ratings.json'), answer: 200 },
    { what: 'a file that there is not', path: file(world.RELEASE, 'audits.csv'), answer: 422 },
    { what: 'a release that is not there', path: file(world.NOBODYS_ID), answer: 404 },
    { what: 'a malformed release', path: file('1'), answer: 422 },
  ],
  readSeries: [
    { what: 'it', path: series('ofsted-ilacs'), answer: 200 },
    { what: 'no such recommendation', path: series('ofsted-ilacs', 'nothing'), answer: 404 },
    { what: 'no such framework', path: series('nothing'), answer: 404 },
    { what: 'a malformed framework', path: series('OFSTED'), answer: 422 },
  ],
} as const satisfies Partial<Record<RouteName, readonly Target[]>>;
