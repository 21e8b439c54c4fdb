import { createHash } from 'node:crypto';

import { builtInFrameworks } from '@plumbline/framework/file';

import { publishRelease } from '../src/release/publish-release.js';
import { cloneDatabase, connected, type TestDatabase } from './postgres.js';

/**
 * Made-up regions of 5 to 9 authorities, each with one more that returns late in the first of two cycles. Both are closed. In the second some
 * do not return and some do that did not: see {@link returning}.
 */
export const FRAMEWORK = 'cscip-2017';
export const CYCLES = ['first', 'second'] as const;
export const SIZES = [5, 6, 7, 8, 9] as const;
export const LEVELS = 4;

const version = builtInFrameworks().find(({ id }) => id === FRAMEWORK);
export const ITEMS =
  version?.themes.flatMap(({ recommendations }) => recommendations.map(({ id }) => id)) ?? [];
export const KEYS = version?.levels.map(({ key }) => key) ?? [];

export const regionOf = (size: number): string => `E1200080${size}`;
/** A regional lead's membership, and person, has an id by the size of the region. */
export const leadOf = (size: number): string => `50000000-0000-4000-8000-00000000080${size}`;
export const authorityOf = (size: number, at: number): string =>
  `80000000-0000-4000-8000-0000000${size}0${at}00`;
export const auditOf = (cycle: string, authority: string): string =>
  authority.replace(/^8/, String(CYCLES.findIndex((each) => each === cycle) + 2));

/** What everybody answered: by cycle and region, by authority, by item; {@link LEVELS} stands for not applicable, null for no answer. */
export type Truth = ReadonlyMap<string, readonly (readonly (number | null)[])[]>;
export const truthKey = (cycle: string, region: string): string => `${cycle}/${region}`;

export interface RegionalWorld {
  readonly database: TestDatabase;
  readonly truth: Truth;
  /** Whose the rows of the truth are, by cycle and region. */
  readonly who: ReadonlyMap<string, readonly string[]>;
}

interface Made {
  /** The same seed makes the same ratings. */
  readonly seed: number;
  /** The one that returns late returns in time. */
  readonly allInTime?: boolean;
}

/** Who leaves after the first cycle, by the size of the region, and where the one that returns late joins in the second. */
const LEAVE: Readonly<Record<number, readonly number[]>> = { 6: [1], 7: [1], 8: [1], 9: [3, 4] };
const JOIN = new Set([5, 7, 9]);

/** Who of a region returns in time. */
export const returning = (cycle: string, size: number): number[] =>
  Array.from({ length: size + 1 }, (_, at) => at).filter((at) =>
    cycle === CYCLES[0] ? at < size : at < size ? !LEAVE[size]?.includes(at) : JOIN.has(size),
  );

export async function makeRegions({ seed, allInTime = false }: Made): Promise<RegionalWorld> {
  const database = await cloneDatabase();
  const truth = new Map<string, number[][]>();
  const who = new Map<string, string[]>();
  await connected(database.administrator, async (client) => {
    await client.query(PLACES);
    for (const cycle of CYCLES)
      for (const size of SIZES) {
        const inTime = [...new Set([...returning(cycle, size), ...(allInTime ? [size] : [])])];
        const rows = inTime.map((at) => rowOf({ seed, cycle, size, at }));
        truth.set(truthKey(cycle, regionOf(size)), rows);
        who.set(
          truthKey(cycle, regionOf(size)),
          inTime.map((at) => authorityOf(size, at)),
        );
        for (const [row, at] of inTime.entries())
          await client.query(SIGN, signing({ size, at, cycle, row: rows[row] ?? [], on: '2024-05-01' }));
      }
  });
  return { database, truth, who };
}

/** Publishes every cycle and returns the ids of the releases, in the order of the cycles. */
export async function publishAll({ addresses }: TestDatabase): Promise<string[]> {
  const ids: string[] = [];
  for (const cycle of CYCLES) ids.push(await publishRelease(addresses, FRAMEWORK, cycle));
  return ids;
}

