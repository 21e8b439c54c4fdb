import type { Tx } from '../platform/database.js';

/**
 * Gives every agency without a seat in a cycle that is not closed one: in the region of the authority that it served first. A seat that
 * there is stays, whichever authorities it comes to serve.
 */
export async function seatAgencies(tx: Tx): Promise<void> {
  await tx.sql`
    insert into access.agency_seat (agency_id, framework_id, cycle_id, region_code)
    select first.agency_id, cycle.framework_id, cycle.id, named.region_code
    from   (select distinct on (agency_id) agency_id, authority_id
            from   access.agency_authority
            order  by agency_id, valid_from, authority_id) first
    cross  join lateral (
      select region_code from access.authority_name
      where  authority_name.authority_id = first.authority_id order by valid_from desc limit 1) named
    join   access.authority on authority.id = first.authority_id
    join   framework.cycle on cycle.closed_at is null and cycle.fictional = authority.fictional
    on     conflict do nothing`;
}
