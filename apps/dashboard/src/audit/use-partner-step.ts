import type { Partners } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';

import { auditQuery, partnersQuery } from './audit.queries.js';

/** Changes who is asked or opens ratings, then shows partners as they are after it; the audit's own state may have moved with it. */
export function usePartnerStep<Words>(auditId: string, step: (words: Words) => Promise<Partners>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: step,
    onSuccess: async (partners) => {
      queries.setQueryData(partnersQuery(auditId).queryKey, partners);
      await queries.invalidateQueries({ queryKey: auditQuery(auditId).queryKey });
    },
  });
}