/** The late returns of every region come in; and an authority of each signs once more, with other ratings. */
export async function returnLateAndCorrect({ administrator }: TestDatabase, seed: number): Promise<void> {
  await connected(administrator, async (client) => {
    for (const size of SIZES) {
      const cycle = CYCLES[0];
      const row = rowOf({ seed, cycle, size, at: size });
      await client.query(SIGN, signing({ size, at: size, cycle, row, on: '2024-09-01' }));
      const corrected = row.map((answer) => (answer + 1) % LEVELS);
      await client.query(SIGN, signing({ size, at: 0, cycle, row: corrected, on: '2024-09-02', signing: 2 }));
    }
  });
}

/** An authority of every region says that it is willing to be contacted about the first recommendation; the last of each has taken it back. */
export const OFFER_CONTACT = `
  insert into audit.contact (authority_id, framework_id, series_id, contact)
  values ${SIZES.flatMap((size) => [
    `('${authorityOf(size, 1)}', '${FRAMEWORK}', '${ITEMS[0]}', 'team ${size}-1')`,
    `('${authorityOf(size, 2)}', '${FRAMEWORK}', '${ITEMS[0]}', null)`,
  ]).join()};`;

/** Statements that give two authorities of the region of nine each other's complete audits; each stays where it is. */
export const SWAP = `
  update audit.signed_answer one set level_key = other.level_key, not_applicable = other.not_applicable
  from   audit.signed_answer other
  where  (one.item_id, one.signing, one.rater_type) = (other.item_id, other.signing, other.rater_type)
  and    left(one.audit_id::text, 8) = left(other.audit_id::text, 8)
  and    (one.authority_id, other.authority_id) in
           (('${authorityOf(9, 1)}', '${authorityOf(9, 6)}'), ('${authorityOf(9, 6)}', '${authorityOf(9, 1)}'))`;
/** Takes an authority's signed audits away, against all rules. */
export const WITHDRAW = `
  delete from audit.signed_answer where authority_id = '${authorityOf(5, 2)}';
  delete from audit.signed_audit  where authority_id = '${authorityOf(5, 2)}'`;

const PLACES = `
  insert into access.person (id, name) values ${SIZES.map((size) => `('${leadOf(size)}', 'Lead of ${size}')`).join()};
  insert into access.region (code, name) values ${SIZES.map((size) => `('${regionOf(size)}', 'Region of ${size}')`).join()};
  insert into access.membership (id, person_id, role, region_code)
  values ${SIZES.map((size) => `('${leadOf(size)}', '${leadOf(size)}', 'regional-lead', '${regionOf(size)}')`).join()};
  insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin, closed_at)
  values ('${FRAMEWORK}', 'first',  '2024-01-01', '2024-06-01', '2024-07-01', '2024', 'announced', '2024-07-02'),
         ('${FRAMEWORK}', 'second', '2024-02-01', '2024-06-01', '2024-07-02', '2025', 'announced', '2024-07-03');
  ${SIZES.map((size) =>
    Array.from(
      { length: size + 1 },
      (_, at) => `
  insert into access.authority (id, kind) values ('${authorityOf(size, at)}', 'authority');
  insert into access.authority_name (authority_id, code, name, region_code, valid_from)
  values ('${authorityOf(size, at)}', 'E0699${size}00${at}', 'Place ${size}-${at}', '${regionOf(size)}', '-infinity');`,
    ).join(''),
  ).join('')}`;

/** $1 authority, $2 audit, $3 cycle, $4 region, $5 day, $6 signing, $7 items, $8 level keys. */
const SIGN = `
  with audit as (
    insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state)
    select $1, $2, '${FRAMEWORK}', 1, $3, 'signed-off' where $6 = 1
  ), signed as (
    insert into audit.signed_audit
      (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
    values ($1, $2, $6, '${FRAMEWORK}', 1, $3, $4, $5::date, 'made up')
  ), returned as (
    insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
    select authority_id, '${FRAMEWORK}', $3, code, name, region_code, $5::date from access.authority_name where authority_id = $1 and $6 = 1
  )
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select $1, $2, $6, item, 'own', $1, '${FRAMEWORK}', 1, key, key is null from unnest($7::text[], $8::text[]) as given(item, key)`;

interface Signing {
  readonly size: number;
  readonly at: number;
  readonly cycle: string;
  readonly row: readonly number[];
  readonly on: string;
  readonly signing?: number;
}

