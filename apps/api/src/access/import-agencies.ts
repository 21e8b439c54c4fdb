import type { Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import type { AgencyRow } from './agencies.file.js';
import { seatAgencies } from './seat-agencies.js';

export interface ImportedAgencies {
  readonly added: number;
  /** Times of serving that are new, and that end now. */
  readonly started: number;
  readonly ended: number;
}

/** Codes of the authorities that there are now. */
export async function readCurrentCodes(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx.sql<{ code: string }[]>`
    select code from access.authority_name where current_date between valid_from and coalesce(valid_to - 1, 'infinity')`;
  return new Set(rows.map(({ code }) => code));
}

/**
 * Takes over agencies, known by their names, and whom they serve. The same file again changes nothing, and what it leaves out stays as it
 * is. A line without days begins today where the agency does not serve the authority yet.
 * @throws Failure for an agency that the service knows as one of another kind
 */
export async function importAgencies(tx: Tx, rows: readonly AgencyRow[]): Promise<ImportedAgencies> {
  const lines = JSON.stringify(rows);
  const others = await tx.sql<{ name: string; kind: string }[]>`
    select distinct agency.name, agency.kind
    from   jsonb_to_recordset(${lines}::jsonb) as row(agency text, kind text)
    join   access.agency on lower(agency.name) = lower(row.agency) and agency.kind <> row.kind
    order  by agency.name`;
  if (others.length > 0)
    throw new Failure(
      `${others.map(({ name, kind }) => `${name} is known as ${kind}`).join('; ')}. Nothing was imported.`,
    );
  const [done] = await tx.sql<ImportedAgencies[]>`
    with row as materialized (
      select agency as name, kind, authority_code, nullif("from", '')::date as valid_from, nullif(until, '')::date as valid_until
      from   jsonb_to_recordset(${lines}::jsonb) as row(agency text, kind text, authority_code text, "from" text, until text)
    ), added as (
      insert into access.agency (id, kind, name)
      select distinct on (lower(name)) gen_random_uuid(), kind, name from row
      on     conflict do nothing
      returning id, name
    ), line as materialized (
      select known.id as agency_id, named.authority_id, row.valid_from, row.valid_until
      from   row
      join   (select id, name from access.agency union all select id, name from added) known on lower(known.name) = lower(row.name)
      join   access.authority_name named
               on named.code = row.authority_code and current_date between named.valid_from and coalesce(named.valid_to - 1, 'infinity')
    ), ended as (
      update access.agency_authority serves set valid_until = line.valid_until
      from   line
      where  (serves.agency_id, serves.authority_id) = (line.agency_id, line.authority_id)
      and    serves.valid_until is null
      and    line.valid_until >= serves.valid_from
      returning serves.agency_id
    ), started as (
      insert into access.agency_authority (agency_id, authority_id, valid_from, valid_until)
      select agency_id, authority_id, coalesce(valid_from, least(valid_until, (now() at time zone 'Europe/London')::date)), valid_until
      from   line
      where  not exists (select from access.agency_authority serves
                         where  (serves.agency_id, serves.authority_id) = (line.agency_id, line.authority_id)
                         and    (serves.valid_until is null
                                 or serves.valid_until >= coalesce(line.valid_from, line.valid_until, (now() at time zone 'Europe/London')::date)))
      on     conflict do nothing
      returning agency_id
    )
    select (select count(*)::int from added)   as "added",
           (select count(*)::int from started) as "started",
           (select count(*)::int from ended)   as "ended"`;
  await seatAgencies(tx);
  return done ?? { added: 0, started: 0, ended: 0 };
}
