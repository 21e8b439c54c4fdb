import type { Audit } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { findAudit, readSignedRatings } from './own-audits.query.js';

/** @throws ProblemError not-found; another authority's audit is not found either (row-level security) */
export async function readAudit(tx: TenantTx, auditId: string): Promise<Audit> {
  const audit = await findAudit(tx, auditId);
  if (!audit) throw new ProblemError('not-found');
  return { ...audit, signedRatings: await readSignedRatings(tx, auditId) };
}
