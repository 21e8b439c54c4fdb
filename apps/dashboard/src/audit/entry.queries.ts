import { entryRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** What one agency is asked in an audit, and what was entered for it. */
export const entryQuery = (auditId: string, agencyId: string) =>
  queryOptions({
    queryKey: ['entry', auditId, agencyId],
    queryFn: ({ signal }) => call(entryRoutes.readEntry, { params: { auditId, agencyId } }, signal),
  });