const signing = ({ size, at, cycle, row, on, signing: number = 1 }: Signing): unknown[] => {
  const authority = authorityOf(size, at);
  const keys = row.map((answer) => KEYS[answer] ?? null);
  return [authority, auditOf(cycle, authority), cycle, regionOf(size), on, number, ITEMS, keys];
};

/** How much the authorities of a region agree: on a level but for so many of them, or not at all; one in so many says not applicable. */
const PROFILES = [
  { apart: 0, without: 0 },
  { apart: 1, without: 0 },
  { apart: 1, without: 5 },
  { apart: 2, without: 0 },
  { apart: 3, without: 0 },
  { apart: 3, without: 6 },
  { apart: 9, without: 0 },
  { apart: 9, without: 2 },
] as const;

interface Place {
  readonly seed: number;
  readonly cycle: string;
  readonly size: number;
  readonly at: number;
}

function rowOf({ seed, cycle, size, at }: Place): number[] {
  return ITEMS.map((item) => {
    const ofAll = chanceOf(`${seed}/${cycle}/${size}/${item}`);
    const own = chanceOf(`${seed}/${cycle}/${size}/${item}/${at}`);
    const { apart, without } = PROFILES[(ofAll[0] ?? 0) % PROFILES.length] ?? PROFILES[0];
    if (without > 0 && (own[0] ?? 0) % without === 0) return LEVELS;
    return (at < apart ? (own[1] ?? 0) : (ofAll[1] ?? 0)) % LEVELS;
  });
}

/** What an organisation counts with. Of what was rated; not applicable where nothing was. */
export function lowerMedian(answers: readonly number[]): number {
  const rated = answers.filter((answer) => answer < LEVELS).toSorted((one, other) => one - other);
  return rated[Math.ceil(rated.length / 2) - 1] ?? LEVELS;
}

export const chanceOf = (words: string): Buffer => createHash('sha256').update(words).digest();

/** Counts of everybody's ratings, straight from the audits that count, over the areas of a condition. */
const COUNTED = `
  select release.id as release_id, signed.region_code as area_code, answer.item_id as series_id,
         array[count(*) filter (where level.position = 0), count(*) filter (where level.position = 1),
               count(*) filter (where level.position = 2), count(*) filter (where level.position = 3)]::int[] as counts,
         count(*) filter (where answer.not_applicable)::int as not_applicable
  from   released.release
  join   audit.signed_audit signed   on (signed.framework_id, signed.cycle_id) = (release.framework_id, release.cycle_id) and signing = 1
  join   audit.signed_answer answer  on (answer.audit_id, answer.signing) = (signed.audit_id, 1) and answer.rater_type = 'own'
  left   join framework.level        on (level.framework_id, level.version, level.key) = (answer.framework_id, answer.framework_version, answer.level_key)
  group  by 1, 2, 3`;

/** Statements of a careless builder: every figure of five ratings and more is shown. */
export const SHOW_ALL = `
  update released.cell set counts = counted.counts, not_applicable = counted.not_applicable, contributors_not_shown = 0
  from  (${COUNTED}) counted
  where (cell.release_id, cell.area_code, cell.series_id) = (counted.release_id, counted.area_code, counted.series_id)
  and    cell.area_code like 'E12%' and (select sum(n) from unnest(counted.counts) n) >= 5;`;

const addUp = (from: string, notShown: string): string => `
  update released.cell england set counts = total.counts, not_applicable = total.not_applicable, contributors_not_shown = ${notShown}
  from  (select release_id, series_id,
                array[sum(counts[1]), sum(counts[2]), sum(counts[3]), sum(counts[4])]::int[] as counts, sum(not_applicable)::int as not_applicable
         from  (${from}) each group by 1, 2) total
  where  england.area_code = 'E92000001' and (england.release_id, england.series_id) = (total.release_id, total.series_id);`;
export const ADD_UP_ALL = addUp(COUNTED, '0');
export const ADD_UP_SHOWN = addUp(
  "select * from released.cell where area_code like 'E12%' and counts is not null",
  `(select coalesce(sum(hidden.contributors), 0) from released.cell hidden
    where  hidden.area_code like 'E12%' and hidden.counts is null and (hidden.release_id, hidden.series_id) = (england.release_id, england.series_id))`,
);
