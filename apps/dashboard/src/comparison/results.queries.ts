import {
  contactRoutes,
  frameworkRoutes,
  type MovementKey,
  type OwnRegionKey,
  ownResultsRoutes,
  partnerResultsRoutes,
  type RegionResultsKey,
  type RegionsOverviewKey,
  resultsRoutes,
  type SeriesKey,
} from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** Published figures never change, so they are never stale. */
export const regionResultsQuery = (key: RegionResultsKey) =>
  queryOptions({
    queryKey: ['region-results', key],
    queryFn: ({ signal }) => call(resultsRoutes.regionResults, { params: key }, signal),
    staleTime: Infinity,
  });

export const regionsOverviewQuery = (key: RegionsOverviewKey) =>
  queryOptions({
    queryKey: ['regions-overview', key],
    queryFn: ({ signal }) => call(resultsRoutes.regionsOverview, { params: key }, signal),
    staleTime: Infinity,
  });

/** Who joined and left between two published cycles, as numbers. */
export const movementQuery = (key: MovementKey) =>
  queryOptions({
    queryKey: ['movement', key],
    queryFn: ({ signal }) => call(resultsRoutes.movement, { params: key }, signal),
    staleTime: Infinity,
  });

/** Partner organisations' figures beside authorities'. */
export const partnerResultsQuery = (key: RegionResultsKey) =>
  queryOptions({
    queryKey: ['partner-results', key],
    queryFn: ({ signal }) => call(partnerResultsRoutes.partnerResults, { params: key }, signal),
    staleTime: Infinity,
  });

/** What a recommendation says: a new version of its framework may word it anew. */
export const seriesQuery = (key: SeriesKey) =>
  queryOptions({
    queryKey: ['series', key],
    queryFn: ({ signal }) => call(frameworkRoutes.readSeries, { params: key }, signal),
    staleTime: 5 * 60_000,
  });

/** Who in the lead's own region is willing to be contacted about a recommendation: as it stands now. */
export const seriesContactsQuery = (key: SeriesKey) =>
  queryOptions({
    queryKey: ['series-contacts', key],
    queryFn: ({ signal }) => call(contactRoutes.seriesContacts, { params: key }, signal),
  });

/** What the authority signed, cycle by cycle. */
export const ownRatingsQuery = queryOptions({
  queryKey: ['own-ratings'],
  queryFn: ({ signal }) => call(ownResultsRoutes.ownRatings, {}, signal),
  select: ({ cycles }) => cycles,
});

/** Published figures of the authority's own region: as unchanging as all of them. */
export const ownRegionResultsQuery = (key: OwnRegionKey) =>
  queryOptions({
    queryKey: ['own-region-results', key],
    queryFn: ({ signal }) => call(ownResultsRoutes.ownRegionResults, { params: key }, signal),
    staleTime: Infinity,
  });
