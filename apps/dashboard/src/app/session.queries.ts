import { type DemonstrationPerson, sessionRoutes, type SignIn } from '@plumbline/contract';
import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** Who is signed in; null while nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(sessionRoutes.currentSession, {}, signal),
  select: ({ session }) => session,
  staleTime: 60_000,
});

/** Whether this is a demonstration: its people and their audits are made up. */
export const demonstrationQuery = queryOptions({
  ...sessionQuery,
  select: ({ demonstration }) => demonstration,
});

/** Whether nobody is signed in because the person's time in the role is over. */
export const accessOverQuery = queryOptions({ ...sessionQuery, select: ({ accessOver }) => accessOver });

/** Nobody is signed in any more; what the service is has not changed. */
export function forgetSession(queries: QueryClient, { everythingElseToo = false } = {}): void {
  const demonstration = queries.getQueryData(sessionQuery.queryKey)?.demonstration ?? false;
  if (everythingElseToo) queries.clear();
  queries.setQueryData(sessionQuery.queryKey, { session: null, accessOver: false, demonstration });
}

/** After a refusal: nobody may be signed in any more, for now or for good. */
export async function askForSessionAnew(queries: QueryClient): Promise<void> {
  try {
    await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
  } catch {
    forgetSession(queries);
  }
}

/** Who of the front door, and for whom: one person may act for several. */
export const signInOf = ({ role, name, actsFor }: DemonstrationPerson): SignIn => ({
  demonstrationRole: role,
  demonstrationName: name,
  demonstrationFor: actsFor,
});

/** The ways to sign in that this service offers. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call(sessionRoutes.signInOptions, {}, signal),
  select: ({ demonstration }) => demonstration,
  staleTime: Infinity,
});

/** Where whoever runs the service can be reached; null: nobody has said. */
export const contactQuery = queryOptions({ ...signInOptionsQuery, select: ({ contact }) => contact });
