import { QueryClient } from '@tanstack/react-query';

import { ApiProblem, ServiceUnreachable } from '../api/client.js';

const MOST_RETRIES = 2;

/** Asking again helps only where nobody has refused: the service did not answer, or is not ready. */
function isWorthRetrying(failures: number, error: Error): boolean {
  if (failures >= MOST_RETRIES) return false;
  return error instanceof ServiceUnreachable || (error instanceof ApiProblem && error.problem.status === 503);
}

export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // A council's network can be up while the browser says that it is offline: always try.
      queries: { retry: isWorthRetrying, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
