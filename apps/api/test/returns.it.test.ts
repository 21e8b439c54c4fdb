import type { Returns } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { publishRelease } from '../src/release/publish-release.js';
import { EASTVALE, NORTH, NORTHMOOR, populate, SOUTH, SOUTHWICK } from './fixture.js';
import { cloneDatabase, connected, type TestDatabase } from './postgres.js';
import { type Service, startService } from './service.js';

const FRAMEWORK = 'cscip-2017';
const SOUTH_LEAD = '50000000-0000-4000-8000-000000000201';
const WESTHAVEN = '10000000-0000-4000-8000-000000000011';
const UPLAND = '10000000-0000-4000-8000-000000000012';
const LOWLAND = '10000000-0000-4000-8000-000000000013';
const BOTH_LANDS = '10000000-0000-4000-8000-000000000014';
const INVENTED = '10000000-0000-4000-8000-000000000015';

/**
 * Two more authorities of the north answer together in the cycle `over`, not in `now`; one authority is made up. The cycle `early`
 * was closed at noon before its figures were to be taken.
 */
const WORLD = `
  insert into access.authority (id, kind, fictional)
  values ('${WESTHAVEN}', 'authority', false), ('${UPLAND}', 'authority', false), ('${LOWLAND}', 'authority', false),
         ('${BOTH_LANDS}', 'joint-return', false), ('${INVENTED}', 'authority', true);
  insert into access.authority_name (authority_id, code, name, region_code, valid_from, valid_to)
  values ('${WESTHAVEN}', 'E06999011', 'Westhaven', '${NORTH}', '-infinity', null),
         ('${UPLAND}', 'E06999012', 'Upland Rural', '${NORTH}', '-infinity', '2024-12-31'),
         ('${UPLAND}', 'E06999022', 'Upland', '${NORTH}', '2024-12-31', null),
         ('${LOWLAND}', 'E06999013', 'Lowland', '${NORTH}', '-infinity', null),
         ('${BOTH_LANDS}', 'J00000001', 'Upland and Lowland', '${NORTH}', '-infinity', null),
         ('${INVENTED}', 'X06000001', 'Inventborough', '${NORTH}', '-infinity', null);
  insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, results_on, time_period, origin, fictional, closed_at)
  values ('${FRAMEWORK}', 'over',  '2024-01-01', '2024-06-01', '2024-07-01', '2024-09-01', '2024', 'announced', false, '2024-07-20'),
         ('${FRAMEWORK}', 'early', '2025-01-01', '2025-06-01', '2025-07-01', null, '2025', 'announced', false, '2025-05-05T12:00:00+01'),
         ('${FRAMEWORK}', 'now',   '2026-01-01', '2099-06-01', '2099-07-01', '2099-09-01', '2099', 'announced', false, null),
         ('${FRAMEWORK}', 'soon',  '2098-01-01', '2099-06-01', '2099-07-01', null, '2099', 'announced', false, null),
         ('${FRAMEWORK}', 'tale',  '2023-01-01', '2023-06-01', '2023-07-01', null, '2023', 'announced', true, '2023-07-02');
  insert into access.joint_return_cover (joint_return_id, covered_id, valid_from)
  values ('${BOTH_LANDS}', '${UPLAND}', '2020-01-01'), ('${BOTH_LANDS}', '${LOWLAND}', '2020-01-01');
  insert into access.joint_return_use values ('${BOTH_LANDS}', '${FRAMEWORK}', 'over');
  insert into access.person (id, name) values ('${SOUTH_LEAD}', 'Lead of the south');
  insert into access.membership (id, person_id, role, region_code) values ('${SOUTH_LEAD}', '${SOUTH_LEAD}', 'regional-lead', '${SOUTH}');`;

