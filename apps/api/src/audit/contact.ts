import type { AnswerKey, OfferedContact } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';

/**
 * What the tenant is willing to be contacted about, of the recommendations that one of its audits asks.
 *
 * Grain:  recommendation, in the framework's order; those not offered are left out.
 * @throws ProblemError not-found for the audit
 */
export async function readOfferedContacts(tx: TenantTx, auditId: string): Promise<OfferedContact[]> {
  const [audit] = await tx.sql<{ contacts: OfferedContact[] }[]>`
    select (select coalesce(json_agg(json_build_object('recommendationId', item.id, 'contact', offered.contact) order by item.position), '[]')
            from   framework.recommendation item
            join   audit.contact offered on (offered.authority_id, offered.framework_id, offered.series_id)
                                              = (audit.authority_id, item.framework_id, item.series_id)
            where  (item.framework_id, item.version) = (audit.framework_id, audit.framework_version)
            and    offered.contact is not null) as "contacts"
    from   audit.audit
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId}`;
  if (!audit) throw new ProblemError('not-found');
  return audit.contacts;
}

/**
 * Says how to reach the authority about a recommendation; null takes it back. In whatever state the audit is: the offer is bound to the
 * recommendation and not to an answer, so that it tells of none.
 * @throws ProblemError not-found for the audit or the recommendation
 */
export async function offerContact(
  tx: TenantTx,
  { auditId, recommendationId }: AnswerKey,
  { contact, personId }: { readonly contact: string | null; readonly personId: string },
): Promise<OfferedContact[]> {
  const said = await tx.sql`
    insert into audit.contact (authority_id, framework_id, series_id, contact, said_by)
    select audit.authority_id, item.framework_id, item.series_id, ${contact}, ${personId}::uuid
    from   audit.audit
    join   framework.recommendation item on (item.framework_id, item.version) = (audit.framework_id, audit.framework_version)
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId} and item.id = ${recommendationId}
    on     conflict (authority_id, framework_id, series_id) do update
    set    contact = excluded.contact, said_by = excluded.said_by, said_at = clock_timestamp()
    returning series_id`;
  if (said.length === 0) throw new ProblemError('not-found');
  return readOfferedContacts(tx, auditId);
}
