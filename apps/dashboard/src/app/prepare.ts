import type { QueryClient } from '@tanstack/react-query';

import { sessionQuery, signInOptionsQuery } from './session.queries.js';

/**
 * Fetches what decides the first page: who is signed in and, for those who are not, how they can. What fails is left to the
 * page, which asks again and says so.
 */
export async function prepare(queries: QueryClient): Promise<void> {
  await queries.prefetchQuery(sessionQuery);
  if (queries.getQueryData(sessionQuery.queryKey)?.session === null)
    await queries.prefetchQuery(signInOptionsQuery);
}