/** In time to the second of the cut-off, which is midnight in London's summer; late from then on; late after an early closing. */
const SIGNINGS: readonly (readonly [authority: string, cycle: string, at: string])[] = [
  [NORTHMOOR, 'over', '2024-07-01T23:59:59+01'],
  [EASTVALE, 'over', '2024-07-02T00:00:00+01'],
  [BOTH_LANDS, 'over', '2024-05-17T10:00:00+01'],
  // By the one that the joint return answers for: in no result, and not a return of its own.
  [LOWLAND, 'over', '2024-05-17T10:00:00+01'],
  [SOUTHWICK, 'over', '2024-05-18T10:00:00+01'],
  [NORTHMOOR, 'early', '2025-05-05T11:59:59+01'],
  [EASTVALE, 'early', '2025-05-05T12:00:00+01'],
  [EASTVALE, 'now', '2026-02-03T10:00:00Z'],
  [SOUTHWICK, 'now', '2026-02-04T10:00:00Z'],
  [INVENTED, 'tale', '2023-05-16T10:00:00+01'],
];
const DAYS_OF_SIGNING = /2024-07-02|2024-05|2025-05-05T|2026-02-0|2023-05/;

const SIGN = `
  with signing as (
    select $1::uuid as authority_id, gen_random_uuid() as id, $2 as cycle_id, $3::timestamptz as signed_at
  ), audit as (
    insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state)
    select authority_id, id, '${FRAMEWORK}', 1, cycle_id, 'signed-off' from signing
  ), signed as (
    insert into audit.signed_audit
      (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
    select signing.authority_id, id, 1, '${FRAMEWORK}', 1, cycle_id, region_code, signed_at, 'made up'
    from   signing join access.authority_name named on named.authority_id = signing.authority_id and named.valid_from = '-infinity'
  ), answers as (
    insert into audit.signed_answer
      (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
    select authority_id, signing.id, 1, item.id, 'own', authority_id, '${FRAMEWORK}', 1, level.key, false
    from   signing, framework.recommendation item, framework.level
    where  (item.framework_id, item.version) = ('${FRAMEWORK}', 1)
    and    (level.framework_id, level.version, level.position) = ('${FRAMEWORK}', 1, 2)
  )
  insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
  select signing.authority_id, '${FRAMEWORK}', cycle_id, code, name, region_code, (signed_at at time zone 'Europe/London')::date
  from   signing join access.authority_name named on named.authority_id = signing.authority_id and named.valid_from = '-infinity'`;

let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  database = await cloneDatabase();
  await populate(database);
  await connected(database.administrator, async (client) => {
    await client.query(WORLD);
    for (const signing of SIGNINGS) await client.query(SIGN, [...signing]);
  });
  service = await startService(database);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

async function returns(search = '', membership?: string): Promise<Returns> {
  const as = await (membership ? service.signInBy(membership) : service.signInAs('regional-lead'));
  const answer = await service.request({ as, path: `/returns${search}` });
  expect(answer.status).toBe(200);
  expect(answer.body).not.toMatch(DAYS_OF_SIGNING);
  return answer.json() as Returns;
}

const standing = ({ shown }: Returns) => shown?.units.map(({ name, state }) => [name, state]);

describe('the cycles to choose from', () => {
  it('are those that have opened, of frameworks that authorities answer themselves: open ones first, then the latest', async () => {
    const { cycles, region } = await returns();
    expect(region).toEqual({ code: NORTH, name: 'The North' });
    expect(cycles.map(({ framework, cycle, state }) => [framework.id, cycle, state])).toEqual([
      [FRAMEWORK, 'now', 'open'],
      [FRAMEWORK, 'early', 'closed'],
      [FRAMEWORK, 'over', 'closed'],
      [FRAMEWORK, 'tale', 'closed'],
    ]);
  });

  it('have their dates; figures of one that was closed early were taken when it was', async () => {
    const { cycles } = await returns();
    expect(cycles[0]).toMatchObject({
      timePeriod: '2099',
      dueOn: '2099-06-01',
      figuresTakenOn: '2099-07-01',
      resultsOn: '2099-09-01',
      publishedOn: null,
      fictional: false,
    });
    expect(cycles.map(({ figuresTakenOn }) => figuresTakenOn)).toEqual([
      '2099-07-01',
      '2025-05-05',
      '2024-07-01',
      '2023-07-01',
    ]);
  });

  it.each(['?cycle=none', '?cycle=soon', '?framework=ofsted-ilacs', '?framework=none&cycle=now'])(
    'are offered where there is none of the kind: %s',
    async (search) => {
      const { cycles, shown } = await returns(search);
      expect(shown).toBeNull();
      expect(cycles).toHaveLength(4);
    },
  );
});

