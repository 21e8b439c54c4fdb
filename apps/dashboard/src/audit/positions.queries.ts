import { positionRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** What the partner's agency holds of recommendations, whichever authority asks. */
export const positionsQuery = queryOptions({
  queryKey: ['positions'],
  queryFn: ({ signal }) => call(positionRoutes.readPositions, {}, signal),
  select: ({ frameworks }) => frameworks,
});
