import { type ChangeCycles, evaluationRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** Public frameworks, and the projects of whoever is signed in. */
export const evaluationQuery = queryOptions({
  queryKey: ['evaluation'],
  queryFn: ({ signal }) => call(evaluationRoutes.readEvaluation, {}, signal),
  staleTime: 5 * 60_000,
});

interface ChangeKey extends ChangeCycles {
  readonly frameworkId: string;
  /** Null: public ratings. */
  readonly projectId: string | null;
}

/** Signed ratings of closed cycles do not change. */
export const changeQuery = ({ frameworkId, projectId, from, to }: ChangeKey) =>
  queryOptions({
    queryKey: ['change', { frameworkId, projectId, from, to }],
    queryFn: ({ signal }) =>
      projectId === null
        ? call(evaluationRoutes.publicChange, { params: { frameworkId }, query: { from, to } }, signal)
        : call(
            evaluationRoutes.projectChange,
            { params: { projectId, frameworkId }, query: { from, to } },
            signal,
          ),
    staleTime: Infinity,
  });
