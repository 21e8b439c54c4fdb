import type { Audit } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { ServiceUnreachable } from '../api/client.js';
import { newKey } from '../api/new-key.js';
import { auditQuery, auditsQuery } from './audit.queries.js';

/**
 * Takes a step with an audit, then shows the audit as it is after it. The step is named by a key: pressing twice, or again after no answer
 * came, takes it once.
 */
export function useStep(step: (key: string) => Promise<Audit>) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const [key, setKey] = useState(newKey);
  return useMutation({
    mutationFn: () => step(key),
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