describe('the returns of a region', () => {
  it('are those of the open cycle unless another is asked for, by name', async () => {
    const open = await returns();
    expect(open.shown?.cycle).toEqual(open.cycles[0]);
    expect(open.shown?.units).toEqual([
      { name: 'Eastvale', state: 'returned', covers: [] },
      { name: 'Lowland', state: 'not-returned', covers: [] },
      { name: 'Northmoor', state: 'not-returned', covers: [] },
      { name: 'Upland', state: 'not-returned', covers: [] },
      { name: 'Westhaven', state: 'not-returned', covers: [] },
    ]);
    expect(await returns(`?framework=${FRAMEWORK}`)).toEqual(open);
  });

  it('tell who was late from who was in time; a joint return stands for those it covers, under the names they had', async () => {
    const { shown } = await returns('?cycle=over');
    expect(shown?.units).toEqual([
      { name: 'Eastvale', state: 'returned-late', covers: [] },
      { name: 'Northmoor', state: 'returned', covers: [] },
      { name: 'Upland and Lowland', state: 'returned', covers: ['Lowland', 'Upland Rural'] },
      { name: 'Westhaven', state: 'not-returned', covers: [] },
    ]);
  });

  it('are late from the moment at which a cycle was closed before its figures were to be taken', async () => {
    expect(standing(await returns('?cycle=early'))).toEqual([
      ['Eastvale', 'returned-late'],
      ['Lowland', 'not-returned'],
      ['Northmoor', 'returned'],
      ['Upland', 'not-returned'],
      ['Westhaven', 'not-returned'],
    ]);
  });

  it('are of made-up authorities in made-up cycles, and of no others', async () => {
    const tale = await returns('?cycle=tale');
    expect(tale.shown?.cycle.fictional).toBe(true);
    expect(standing(tale)).toEqual([['Inventborough', 'returned']]);
  });

  it('are those of the lead’s own region only', async () => {
    const south = await returns('', SOUTH_LEAD);
    expect(south.region.code).toBe(SOUTH);
    expect(standing(south)).toEqual([['Southwick', 'returned']]);
    expect(standing(await returns('?cycle=over', SOUTH_LEAD))).toEqual([['Southwick', 'returned']]);
    expect(JSON.stringify(south)).not.toMatch(/Northmoor|Eastvale|Westhaven/);
  });

  it('in time are exactly those that the published results are made from', async () => {
    const releaseId = await publishRelease(database.addresses, FRAMEWORK, 'over');
    const [area] = await database.asSuperuser(
      `select authorities, contributors from released.area where release_id = $1 and code = $2`,
      [releaseId, NORTH],
    );
    const made = await database.asSuperuser<{ name: string }>(
      `select name from release.contributor join access.authority_name named using (authority_id)
       where  release_id = $1 and named.region_code = $2 and named.valid_from = '-infinity' order by name`,
      [releaseId, NORTH],
    );
    const { shown } = await returns('?cycle=over');
    const inTime = shown?.units.filter(({ state }) => state === 'returned').map(({ name }) => name);
    expect(inTime).toEqual(made.map(({ name }) => name));
    expect(area).toEqual({ authorities: shown?.units.length, contributors: inTime?.length });
    expect(shown?.cycle.state).toBe('published');
  });
});
