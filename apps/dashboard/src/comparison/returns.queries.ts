import { type ReturnsQuery, returnsRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** Who has returned in the lead's region. What an address leaves out is answered once, under the full address too. */
export const returnsQuery = (asked: ReturnsQuery) =>
  queryOptions({
    queryKey: ['returns', asked],
    queryFn: async ({ signal, client }) => {
      const returns = await call(returnsRoutes.readReturns, { query: asked }, signal);
      if (returns.shown) {
        const { framework, cycle } = returns.shown.cycle;
        client.setQueryData(['returns', { framework: framework.id, cycle }], returns);
      }
      return returns;
    },
  });
