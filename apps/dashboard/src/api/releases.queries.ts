import { type Releases, resultsRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from './client.js';

/** Every cycle whose results are published, newest first. */
export const releasesQuery = queryOptions({
  queryKey: ['releases'],
  queryFn: ({ signal }) => call(resultsRoutes.listReleases, {}, signal),
  select: ({ releases }) => releases,
  staleTime: 5 * 60_000,
});

/** Cycles whose results were withdrawn, newest first. */
export const withdrawnQuery = queryOptions({
  ...releasesQuery,
  select: ({ withdrawn }: Releases) => withdrawn,
});
