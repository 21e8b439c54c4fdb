import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { importRatings } from '../src/audit/import-ratings.js';
import { inOneTransaction } from '../src/platform/database.js';
import { publishRelease } from '../src/release/publish-release.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Published, publishAfter } from './published.js';
import { addEvaluator, importRealWorld, OFSTED, readAllResults, readRatingsFile } from './real-world.js';
import { startService } from './service.js';

let world: TestDatabase;
let asItIs: Published;

beforeAll(async () => {
  world = await cloneDatabase();
  await importRealWorld(world);
  await addEvaluator(world);
  asItIs = await publishAfter(world, 'select');
});
afterAll(() => world.drop());

const idOf = (code: string) =>
  `(select authority_id from access.authority_name where code = '${code}' and valid_to is null)`;
const ILACS1 = `(select id from audit.audit where authority_id = ${idOf('E06000001')} and cycle_id = 'ILACS1')`;

/** Gives two authorities each other's complete audits; each stays where it is. */
const swap = (one: string, other: string) => `
  create temporary table swap as
    select authority_id as was, case code when '${one}' then ${idOf(other)} else ${idOf(one)} end as becomes,
           (select region_code from access.authority_name where code = case name.code when '${one}' then '${other}' else '${one}' end) as region
    from   access.authority_name name where code in ('${one}', '${other}');
  create temporary table moved_audit  as select * from audit.audit         where authority_id in (select was from swap);
  create temporary table moved_signed as select * from audit.signed_audit  where authority_id in (select was from swap);
  create temporary table moved_answer as select * from audit.signed_answer where authority_id in (select was from swap);
  delete from audit.signed_answer where authority_id in (select was from swap);
  delete from audit.signed_audit  where authority_id in (select was from swap);
  delete from audit.audit         where authority_id in (select was from swap);
  update moved_audit  set authority_id = becomes from swap where authority_id = was;
  update moved_signed set authority_id = becomes, region_code = region from swap where authority_id = was;
  update moved_answer set authority_id = becomes, rater_id = becomes from swap where authority_id = was;
  insert into audit.audit         select * from moved_audit;
  insert into audit.signed_audit  select * from moved_signed;
  insert into audit.signed_answer select * from moved_answer`;

/** Signs Hartlepool's audit of ILACS1 a second time, with the weakest ratings throughout. */
const signAgain = (at: string) => `
  insert into audit.signed_audit
    (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
  select signed.authority_id, signed.audit_id, 2, signed.framework_id, signed.framework_version, cycle_id, region_code, ${at}, 'late'
  from   audit.signed_audit signed join framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
  where  signed.audit_id = ${ILACS1};
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select authority_id, audit_id, 2, item_id, rater_type, rater_id, answer.framework_id, framework_version, level.key, false
  from   audit.signed_answer answer
  join   framework.level on (level.framework_id, level.version, level.position) = (answer.framework_id, framework_version, 0)
  where  audit_id = ${ILACS1} and signing = 1`;
const CUT_OFF = `(cycle.figures_taken_on + 1)::timestamp at time zone 'Europe/London'`;

/** A whole audit of a new authority in the same region. */
const returnLate = `
  insert into access.authority (id, kind) values ('10000000-0000-4000-8000-000000000001', 'authority');
  insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state)
  select '10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', framework_id, framework_version, cycle_id, 'signed-off'
  from   audit.audit where id = ${ILACS1};
  insert into audit.signed_audit (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
  select '10000000-0000-4000-8000-000000000001', '30000000-0000-4000-8000-000000000001', 1, framework_id, framework_version, cycle_id, region_code, now(), 'late'
  from   audit.signed_audit where audit_id = ${ILACS1} and signing = 1`;

const changeOneRating = `
  update audit.signed_answer set level_key = 'inadequate'
  where  audit_id = ${ILACS1} and item_id = 'overall'`;

