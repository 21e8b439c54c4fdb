import { randomUUID } from 'node:crypto';

import type { Tx } from '../platform/database.js';
import type { AuthorityRow, ChangeRow } from './authorities.file.js';
import {
  ALWAYS,
  currentNames,
  type DatedName,
  endedNames,
  type KnownCodes,
  refuseLeftOut,
} from './dated-names.js';

export interface ImportedAuthorities {
  readonly regions: number;
  readonly current: number;
  readonly abolished: number;
  readonly recoded: number;
  readonly jointReturns: number;
}

/**
 * Takes over the authorities as they are now and how they came to be: a recode keeps the authority and dates its codes; a merger
 * or a split ends one and begins others. The same files again change nothing.
 * @throws Failure when a recode would join two authorities that the service already tells apart, or current ones are left out
 */
export async function importAuthorities(
  tx: Tx,
  authorities: readonly AuthorityRow[],
  changes: readonly ChangeRow[],
): Promise<ImportedAuthorities> {
  const known = await readKnownCodes(tx);
  refuseLeftOut(authorities, changes, known);
  const current = currentNames(authorities, changes, known);
  const formers = endedNames(current, changes, known);
  const byCode = new Map(current.map((name) => [name.code, name]));
  const joint = jointReturns(authorities, byCode, known);

  const regions = [...new Map(authorities.map((row) => [row.region_code, row.region_name]))];
  await tx.sql`
    insert into access.region (code, name)
    select code, name from jsonb_to_recordset(${JSON.stringify(regions.map(([code, name]) => ({ code, name })))}::jsonb) as r(code text, name text)
    on conflict (code) do update set name = excluded.name`;
  await writeNames(tx, [...current, ...formers, ...joint.map(({ name }) => name)]);
  const ended = changes.filter(({ kind }) => kind !== 'recode');
  const abolished = new Set(ended.map(({ old_code }) => old_code));
  const ids = new Map([...current, ...formers].map(({ code, authorityId }) => [code, authorityId]));
  await writeSuccession(tx, ended, ids);
  await writeCovers(tx, joint);
  return {
    regions: regions.length,
    current: current.length,
    abolished: abolished.size,
    recoded: formers.length - abolished.size,
    jointReturns: joint.length,
  };
}

async function readKnownCodes(tx: Tx): Promise<KnownCodes> {
  const rows = await tx.sql<
    { code: string; authorityId: string; validFrom: string; validTo: string | null }[]
  >`
    select code, authority_id as "authorityId", valid_from::text as "validFrom", valid_to::text as "validTo"
    from   access.authority_name`;
  return new Map(rows.map(({ code, ...held }) => [code, held]));
}

interface JointReturn {
  name: DatedName;
  covers: string[];
}

function jointReturns(
  authorities: readonly AuthorityRow[],
  byCode: ReadonlyMap<string, DatedName>,
  known: KnownCodes,
): JointReturn[] {
  const groups = Map.groupBy(
    authorities.filter(({ dfe_joint_return_code }) => dfe_joint_return_code !== ''),
    ({ dfe_joint_return_code }) => dfe_joint_return_code,
  );
  return [...groups].map(([code, rows]) => ({
    name: {
      authorityId: known.get(code)?.authorityId ?? randomUUID(),
      kind: 'joint-return',
      code,
      oldCode: code,
      name: rows.map(({ la_name }) => la_name).join(' and '),
      type: 'Joint return',
      regionCode: rows[0]?.region_code ?? '',
      validFrom: ALWAYS,
      validTo: null,
    },
    covers: rows.flatMap(({ new_la_code }) => byCode.get(new_la_code)?.authorityId ?? []),
  }));
}

async function writeNames(tx: Tx, names: readonly DatedName[]): Promise<void> {
  const rows = JSON.stringify(names);
  await tx.sql`
    insert into access.authority (id, kind)
    select distinct "authorityId", kind from jsonb_to_recordset(${rows}::jsonb) as n("authorityId" uuid, kind text)
    on conflict do nothing`;
  // A code that is on record is mended in place; only then is there room for the dates of a former code.
  await tx.sql`
    update access.authority_name held
    set    old_code = n."oldCode", name = n.name, type = n.type, region_code = n."regionCode", valid_from = n."validFrom", valid_to = n."validTo"
    from   jsonb_to_recordset(${rows}::jsonb)
             as n(code text, "oldCode" text, name text, type text, "regionCode" text, "validFrom" date, "validTo" date)
    where  held.code = n.code
    and    (held.old_code, held.name, held.type, held.region_code, held.valid_from, held.valid_to)
             is distinct from (n."oldCode", n.name, n.type, n."regionCode", n."validFrom", n."validTo")`;
  await tx.sql`
    insert into access.authority_name (authority_id, code, old_code, name, type, region_code, valid_from, valid_to)
    select n."authorityId", n.code, n."oldCode", n.name, n.type, n."regionCode", n."validFrom", n."validTo"
    from   jsonb_to_recordset(${rows}::jsonb)
             as n("authorityId" uuid, code text, "oldCode" text, name text, type text, "regionCode" text, "validFrom" date, "validTo" date)
    where  not exists (select from access.authority_name held where held.code = n.code)`;
}

async function writeSuccession(tx: Tx, ended: readonly ChangeRow[], ids: Map<string, string>): Promise<void> {
  const rows = ended.map(({ old_code, new_code, effective_date, kind }) => ({
    from: ids.get(old_code),
    to: ids.get(new_code),
    on: effective_date,
    kind,
  }));
  await tx.sql`
    insert into access.authority_succession (from_id, to_id, effective_on, kind)
    select "from", "to", "on", kind from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s("from" uuid, "to" uuid, "on" date, kind text)
    on conflict do nothing`;
}

async function writeCovers(tx: Tx, joint: readonly JointReturn[]): Promise<void> {
  const rows = joint.flatMap(({ name, covers }) =>
    covers.map((covered) => ({ joint: name.authorityId, covered })),
  );
  await tx.sql`
    insert into access.joint_return_cover (joint_return_id, covered_id, valid_from)
    select joint, covered, ${ALWAYS}::date from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(joint uuid, covered uuid)
    on conflict do nothing`;
}
