import type { Audit } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { ApiProblem, ServiceUnreachable } from '../api/client.js';
import { newKey } from '../api/new-key.js';
import { auditQuery, auditsQuery } from './audit.queries.js';

/**
 * Takes a step with an audit, then shows the audit as it is after it. The step is named by a key: pressing twice, or again after no answer
 * came, takes it once. A refusal because the audit has moved on shows where it is now.
 */
export function useStep(step: (key: string) => Promise<Audit>) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: () => step(key),
    onError: async (error) => {
      if (error instanceof ApiProblem && error.problem.status === 409)
        await queries.invalidateQueries({ queryKey: auditQuery('').queryKey.slice(0, 1) });
    },
    onSettled: (_, error) => {
      if (!(error instanceof ServiceUnreachable)) setKey(newKey());
    },
    onSuccess: async (audit) => {
      queries.setQueryData(auditQuery(audit.id).queryKey, audit);
      await queries.invalidateQueries({ queryKey: auditsQuery.queryKey });
      navigate(`/audits/${audit.id}`);
    },
  });
}
