import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openDatabase, type Tx } from '../src/platform/database.js';
import { Tenancy, type TenantTx } from '../src/platform/tenancy.js';
import { FRAMEWORK, openCycle } from './audit-world.js';
import { EASTVALE, NORTHMOOR, populate } from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';

let database: TestDatabase;
let pool: DataSource;
let tenancy: Tenancy;
let cycle: string;

beforeAll(async () => {
  database = await cloneDatabase();
  await populate(database);
  // One connection: what one transaction leaves behind the next one finds.
  pool = await openDatabase(database.addresses.svc_authority, 1);
  tenancy = new Tenancy(pool);
  cycle = await openCycle(database);
});
afterAll(async () => {
  await pool.destroy();
  await database.drop();
});

const of = (authorityId: string | null) => ({
  authorityId,
  agencyId: null,
  personId: '60000000-0000-4000-8000-000000000001',
});
const tenantsSeen = async (tx: Tx): Promise<string[]> => {
  const rows = await tx.sql<{ id: string }[]>`select distinct authority_id as id from audit.audit`;
  return rows.map(({ id }) => id);
};
const start = (tx: Tx) =>
  tx.sql`insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id)
         values (${NORTHMOOR}, gen_random_uuid(), ${FRAMEWORK}, 1, ${cycle})`;
const fail = (tx: Tx) => tx.sql`select 1 / 0`;
const echo = (tx: Tx, value: unknown) => tx.sql<{ word: string }[]>`select ${value}::text as word`;
const UNWRITABLE = { toPostgres: () => expect.fail('This value has no text') };
const begun = () => database.asSuperuser(`select from audit.audit where cycle_id = $1`, [cycle]);

