import { exchangeRoutes } from '@plumbline/contract';
import { queryOptions } from '@tanstack/react-query';

import { call } from '../api/client.js';

/** What an uploaded workbook would change. */
export const importQuery = (auditId: string, importId: string) =>
  queryOptions({
    queryKey: ['import', auditId, importId],
    queryFn: ({ signal }) => call(exchangeRoutes.readImport, { params: { auditId, importId } }, signal),
  });
