import { createHash, randomUUID } from 'node:crypto';

import { NOT_APPLICABLE } from '@plumbline/framework';

import { requireFramework } from '../framework/cycle.service.js';
import { readVersions } from '../framework/versions.query.js';
import { type Fault, FileFailure } from '../platform/csv.js';
import type { Tx } from '../platform/database.js';
import { todayInLondon } from '../platform/date.js';
import { Failure } from '../platform/failure.js';
import { type ImportedAudit, type Known, readRatings } from './ratings.file.js';

export interface ImportedCycle {
  readonly id: string;
  readonly audits: number;
  readonly timePeriod: string;
  /** Whether this import made the cycle. */
  readonly made: boolean;
  /** Whether its results are published: audits imported now never enter them. */
  readonly published: boolean;
}

export interface ImportedRatings {
  readonly ratings: number;
  readonly audits: number;
  /** Audits that were on record with the same ratings already. */
  readonly unchanged: number;
  readonly currentAuthorities: number;
  readonly abolishedAuthorities: number;
  readonly cycles: readonly ImportedCycle[];
  readonly otherNames: readonly string[];
}

/**
 * Takes over signed ratings from a file. Missing cycles are made as closed ones. What is on record already is left alone when it
 * is the same, and refused when it differs: a signed audit does not change.
 * @throws FileFailure with every fault; Failure when the framework is unknown
 */
export async function importRatings(tx: Tx, file: string, frameworkId: string): Promise<ImportedRatings> {
  const known = await readKnown(tx, frameworkId);
  const { audits, ratings, otherNames } = readRatings(file, known);
  await refuseFictional(tx, frameworkId, audits);
  const cycles = await readCycles(tx, frameworkId);
  refuseLate(file, audits, cycles);
  const fresh = await leaveOutKnown(tx, { file, frameworkId, audits });

  const made = cyclesToMake(audits, cycles);
  await tx.sql`
    insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin, closed_at)
    select ${frameworkId}, id, "opensOn", "takenOn", "takenOn", left("takenOn"::text, 4), 'import', now()
    from   jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as c(id text, "opensOn" date, "takenOn" date)`;
  await writeAudits(tx, frameworkId, fresh);

  const current = await countCurrent(tx, audits);
  const all = new Set(audits.map(({ authorityId }) => authorityId)).size;
  return {
    ratings,
    audits: audits.length,
    unchanged: audits.length - fresh.length,
    currentAuthorities: current,
    abolishedAuthorities: all - current,
    cycles: await describeCycles(tx, { frameworkId, audits, made: made.map(({ id }) => id) }),
    otherNames,
  };
}

async function readKnown(tx: Tx, frameworkId: string): Promise<Known> {
  await requireFramework(tx, frameworkId);
  const versions = await readVersions(tx, frameworkId);
  const rows = await tx.sql<{ code: string; id: string; names: string[] }[]>`
    select named.code, named.authority_id as id, array_agg(distinct other.name) as names
    from   access.authority_name named
    join   access.authority_name other using (authority_id)
    where  not exists (select from access.authority where id = named.authority_id and fictional)
    group  by 1, 2`;
  return {
    frameworkId,
    today: todayInLondon(),
    versions,
    authorities: new Map(rows.map(({ code, id, names }) => [code, { id, names }])),
  };
}

/** A file holds real authorities, which are not counted among made-up ones. @throws Failure that names the cycles of those */
async function refuseFictional(tx: Tx, frameworkId: string, audits: readonly ImportedAudit[]): Promise<void> {
  const fictional = await tx.sql<{ id: string }[]>`
    select id from framework.cycle
    where  framework_id = ${frameworkId} and id = any(${audits.map(({ cycle }) => cycle)}::text[]) and fictional
    order  by id`;
  if (fictional.length > 0)
    throw new Failure(
      `${fictional.map(({ id }) => id).join(', ')}: of made-up authorities, so ratings of real ones cannot be imported into it.`,
    );
}

async function readCycles(tx: Tx, frameworkId: string): Promise<Map<string, string>> {
  const rows = await tx.sql<{ id: string; takenOn: string }[]>`
    select id, figures_taken_on::text as "takenOn" from framework.cycle where framework_id = ${frameworkId}`;
  return new Map(rows.map(({ id, takenOn }) => [id, takenOn]));
}

/** A cycle that exists has a cut-off, and it does not move. */
function refuseLate(
  file: string,
  audits: readonly ImportedAudit[],
  cycles: ReadonlyMap<string, string>,
): void {
  const faults = audits.flatMap(({ cycle, ratings }) => {
    const takenOn = cycles.get(cycle);
    return ratings
      .filter(({ ratedOn }) => takenOn !== undefined && ratedOn > takenOn)
      .map(({ line, ratedOn }) => ({
        line,
        column: 'rated_on',
        value: ratedOn,
        rule: `lies after ${takenOn}, when the figures of ${cycle} were taken`,
      }));
  });
  if (faults.length > 0) throw new FileFailure(file, faults);
}