describe('a transaction of a tenant', () => {
  it('shows each tenant its own rows on one and the same connection, and nobody none', async () => {
    const seen = await Promise.all([
      tenancy.read(of(NORTHMOOR), tenantsSeen),
      tenancy.read(of(EASTVALE), tenantsSeen),
      tenancy.read(of(null), tenantsSeen),
      tenancy.change(of(NORTHMOOR), tenantsSeen),
    ]);
    expect(seen).toEqual([[NORTHMOOR], [EASTVALE], [], [NORTHMOOR]]);
  });

  it('takes statements that do not wait for each other, in their order', async () => {
    const answers = await tenancy.read(of(NORTHMOOR), (tx) =>
      Promise.all(['a', 'b', 'c'].map((word) => tx.sql`select ${word}::text as word`)),
    );
    expect(answers).toEqual([[{ word: 'a' }], [{ word: 'b' }], [{ word: 'c' }]]);
  });

  it('refuses a write when it only reads, and then serves the next one', async () => {
    await expect(tenancy.read(of(NORTHMOOR), start)).rejects.toThrow('read-only transaction');
    expect(await begun()).toEqual([]);
    expect(await tenancy.change(of(NORTHMOOR), tenantsSeen)).toEqual([NORTHMOOR]);
  });

  it('keeps nothing of work that fails, and says what failed first', async () => {
    const work = (tx: Tx) => Promise.all([start(tx), fail(tx), tenantsSeen(tx)]);
    await expect(tenancy.change(of(NORTHMOOR), work)).rejects.toThrow('division by zero');
    expect(await begun()).toEqual([]);
  });

  it('says where the statement was asked for that failed, and not those beside it', async () => {
    const halve = async (tx: Tx) => await tx.sql`select 1 / 2`;
    const divide = async (tx: Tx) => await fail(tx);
    const work = (tx: Tx) => Promise.all([halve(tx), divide(tx), halve(tx)]);
    const { stack } = await tenancy.read(of(NORTHMOOR), work).then(
      () => new Error('It did not fail'),
      (error: Error) => error,
    );
    expect(stack).toMatch(/division by zero\n[^]* divide /);
    expect(stack).not.toContain(' halve ');
  });

  it('does not pass for done what was rolled back because of a failure that the work hid', async () => {
    const work = (tx: Tx) => fail(tx).catch(() => 'all is well');
    await expect(tenancy.change(of(NORTHMOOR), work)).rejects.toThrow('had failed');
  });

  it('takes no statement after its end', async () => {
    const kept: Tx[] = [];
    await tenancy.read(of(NORTHMOOR), (tx) => Promise.resolve(kept.push(tx)));
    await expect(tenantsSeen(kept[0] as Tx)).rejects.toThrow('The transaction is over');
  });

  it('commits with the last statement, and takes none after it', async () => {
    const work = async (tx: TenantTx) => {
      const [last] = await tx.last<{ word: string }[]>`select 'last' as word`;
      return [last?.word, await tenantsSeen(tx).catch((error: Error) => error.message)];
    };
    expect(await tenancy.change(of(NORTHMOOR), work)).toEqual(['last', 'The transaction is over']);
    expect(await tenancy.change(of(NORTHMOOR), tenantsSeen)).toEqual([NORTHMOOR]);
  });

  it('keeps nothing when the last statement fails, hidden or not', async () => {
    const work = (tx: TenantTx) => Promise.all([start(tx), tx.last`select 1 / 0`]);
    await expect(tenancy.change(of(NORTHMOOR), work)).rejects.toThrow('division by zero');
    const hidden = (tx: TenantTx) => work(tx).catch(() => 'all is well');
    await expect(tenancy.change(of(NORTHMOOR), hidden)).rejects.toThrow('had failed');
    expect(await begun()).toEqual([]);
  });

  it('leaves no tenant behind when one message was all of it', async () => {
    await tenancy.change(of(NORTHMOOR), (tx) => tx.last`select 1`);
    expect(await tenancy.read(of(null), tenantsSeen)).toEqual([]);
  });

  it('refuses a write as the last statement when it only reads', async () => {
    const work = (tx: TenantTx) => tx.last`insert into audit.opened_item default values`;
    await expect(tenancy.read(of(NORTHMOOR), work)).rejects.toThrow('read-only transaction');
  });

  it('prepares later what came behind a failure and was never looked at', async () => {
    const later = (tx: Tx) => tx.sql<{ word: string }[]>`select 'looked at later' as word`;
    await expect(tenancy.read(of(NORTHMOOR), (tx) => Promise.all([fail(tx), later(tx)]))).rejects.toThrow(
      'division by zero',
    );
    expect(await tenancy.read(of(NORTHMOOR), later)).toEqual([{ word: 'looked at later' }]);
  });

  it('sends nothing of a message with a value that cannot be written', async () => {
    const work = (tx: Tx) => Promise.all([start(tx), echo(tx, UNWRITABLE)]);
    await expect(tenancy.change(of(NORTHMOOR), work)).rejects.toThrow('has no text');
    expect(await begun()).toEqual([]);
    expect(await tenancy.read(of(NORTHMOOR), (tx) => echo(tx, 'text'))).toEqual([{ word: 'text' }]);
  });

  it.each([
    ['the first message', (tx: Tx) => Promise.allSettled([start(tx), echo(tx, UNWRITABLE)])],
    ['a later one', (tx: Tx) => start(tx).then(() => echo(tx, UNWRITABLE).catch(() => []))],
    ['a statement that nobody waits for', (tx: Tx) => void echo(tx, UNWRITABLE)],
  ])('takes no further statement and keeps nothing when %s failed unseen', async (_, failing) => {
    const work = async (tx: Tx) => {
      await failing(tx);
      return tenantsSeen(tx).catch((error: Error) => error.message);
    };
    await expect(tenancy.change(of(NORTHMOOR), work)).rejects.toThrow('had failed');
    expect(await begun()).toEqual([]);
    expect(await tenancy.read(of(NORTHMOOR), tenantsSeen)).toEqual([NORTHMOOR]);
  });

  it('drops what was not sent yet when the work gives up', async () => {
    const dropped: Promise<unknown>[] = [];
    const work = (tx: Tx) => {
      dropped.push(start(tx));
      throw new Error('thought better of it');
    };
    await expect(tenancy.change(of(NORTHMOOR), work)).rejects.toThrow('thought better of it');
    await expect(dropped[0]).rejects.toThrow('The transaction is over');
    expect(await begun()).toEqual([]);
  });

  it('outlives its connection: the work fails, the next one gets another', async () => {
    const work = async (tx: Tx) => {
      const [own] = await tx.sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await database.asSuperuser(`select pg_terminate_backend($1)`, [own?.pid]);
      return tenantsSeen(tx);
    };
    await expect(tenancy.read(of(NORTHMOOR), work)).rejects.toThrow(/terminat|not queryable/i);
    expect(await tenancy.read(of(NORTHMOOR), tenantsSeen)).toEqual([NORTHMOOR]);
  });

  it('hands a connection that broke in a message of its own to nobody who waits for one', async () => {
    const breaking = tenancy.change(
      of(NORTHMOOR),
      (tx) => tx.last`select pg_terminate_backend(pg_backend_pid())`,
    );
    const waiting = tenancy.change(of(NORTHMOOR), (tx) => tx.last`select 'served' as word`);
    await expect(breaking).rejects.toThrow(/terminat/i);
    expect(await waiting).toEqual([{ word: 'served' }]);
  });
});
