import type { AgencyPerson } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';

/** Grain: person who acts or acted for the agency, those whose time is not over first. Null: address: not on record; until: no last day. */
export function listAgencyPeople(tx: Tx, agencyId: string): Promise<AgencyPerson[]> {
  return tx.sql<AgencyPerson[]>`
    select membership.id as "membershipId", person.name as "name", work_address.address as "address",
           coalesce(record.let_in, membership.valid_from)::text as "from", membership.valid_until::text as "until",
           current_date > coalesce(membership.valid_until, 'infinity') as "over",
           coalesce(record.events, '[]') as "record"
    from   access.membership
    join   access.person on person.id = membership.person_id
    left   join access.work_address on work_address.person_id = person.id
    cross  join lateral (
      select json_agg(json_build_object(
               'what', event.what,
               'at', to_char(event.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               'by', administrator.name,
               'until', event.until) order by event.at) as events,
             max((event.at at time zone 'Europe/London')::date) filter (where event.what = 'let-in') as let_in
      from   access.membership_event event
      join   access.person administrator on administrator.id = event.by_person
      where  event.membership_id = membership.id) record
    where  membership.agency_id = ${agencyId} and membership.role = 'partner'
    order  by "over", lower(person.name), membership.id`;
}
