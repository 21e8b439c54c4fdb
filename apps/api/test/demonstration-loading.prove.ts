import { randomUUID } from 'node:crypto';

import { afterEach, describe, expect, it, vi } from 'vitest';

import { publishRelease } from '../src/release/publish-release.js';
import { AUDITS, fingerprint, load } from './demonstration-world.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { importRealWorld, OFSTED } from './real-world.js';

// Each fills a database with a country; together with others on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000 });

const databases: TestDatabase[] = [];

async function empty(): Promise<TestDatabase> {
  const database = await cloneDatabase();
  databases.push(database);
  return database;
}
afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function namesOf(database: TestDatabase): Promise<string[]> {
  const rows = await database.asSuperuser<{ name: string }>(`
    select person.name from access.demonstration_person shown
    join   access.membership on membership.id = shown.membership_id join access.person on person.id = person_id
    order  by position`);
  return rows.map(({ name }) => name);
}

const BEYOND = ['Robin Adeyemi', 'Sam Whitfield', 'Morgan Ellis', 'Jo Trevanion'];

/** Audits of made-up authorities on record. */
async function auditsIn(database: TestDatabase): Promise<number> {
  const rows = await database.asSuperuser("select from audit.audit where framework_id = 'cscip-2017'");
  return rows.length;
}

describe('loading the demonstration', () => {
  it('gives a service that an earlier version loaded what it lacks, and leaves what it has', async () => {
    const database = await empty();
    await importRealWorld(database);
    for (const cycle of ['ILACS1', 'ILACS2']) await publishRelease(database.addresses, OFSTED, cycle);
    const robin = randomUUID();
    await database.asSuperuser(`
      insert into access.demonstration_load values (true);
      insert into access.person (id, name) values ('${robin}', 'Robin Adeyemi');
      insert into access.membership (id, person_id, role, region_code) values ('${robin}', '${robin}', 'regional-lead', 'E12000001');
      insert into access.demonstration_person (role, membership_id, position) values ('regional-lead', '${robin}', 0)`);
    const before = await fingerprint(database);
    await load(database);
    expect((await namesOf(database)).toSorted()).toEqual(
      [
        ...BEYOND,
        'Nadia Okafor',
        'Tom Hollis',
        'Grace Lindqvist',
        'Helen Marchetti',
        'Rashid Karim',
      ].toSorted(),
    );
    expect(
      await database.asSuperuser(`select from access.demonstration_person where membership_id = '${robin}'`),
    ).toHaveLength(1);
    expect(await auditsIn(database)).toBe(AUDITS.length);
    const after = await fingerprint(database);
    expect(after.get('access.authority_succession')).toBe(before.get('access.authority_succession'));
    expect(
      await database.asSuperuser(`select from audit.audit where framework_id = '${OFSTED}'`),
    ).toHaveLength(Number(before.get('audit.audit')?.split(' ')[0]));
    expect(await load(database)).toEqual([]);
    // The plan came with a later version.
    await database.asSuperuser('delete from audit.action_event; delete from audit.action');
    expect(await load(database)).toEqual([expect.stringContaining('remove its data folder')]);
  });

  it('brings no made-up authority into a service that held others before, only people', async () => {
    const database = await empty();
    await importRealWorld(database);
    const before = await fingerprint(database);
    expect(await load(database)).toEqual([]);
    expect(await namesOf(database)).toEqual(BEYOND);
    const after = await fingerprint(database);
    const changed = [...after].filter(([name, print]) => print !== before.get(name)).map(([name]) => name);
    expect(changed).toEqual(['access.demonstration_person', 'access.membership', 'access.person']);
  });

  it('leaves the fiction out where a cycle of its name is announced already', async () => {
    const database = await empty();
    await database.asSuperuser(`
      insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
      values ('cscip-2017', '2026', '2026-01-01', '2026-06-30', '2026-07-14', '2026', 'announced')`);
    expect(await load(database)).toContain(
      'Loading the demonstration: its made-up authorities are left out, because cycles of their names are there already …',
    );
    expect(await namesOf(database)).toEqual(BEYOND);
    expect(await database.asSuperuser('select from access.authority where fictional')).toEqual([]);
    expect(await load(database)).toEqual([]);
  });
});
