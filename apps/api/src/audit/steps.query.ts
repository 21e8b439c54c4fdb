import type { AuditState, AuditStep } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
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
    where  event.authority_id = ${tx.authorityId} and event.audit_id = ${auditId}
    order  by event.at`;
}

/** Who was last at one of the tenant's audits; null: nobody yet, or not recorded. */
interface Hands {
  readonly sender: string | null;
  /** Of the authority's own and the agreed answers. */
  readonly lastEditor: string | null;
  /** Of partners' answers, as far as they have opened. */
  readonly lastPartner: string | null;
}

export async function readHands(tx: TenantTx, auditId: string): Promise<Hands> {
  const [hands] = await tx.sql<Hands[]>`
    select (select person_id from audit.audit_event
            where  authority_id = ${tx.authorityId} and audit_id = ${auditId} and to_state = 'sent' order by at desc limit 1) as "sender",
           (select changed_by from audit.answer
            where  authority_id = ${tx.authorityId} and audit_id = ${auditId} and rater_type <> 'partner' order by changed_at desc limit 1) as "lastEditor",
           (select changed_by from audit.answer
            where  authority_id = ${tx.authorityId} and audit_id = ${auditId} and rater_type = 'partner' order by changed_at desc limit 1) as "lastPartner"`;
  return hands ?? { sender: null, lastEditor: null, lastPartner: null };
}

/** Whether somebody sent an audit or was last at its answers: another person signs it. */
export const hadItLast = (hands: Hands, personId: string): boolean =>
  [hands.sender, hands.lastEditor, hands.lastPartner].includes(personId);

interface LockedAudit {
  readonly authorityId: string;
  readonly state: AuditState;
}

/** Holds one of the tenant's audits until the transaction ends: nobody saves an answer or takes a step meanwhile. Null: not there. */
export async function lockAudit(tx: TenantTx, auditId: string): Promise<LockedAudit | null> {
  const [audit] = await tx.sql<LockedAudit[]>`
    select authority_id as "authorityId", state from audit.audit
    where  authority_id = coalesce(${tx.authorityId}::uuid, (select authority_id from audit.asked where audit_id = ${auditId}::uuid limit 1))
    and    id = ${auditId}
    for    update`;
  return audit ?? null;
}

/** Whether answers may still be given. */
export const isDraft = ({ state }: { readonly state: string }): boolean =>
  state === 'draft' || state === 'being-checked';

/** The same of an audit whose answers may still be given. Whose it is. @throws ProblemError not-found, wrong-state */
export async function lockDraft(tx: TenantTx, auditId: string): Promise<string> {
  const audit = await lockAudit(tx, auditId);
  if (!audit) throw new ProblemError('not-found');
  if (!isDraft(audit)) throw new ProblemError('wrong-state');
  return audit.authorityId;
}

/**
 * Holds one of the tenant's audits for saving answers: others save theirs meanwhile, and nobody takes a step or opens ratings. Whose
 * audit it is; null: not there.
 */
export async function holdAudit(tx: TenantTx, auditId: string): Promise<string | null> {
  const [audit] = await (tx.authorityId === null
    ? tx.sql<{ authorityId: string }[]>`
        select authority_id as "authorityId" from audit.audit
        where  authority_id = (select authority_id from audit.asked where audit_id = ${auditId}::uuid limit 1)
        and    id = ${auditId}
        for    share`
    : tx.sql<{ authorityId: string }[]>`
        select authority_id as "authorityId" from audit.audit
        where  (authority_id, id) = (${tx.authorityId}::uuid, ${auditId}::uuid)
        for    share`);
  return audit?.authorityId ?? null;
}
