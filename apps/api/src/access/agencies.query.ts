import type { AgencyDetails, AgencySummary, Serving } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';

/** Agencies, by name. Unit: people: of whom each can sign in now; serves: authorities, today. */
export function listAgencies(tx: Tx, agencyId: string | null = null): Promise<AgencySummary[]> {
  return tx.sql<AgencySummary[]>`
    select agency.id as "id", agency.name as "name", agency.kind as "kind",
           (select count(*)::int from access.membership
            where  membership.agency_id = agency.id and membership.role = 'partner'
            and    current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity')) as "people",
           (select count(*)::int from access.serving_now where serving_now.agency_id = agency.id) as "serves"
    from   access.agency
    where  agency.id = coalesce(${agencyId}::uuid, agency.id)
    order  by lower(agency.name), agency.id`;
}

/** Grain: time in which the agency serves an authority; those that are not over first. Null: from: always; until: not ended. */
export function readServing(tx: Tx, agencyId: string): Promise<Serving[]> {
  return tx.sql<Serving[]>`
    select serves.authority_id as "authorityId", named.name as "authority",
           nullif(serves.valid_from, '-infinity')::text as "from", serves.valid_until::text as "until"
    from   access.agency_authority serves
    cross  join lateral (
      select name from access.authority_name
      where  authority_name.authority_id = serves.authority_id order by valid_from desc limit 1) named
    where  serves.agency_id = ${agencyId}
    order  by coalesce(serves.valid_until < (now() at time zone 'Europe/London')::date, false), named.name, serves.valid_from`;
}

/** Authorities that there are now, joint returns among them, by name. */
export function listAuthorities(tx: Tx): Promise<AgencyDetails['authorities']> {
  return tx.sql<AgencyDetails['authorities']>`
    select authority_id as "id", name as "name"
    from   access.authority_name
    where  current_date between valid_from and coalesce(valid_to - 1, 'infinity')
    order  by name, authority_id`;
}

/** The region in which it counts in the latest cycle that it has a seat for. */
export async function readSeat(tx: Tx, agencyId: string): Promise<string | null> {
  const [seat] = await tx.sql<{ region: string }[]>`
    select region.name as "region"
    from   access.agency_seat seat
    join   framework.cycle on (cycle.framework_id, cycle.id) = (seat.framework_id, seat.cycle_id)
    join   access.region on region.code = seat.region_code
    where  seat.agency_id = ${agencyId}
    order  by cycle.figures_taken_on desc, cycle.framework_id
    limit  1`;
  return seat?.region ?? null;
}
