import { connected, cloneDatabase, type TestDatabase } from './postgres.js';
import { addOrganisations } from './regional-partners.js';
import * as made from './regional-world.js';

/** Two worlds that differ in nothing but what a regional lead is not to learn. */
export interface TwoWorlds {
  readonly databases: readonly [TestDatabase, TestDatabase];
  /** The ids of the releases, the same in both. */
  readonly releases: readonly string[];
  /** Ratings that are others in the second world, of figures that are hidden in both. */
  readonly differing: number;
  /** Each has a late return and a correction, other ones in either; and an audit that was opened again. */
  returnLate(): Promise<void>;
  /** The second release is withdrawn in both. */
  withdraw(): Promise<void>;
  drop(): Promise<void>;
}

/** The region whose authorities all agreed that near-agreement may be shown. */
const CONSENTED = made.regionOf(9);
/** A machine's secret, for the region of six. */
export const SECRET = `plumb_${'W'.repeat(43)}`;

interface Hidden {
  readonly cycle: string;
  readonly region: string;
  readonly item: string;
  readonly rater: string;
}

/**
 * Publishes a world; then another of the same authorities and organisations, in which whatever was hidden in the first was rated otherwise,
 * was signed at another hour and under another hash. Ids of releases, which are drawn by chance, are made the same.
 */
export async function makeTwoWorlds(seed: number): Promise<TwoWorlds> {
  const { database: one } = await made.makeRegions({ seed });
  await addOrganisations(one, seed);
  await one.asSuperuser(`${made.OFFER_CONTACT} set session_replication_role = replica; ${PREPARE}`);
  const other = await cloneDatabase(one.name);
  const releases = await made.publishAll(one);
  const differing = await rateOtherwise(other, await one.asSuperuser<Hidden>(HIDDEN), seed);
  await renameReleases(other, await made.publishAll(other), releases);

  const both = async (work: (database: TestDatabase, at: number) => Promise<unknown>) =>
    void (await Promise.all([one, other].map(work)));
  return {
    databases: [one, other],
    releases,
    differing,
    returnLate: () =>
      both(async (database, at) => {
        await made.returnLateAndCorrect(database, seed + at);
        await database.asSuperuser(OPEN_AGAIN);
      }),
    withdraw: () =>
      both((database) =>
        database.asSuperuser('insert into released.retraction (release_id, reason) values ($1, $2)', [
          releases[1],
          'a mistake',
        ]),
      ),
    drop: () => both((database) => database.drop()),
  };
}

const PREPARE = `
  update audit.signed_audit set consents_near_agreement = true where region_code = '${CONSENTED}';
  insert into access.machine_key (id, secret_hash, name, purpose, region_code, valid_until)
  values (gen_random_uuid(), sha256('${SECRET}'), 'Theirs', 'A test', '${made.regionOf(6)}', current_date);`;

const OPEN_AGAIN = `
  set session_replication_role = replica;
  update audit.audit set state = 'draft' where authority_id in ('${made.authorityOf(6, 2)}', '${made.authorityOf(9, 2)}')`;

const HIDDEN = `
  select release.cycle_id as "cycle", cell.area_code as "region", cell.series_id as "item", cell.rater_type as "rater"
  from   released.cell
  join   released.release on release.id = cell.release_id
  where  cell.counts is null and cell.area_code like 'E12%'`;

/** $1 cycles, $2 regions, $3 items, $4 raters, $5 level keys, null for not applicable: of each hidden figure all of one mind. */
const RATE = `
  update audit.signed_answer answer
  set    level_key = hidden.level_key, not_applicable = hidden.level_key is null
  from   unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as hidden (cycle_id, region_code, item_id, rater_type, level_key),
         audit.signed_audit signed
  where  (signed.authority_id, signed.audit_id, signed.signing) = (answer.authority_id, answer.audit_id, answer.signing)
  and    (signed.cycle_id, answer.item_id, answer.rater_type) = (hidden.cycle_id, hidden.item_id, hidden.rater_type)
  and    answer.level_key is distinct from hidden.level_key
  and    hidden.region_code =
           case answer.rater_type when 'own' then signed.region_code
           else (select region_code from access.agency_seat seat
                 where  (seat.agency_id, seat.framework_id, seat.cycle_id) = (answer.rater_id, signed.framework_id, signed.cycle_id)) end`;

async function rateOtherwise(
  { administrator }: TestDatabase,
  hidden: readonly Hidden[],
  seed: number,
): Promise<number> {
  /** Where everybody consented a figure is hidden only because few rated it: in the other world nobody did. */
  const ratedAs = ({ cycle, region, item, rater }: Hidden): string | null =>
    region === CONSENTED && rater === 'own'
      ? null
      : (made.KEYS[(made.chanceOf(`${seed}/${cycle}/${region}/${item}/${rater}`)[0] ?? 0) % 5] ?? null);
  return connected(administrator, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update audit.signed_audit set signed_at = signed_at + interval '5 hours', content_hash = 'another'`,
    );
    const { rowCount } = await client.query(RATE, [
      hidden.map(({ cycle }) => cycle),
      hidden.map(({ region }) => region),
      hidden.map(({ item }) => item),
      hidden.map(({ rater }) => rater),
      hidden.map(ratedAs),
    ]);
    return rowCount ?? 0;
  });
}

/** Wherever a release is named. */
const NAMING = `
  select format('%I.%I', table_schema, table_name) as "table", column_name as "column"
  from   information_schema.columns
  join   information_schema.tables using (table_schema, table_name)
  where  table_type = 'BASE TABLE' and table_schema in ('release', 'released')
  and    (column_name in ('release_id', 'earlier_id') or (table_name, column_name) = ('release', 'id'))`;

async function renameReleases(
  { administrator }: TestDatabase,
  from: readonly string[],
  to: readonly string[],
): Promise<void> {
  await connected(administrator, async (client) => {
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query<{ table: string; column: string }>(NAMING);
    for (const { table, column } of rows)
      for (const [at, id] of from.entries())
        await client.query(`update ${table} set ${column} = $1 where ${column} = $2`, [to[at], id]);
  });
}