describe('who rated what within a region does not show', () => {
  describe.each([
    ['Hartlepool and Middlesbrough', 'E06000001', 'E06000002'],
    ['Kent and Medway', 'E10000016', 'E06000035'],
  ])('%s swapped', (_, one, other) => {
    it('rated differently', async () => {
      const rows = await world.asSuperuser<{ ratings: string }>(`
        select string_agg(item_id || level_key, ',' order by item_id) as ratings
        from   audit.signed_answer join audit.audit on audit.id = audit_id
        where  cycle_id = 'ILACS1' and audit.authority_id in (${idOf(one)}, ${idOf(other)})
        group  by audit.authority_id`);
      expect(new Set(rows.map(({ ratings }) => ratings)).size).toBe(2);
    });

    it('and everything published is the same to the byte', async () => {
      expect(await publishAfter(world, swap(one, other))).toEqual(asItIs);
    });
  });

  it('but does across regions, where a swap moves ratings from one to another', async () => {
    expect((await publishAfter(world, swap('E06000001', 'E10000016'))).hash).not.toBe(asItIs.hash);
  });

  it('but does when a rating itself is another', async () => {
    expect((await publishAfter(world, changeOneRating)).hash).not.toBe(asItIs.hash);
  });
});

describe('what comes after the cut-off', () => {
  it.each([
    ['a second signing at midnight after the last day', signAgain(CUT_OFF)],
    ['a second signing today', signAgain('now()')],
    ['a return of another authority today', returnLate],
  ])('does not count: %s', async (_, deed) => {
    expect((await publishAfter(world, deed)).file).toBe(asItIs.file);
  });

  it('and what was signed in the last second of the last day does', async () => {
    expect((await publishAfter(world, signAgain(`${CUT_OFF} - interval '1 second'`))).file).not.toBe(
      asItIs.file,
    );
  });
});

describe('once published', () => {
  let database: TestDatabase;
  let release: string;

  beforeAll(async () => {
    database = await cloneDatabase(world.name);
    release = await publishRelease(database.addresses, OFSTED, 'ILACS1');
  });
  afterAll(() => database.drop());

  /** Asked of a new process each time, which keeps nothing of earlier answers. */
  async function readAfresh() {
    const service = await startService(database);
    const results = await readAllResults(service);
    await service.close();
    return { results, file: await readRatingsFile(database, release) };
  }

  it.each([
    ['a second signing today', signAgain('now()')],
    ['a return of another authority today', returnLate],
    ['a rating changed against all rules', changeOneRating],
    [
      'an audit withdrawn',
      `delete from audit.signed_answer where audit_id = ${ILACS1}; delete from audit.signed_audit where audit_id = ${ILACS1}`,
    ],
    ['a region named otherwise', `update access.region set name = 'Elsewhere' where code = 'E12000001'`],
    [
      'an authority moved to another region',
      `update access.authority_name set region_code = 'E12000002' where code = 'E06000002'`,
    ],
    [
      'a framework worded otherwise',
      `update framework.recommendation set title = 'Other words'; update framework.version set title = 'Other words'`,
    ],
  ])('bodies, entity tags and file stay as they are after %s', async (_, deed) => {
    const before = await readAfresh();
    await database.asSuperuser(`set session_replication_role = replica; ${deed}`);
    expect(await readAfresh()).toEqual(before);
    expect(before.results.size).toBe(11);
  });

  it('a late file is refused by the command that would import it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'plumbline-late-'));
    const file = join(folder, 'late.csv');
    writeFileSync(
      file,
      'cycle,framework,framework_version,la_code,la_name,item,rating,rated_on\nILACS1,ofsted-ilacs,2018,E06000001,Hartlepool,overall,1,2025-12-01\n',
    );
    const importing = inOneTransaction(database.addresses.svc_import, (tx) =>
      importRatings(tx, file, OFSTED),
    );
    await expect(importing).rejects.toThrow('nothing was imported');
    rmSync(folder, { recursive: true });
  });
});