/** The audits that are not on record yet. @throws FileFailure where one is, with another rating */
async function leaveOutKnown(
  tx: Tx,
  { file, frameworkId, audits }: { file: string; frameworkId: string; audits: readonly ImportedAudit[] },
): Promise<ImportedAudit[]> {
  const rows = await tx.sql<
    { authorityId: string; cycle: string; item: string | null; levelKey: string | null; version: number }[]
  >`
    select audit.authority_id      as "authorityId",
           audit.cycle_id          as "cycle",
           audit.framework_version as "version",
           answer.item_id          as "item",
           answer.level_key        as "levelKey"
    from   audit.audit audit
    left   join audit.signed_answer answer
             on (answer.authority_id, answer.audit_id, answer.rater_type) = (audit.authority_id, audit.id, 'own')
    where  audit.framework_id = ${frameworkId}
    and    audit.cycle_id = any(${[...new Set(audits.map(({ cycle }) => cycle))]}::text[])
    and    answer.signing is not distinct from (
             select max(signing) from audit.signed_audit signed
             where  (signed.authority_id, signed.audit_id) = (audit.authority_id, audit.id))`;
  const held = Map.groupBy(rows, ({ authorityId, cycle }) => `${cycle} ${authorityId}`);

  const faults: Fault[] = [];
  const fresh = audits.filter((audit) => {
    const there = held.get(`${audit.cycle} ${audit.authorityId}`);
    if (!there) return true;
    for (const { item, levelKey, line } of audit.ratings) {
      const same = there.find((row) => row.item === item && row.version === audit.version);
      if (same && same.levelKey === levelKey) continue;
      const value = same?.levelKey ?? (same ? NOT_APPLICABLE : 'none');
      faults.push({
        line,
        column: 'rating',
        rule: `${audit.code} has another rating of ${item} on record in ${audit.cycle} (${value}); a signed audit does not change`,
      });
    }
    return false;
  });
  if (faults.length > 0) throw new FileFailure(file, faults);
  return fresh;
}

function cyclesToMake(audits: readonly ImportedAudit[], cycles: ReadonlyMap<string, string>) {
  const missing = audits.filter(({ cycle }) => !cycles.has(cycle));
  return [...Map.groupBy(missing, ({ cycle }) => cycle)].map(([id, group]) => {
    const days = group.flatMap(({ ratings }) => ratings.map(({ ratedOn }) => ratedOn)).toSorted();
    return { id, opensOn: days.at(0), takenOn: days.at(-1) };
  });
}

async function writeAudits(tx: Tx, frameworkId: string, audits: readonly ImportedAudit[]): Promise<void> {
  const heads = audits.map((audit) => ({
    ...audit,
    ratings: undefined,
    id: randomUUID(),
    hash: hashOf(audit),
  }));
  const rows = JSON.stringify(heads);
  const answers = JSON.stringify(
    audits.flatMap(({ ratings, authorityId, version }, at) =>
      ratings.map((rating) => ({ ...rating, authorityId, version, auditId: heads[at]?.id })),
    ),
  );
  await tx.sql`
    insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state, origin)
    select "authorityId", id, ${frameworkId}, version, cycle, 'signed-off', 'import'
    from   jsonb_to_recordset(${rows}::jsonb) as a("authorityId" uuid, id uuid, version int, cycle text)`;
  // The region of the name that the authority had last: an abolished one counts where its successor is.
  await tx.sql`
    with a as (
      select a.*, named.name, named.code as held_code, named.region_code
      from   jsonb_to_recordset(${rows}::jsonb)
               as a("authorityId" uuid, id uuid, version int, cycle text, code text, "signedOn" date, hash text)
      cross  join lateral (
        select name, code, region_code from access.authority_name
        where  authority_id = a."authorityId" order by valid_from desc limit 1) named
    ), signed as (
      insert into audit.signed_audit
        (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
      select "authorityId", id, 1, ${frameworkId}, version, cycle, region_code, "signedOn"::timestamp at time zone 'Europe/London', hash
      from   a
    )
    insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
    select "authorityId", ${frameworkId}, cycle, held_code, name, region_code, "signedOn" from a`;
  await tx.sql`
    insert into audit.signed_answer
      (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable, rated_on)
    select "authorityId", "auditId", 1, item, 'own', "authorityId", ${frameworkId}, version, "levelKey", "levelKey" is null, "ratedOn"
    from   jsonb_to_recordset(${answers}::jsonb)
             as r("authorityId" uuid, "auditId" uuid, version int, item text, "levelKey" text, "ratedOn" date)`;
}

/** SHA-256 of what is signed, whatever the order of the file's lines. */
function hashOf({ version, ratings }: ImportedAudit): string {
  const signed = ratings
    .map(({ item, levelKey }) => [item, 'own', levelKey])
    .toSorted(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return createHash('sha256').update(JSON.stringify({ version, signed })).digest('hex');
}

async function countCurrent(tx: Tx, audits: readonly ImportedAudit[]): Promise<number> {
  const ids = [...new Set(audits.map(({ authorityId }) => authorityId))];
  const [row] = await tx.sql<{ current: number }[]>`
    select count(distinct authority_id)::int as current
    from   access.authority_name
    where  authority_id = any(${ids}::uuid[]) and valid_to is null`;
  return row?.current ?? 0;
}

async function describeCycles(
  tx: Tx,
  {
    frameworkId,
    audits,
    made,
  }: { frameworkId: string; audits: readonly ImportedAudit[]; made: readonly string[] },
): Promise<ImportedCycle[]> {
  const cycles = await tx.sql<Pick<ImportedCycle, 'id' | 'timePeriod' | 'published'>[]>`
    select cycle.id             as "id",
           cycle.time_period    as "timePeriod",
           exists (select from released.release
                   where  (release.framework_id, release.cycle_id) = (cycle.framework_id, cycle.id)) as "published"
    from   framework.cycle
    where  cycle.framework_id = ${frameworkId}
    order  by cycle.figures_taken_on, cycle.id`;
  return cycles
    .map((cycle) => ({
      ...cycle,
      audits: audits.filter((audit) => audit.cycle === cycle.id).length,
      made: made.includes(cycle.id),
    }))
    .filter((cycle) => cycle.audits > 0);
}
