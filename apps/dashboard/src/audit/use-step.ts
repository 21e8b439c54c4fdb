import type { Audit } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';

import { auditQuery, auditsQuery } from './audit.queries.js';

/** Takes a step with an audit, then shows the audit as it is after it. */
export function useStep<Words>(auditId: string, step: (words: Words) => Promise<Audit>) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: step,
    onSuccess: async (audit) => {
      queries.setQueryData(auditQuery(auditId).queryKey, audit);
      await queries.invalidateQueries({ queryKey: auditsQuery.queryKey });
      navigate(`/audits/${auditId}`);
    },
  });
}
