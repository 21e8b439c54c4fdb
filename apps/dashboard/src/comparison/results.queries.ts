import { type RegionResultsKey, type RegionsOverviewKey, resultsRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** Every cycle whose results are published, newest first. */
export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: ({ signal }) => call(resultsRoutes.listReleases, {}, signal),
  select: ({ releases }) => releases,
  staleTime: 5 * 60_000,
});

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
