import type { AuditState, AuditStep } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/** The steps that one of the tenant's audits has taken. Grain: step, oldest first. Null: by: no longer acts for the authority. */
export function readSteps(tx: TenantTx, auditId: string): Promise<AuditStep[]> {
  return tx.sql<AuditStep[]>`
    select to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at",
           colleague.name   as "by",
           event.from_state as "from",
           event.to_state   as "to",
           event.reason     as "reason"
    from   audit.audit_event event
    left   join access.colleagues() colleague on colleague.person_id = event.person_id
    where  (event.authority_id, event.audit_id) = (${tx.authorityId}::uuid, ${auditId}::uuid)
    order  by event.at`;
}

/** Who sent one of the tenant's audits last and who edited it last; null: nobody yet, or not recorded. */
export async function readHands(
  tx: TenantTx,
  auditId: string,
): Promise<{ sender: string | null; lastEditor: string | null }> {
  const [hands] = await tx.sql<{ sender: string | null; lastEditor: string | null }[]>`
    select (select person_id from audit.audit_event
            where  (authority_id, audit_id) = (${tx.authorityId}::uuid, ${auditId}::uuid) and to_state = 'sent' order by at desc limit 1) as "sender",
           (select changed_by from audit.answer
            where  (authority_id, audit_id) = (${tx.authorityId}::uuid, ${auditId}::uuid) and rater_type <> 'partner' order by changed_at desc limit 1) as "lastEditor"`;
  return hands ?? { sender: null, lastEditor: null };
}

/** Holds one of the tenant's audits until the transaction ends: nobody saves an answer or takes a step meanwhile. Null: not there. */
export async function lockAudit(tx: TenantTx, auditId: string): Promise<AuditState | null> {
  const [audit] = await tx.sql<{ state: AuditState }[]>`
    select state from audit.audit where (authority_id, id) = (${tx.authorityId}::uuid, ${auditId}::uuid) for update`;
  return audit?.state ?? null;
}
