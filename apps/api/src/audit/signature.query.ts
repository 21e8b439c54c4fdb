import type { Signature } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/** The last signature under one of the tenant's audits; null: never signed. */
export async function findSignature(tx: TenantTx, auditId: string): Promise<Signature | null> {
  const [signature] = await tx.sql<Signature[]>`
    select to_char(signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt",
           content_hash            as "contentHash",
           consents_near_agreement as "consentsNearAgreement",
           accepts_later_absence   as "acceptsLaterAbsence"
    from   audit.signed_audit
    where  authority_id = ${tx.authorityId} and audit_id = ${auditId}
    order  by signing desc
    limit  1`;
  return signature ?? null;
}
