import { type AgencyPeople, agencyPeopleRoutes } from '@plumbline/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';
import { agenciesQuery, agencyQuery } from './agencies.queries.js';

/** Who signs in for an agency, and who did. */
export const agencyPeopleQuery = (agencyId: string) =>
  queryOptions({
    queryKey: ['agency-people', agencyId],
    queryFn: ({ signal }) => call(agencyPeopleRoutes.readAgencyPeople, { params: { agencyId } }, signal),
    select: ({ people }) => people,
  });

/** What an answer says of people stands at once; how many there are is asked for anew. */
export function keepPeople(queries: QueryClient, agencyId: string, { people }: AgencyPeople): void {
  queries.setQueryData(agencyPeopleQuery(agencyId).queryKey, { people });
  queries.removeQueries({ queryKey: agencyQuery(agencyId).queryKey, exact: true });
  queries.removeQueries({ queryKey: agenciesQuery.queryKey, exact: true });
}
