import type { ownResultsRoutes, returnsRoutes, resultsRoutes } from '@plumbline/contract';

import * as world from './fixture.js';
import type { Target } from './permission-target.js';

const results = (release: string, region: string) => `/releases/${release}/regions/${region}/results`;
const ownRegion = (release: string, rest = '') => `/releases/${release}/own-region/results${rest}`;

type Named =
  | Exclude<keyof typeof resultsRoutes, 'movement'>
  | keyof typeof returnsRoutes
  | keyof typeof ownResultsRoutes;

export const RELEASED_TARGETS: Readonly<Record<Named, readonly Target[]>> = {
  listReleases: [
    { what: 'them', path: '/releases', answer: 200 },
    { what: 'retracted ones too', path: '/releases?retracted=true', answer: 422 },
  ],
  regionResults: [
    { what: 'the own region', path: results(world.RELEASE, world.NORTH), answer: 200 },
    {
      what: 'another region, which is published too',
      path: results(world.RELEASE, world.SOUTH),
      answer: 200,
    },
    { what: 'a region that is not there', path: results(world.RELEASE, 'E12000999'), answer: 404 },
    { what: 'a release that is not there', path: results(world.NOBODYS_ID, world.NORTH), answer: 404 },
    { what: 'England in place of a region', path: results(world.RELEASE, 'E92000001'), answer: 422 },
    { what: 'a malformed region', path: results(world.RELEASE, 'north'), answer: 422 },
    { what: 'a malformed release', path: results('1', world.NORTH), answer: 422 },
    {
      what: 'a missing release with a parameter',
      path: `${results(world.NOBODYS_ID, world.NORTH)}?type=county`,
      answer: 422,
    },
  ],
  readReturns: [
    { what: 'the own region', path: '/returns', answer: 200 },
    { what: 'a cycle that is not there', path: '/returns?framework=cscip-2017&cycle=none', answer: 200 },
    { what: 'another region', path: `/returns?region=${world.SOUTH}`, answer: 422 },
    { what: 'a malformed cycle', path: '/returns?cycle=..%2F', answer: 422 },
  ],
  regionsOverview: [
    { what: 'it', path: `/releases/${world.RELEASE}/overview`, answer: 200 },
    { what: 'a release that is not there', path: `/releases/${world.NOBODYS_ID}/overview`, answer: 404 },
    { what: 'a malformed release', path: '/releases/1/overview', answer: 422 },
    { what: 'it by type', path: `/releases/${world.RELEASE}/overview?type=county`, answer: 422 },
  ],
  ownRatings: [
    { what: 'them', path: '/own-ratings', answer: 200 },
    { what: "another authority's", path: `/own-ratings?authorityId=${world.EASTVALE}`, answer: 422 },
  ],
  ownRegionResults: [
    { what: 'it', path: ownRegion(world.RELEASE), answer: 200 },
    { what: 'another region', path: ownRegion(world.RELEASE, `?regionCode=${world.SOUTH}`), answer: 422 },
    { what: 'a release that is not there', path: ownRegion(world.NOBODYS_ID), answer: 404 },
    { what: 'a malformed release', path: ownRegion('1'), answer: 422 },
  ],
};
