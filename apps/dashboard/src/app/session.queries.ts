import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** Who is signed in; null while nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('currentSession', {}, signal),
  select: ({ session }) => session,
  staleTime: 60_000,
});

/** The ways to sign in that this service offers. */
export const signInOptionsQuery = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => call('signInOptions', {}, signal),
  select: ({ demonstration }) => demonstration,
  staleTime: Infinity,
});
