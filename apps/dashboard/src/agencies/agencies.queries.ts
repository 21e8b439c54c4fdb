import { type AgencyDetails, agencyRoutes } from '@plumbline/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

const AGENCIES = 'agencies';

/** Every agency. */
export const agenciesQuery = queryOptions({
  queryKey: [AGENCIES],
  queryFn: ({ signal }) => call(agencyRoutes.listAgencies, {}, signal),
  select: ({ agencies }) => agencies,
});

/** One agency and whom it serves. */
export const agencyQuery = (agencyId: string) =>
  queryOptions({
    queryKey: [AGENCIES, agencyId],
    queryFn: ({ signal }) => call(agencyRoutes.readAgency, { params: { agencyId } }, signal),
  });

/** What an answer says of an agency stands at once; the list is asked for anew. */
export function keepAgency(queries: QueryClient, details: AgencyDetails): void {
  queries.setQueryData(agencyQuery(details.agency.id).queryKey, details);
  queries.removeQueries({ queryKey: agenciesQuery.queryKey, exact: true });
}
