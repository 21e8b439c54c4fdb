import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openDatabase } from '../src/platform/database.js';
import { LOGINS } from '../src/platform/logins.js';
import { findSchemaFaults, RULES, type SchemaFault } from '../src/platform/schema-rules.js';
import { SCHEMA_PROMISES } from '../src/schema-promises.js';
import { alone, cloneDatabase, runAs, type TestDatabase } from './postgres.js';
import { PRIVILEGE_PLANTS } from './privilege-plants.js';
import { ROW_PLANTS } from './schema-plants.js';

const PLANTS = [...ROW_PLANTS, ...PRIVILEGE_PLANTS];

let database: TestDatabase;
let superuser: DataSource;

beforeAll(async () => {
  database = await cloneDatabase();
  superuser = await openDatabase(database.administrator, 1);
});
afterAll(async () => {
  await superuser.destroy();
  await database.drop();
});

/** What the service would find at its start, as the login that asks then, if somebody had done this. Nothing of it stays. */
async function faultsAfter(deed: string): Promise<SchemaFault[]> {
  return alone(async () => {
    await superuser.query('begin');
    try {
      await superuser.query(deed);
      await superuser.query('set local role svc_platform');
      return await findSchemaFaults(superuser, SCHEMA_PROMISES);
    } finally {
      await superuser.query('rollback');
    }
  });
}

describe('the schema keeps its promises', () => {
  it('has no fault', async () => {
    expect(await faultsAfter('select')).toEqual([]);
  });

  it.each(PLANTS)('would not, and names it: $why', async ({ deed, object, rules }) => {
    const faults = await faultsAfter(deed);
    expect(faults).toEqual(
      rules.map((rule) => ({ rule, object: object.replace('DATABASE', database.name) })),
    );
  });

  it('has had every rule broken', () => {
    const broken = new Set(PLANTS.flatMap(({ rules }) => rules));
    expect(Object.keys(RULES).filter((rule) => !broken.has(rule))).toEqual([]);
  });

  it('says of every login what it may read', () => {
    expect(Object.keys(SCHEMA_PROMISES.readable).toSorted()).toEqual([...LOGINS].toSorted());
  });

  it('lists no exception that is not there', async () => {
    const tables = await database.asSuperuser<{ name: string }>(
      'select oid::regclass::text as name from pg_class where oid::regclass::text = any ($1)',
      [Object.keys(SCHEMA_PROMISES.untenanted)],
    );
    const policies = await database.asSuperuser<{ name: string }>(
      "select format('%s: %s', polrelid::regclass, polname) as name from pg_policy",
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(SCHEMA_PROMISES.untenanted).toSorted(),
    );
    expect(policies.map(({ name }) => name)).toEqual(
      expect.arrayContaining(Object.keys(SCHEMA_PROMISES.letIn)),
    );
  });
});

describe('what a distributed database asks of tenant tables', () => {
  it('every key and unique constraint starts with the tenant', async () => {
    const others = await database.asSuperuser(`
      select conname from pg_constraint
      where  connamespace = 'audit'::regnamespace and contype in ('p', 'u')
      and    conkey[1] <> (select attnum from pg_attribute where attrelid = conrelid and attname = 'authority_id')`);
    expect(others).toEqual([]);
  });

  it('every table has a primary key and the tenant in it', async () => {
    const without = await database.asSuperuser(`
      select relname from pg_class
      where  relnamespace = 'audit'::regnamespace and relkind in ('r', 'p')
      and    not exists (select from pg_constraint where conrelid = pg_class.oid and contype = 'p')`);
    expect(without).toEqual([]);
  });

  it('no table has a trigger of its own', async () => {
    const triggers = await database.asSuperuser(`
      select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
      where  relnamespace = 'audit'::regnamespace and not tgisinternal`);
    expect(triggers).toEqual([]);
  });

  it('no column counts by itself', async () => {
    const counting = await database.asSuperuser(`
      select table_schema, table_name, column_name from information_schema.columns
      where  table_schema not in ('pg_catalog', 'information_schema', 'public')
      and    (is_identity = 'YES' or column_default like 'nextval(%')`);
    expect(counting).toEqual([]);
  });
});

describe.each(LOGINS)('%s', (login) => {
  it.each([
    ['a temporary table', 'create temporary table kept_aside (x int)'],
    ['a table', 'create table public.kept_aside (x int)'],
    ['a schema', 'create schema kept_aside'],
    ['a function', "create function public.kept_aside() returns int language sql as 'select 1'"],
  ])('cannot make %s', async (_, statement) => {
    await expect(runAs(database.addresses[login], statement)).rejects.toThrow('permission denied');
  });

  it.each(['app_owner', 'migrator', 'postgres'])('cannot become %s', async (role) => {
    await expect(runAs(database.addresses[login], `set role ${role}`)).rejects.toThrow('permission denied');
  });
});
