import type { AuthorityPerson } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/**
 * Who may act for the authority that is set, now or from a day to come.
 *
 * Grain:  person x role, by role in the order of the work, then by name.
 * Null:   until: no last day.
 */
export function readPeople(tx: TenantTx): Promise<AuthorityPerson[]> {
  return tx.sql<AuthorityPerson[]>`
    select membership.id as "membershipId", membership.person_id as "personId", colleague.name as "name",
           membership.role as "role", membership.valid_until::text as "until"
    from   access.membership
    join   access.colleagues() colleague on colleague.person_id = membership.person_id
    where  current_date <= coalesce(membership.valid_until, 'infinity')
    order  by array_position(array['audit-lead', 'contributor', 'approver', 'viewer'], membership.role), colleague.name, membership.id`;
}
