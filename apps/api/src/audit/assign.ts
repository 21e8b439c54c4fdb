import type { Assign, Assignment } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { lockDraft } from './steps.query.js';
import type { Stepper } from './take-step.js';

/** Who looks after what of one of the tenant's audits. Grain: recommendation that is somebody's, in the framework's order. Null: name: no longer acts here. */
export function readAssigned(tx: TenantTx, auditId: string): Promise<Assignment[]> {
  return tx.sql<Assignment[]>`
    select assignment.item_id as "recommendationId", assignment.person_id as "personId", colleague.name as "name"
    from   audit.assignment
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (assignment.framework_id, assignment.framework_version, assignment.item_id)
    left   join access.colleagues() colleague on colleague.person_id = assignment.person_id
    where  assignment.authority_id = ${tx.authorityId} and assignment.audit_id = ${auditId} and assignment.person_id is not null
    order  by recommendation.position`;
}

/**
 * Says who looks after what; what is not named stays. All of it or nothing.
 * @throws ProblemError not-found for the audit or an item; wrong-state once it is sent; invalid-request for somebody who does not answer
 * for the authority now
 */
export async function assign(
  tx: TenantTx,
  { auditId, personId }: Stepper,
  { assigned }: Assign,
): Promise<Assignment[]> {
  await lockDraft(tx, auditId);
  await requirePeople(tx, assigned);
  const last = [...new Map(assigned.map((each) => [each.recommendationId, each])).values()];
  const written = await tx.sql`
    insert into audit.assignment
      (authority_id, audit_id, item_id, framework_id, framework_version, person_id, assigned_by)
    select audit.authority_id, audit.id, recommendation.id, audit.framework_id, audit.framework_version, said."personId", ${personId}::uuid
    from   audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    join   jsonb_to_recordset(${JSON.stringify(last)}::jsonb) as said("recommendationId" text, "personId" uuid)
             on said."recommendationId" = recommendation.id
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId} and audit.origin = 'here'
    on     conflict (authority_id, audit_id, item_id) do update
    set    person_id = excluded.person_id, assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at
    returning item_id`;
  if (written.length !== last.length) throw new ProblemError('not-found');
  return readAssigned(tx, auditId);
}

async function requirePeople(tx: TenantTx, assigned: Assign['assigned']): Promise<void> {
  const people = [...new Set(assigned.flatMap(({ personId }) => personId ?? []))];
  const [strangers] = await tx.sql<{ any: boolean }[]>`
    select exists (select from unnest(${people}::uuid[]) as named (person_id)
                   where  not exists (select from access.membership
                                      where  membership.person_id = named.person_id
                                      and    membership.role in ('audit-lead', 'contributor')
                                      and    current_date between membership.valid_from
                                                              and coalesce(membership.valid_until, 'infinity'))) as "any"`;
  if (strangers?.any)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/body/assigned', detail: 'Choose an audit lead or a contributor of your authority' },
    ]);
}
