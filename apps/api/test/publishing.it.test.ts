import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { closeCycle } from '../src/framework/cycle.service.js';
import { inOneTransaction } from '../src/platform/database.js';
import { openCycle } from '../src/release/open-cycle.js';
import { publishAs, publishRelease } from '../src/release/publish-release.js';
import { cloneDatabase, runAs, type TestDatabase } from './postgres.js';
import { importRealWorld, OFSTED } from './real-world.js';

const RELEASED = ['release', 'level', 'theme', 'recommendation', 'area', 'cell'];
const BUILDER = fileURLToPath(new URL('../dist/release/release-builder.js', import.meta.url));

let world: TestDatabase;
let database: TestDatabase;

beforeAll(async () => {
  world = await cloneDatabase();
  await importRealWorld(world);
});
beforeEach(async () => {
  database = await cloneDatabase(world.name);
});
afterEach(() => database.drop());
afterAll(() => world.drop());

const publish = (cycle: string): Promise<string> => publishRelease(database.addresses, OFSTED, cycle);

/** Rows of every table that a release is written to. */
async function rowsReleased(): Promise<Record<string, number>> {
  const counts = RELEASED.map((table) => `(select count(*)::int from released.${table}) as ${table}`);
  const [row] = await database.asSuperuser<Record<string, number>>(
    `select ${counts.join(', ')}, (select count(*)::int from release.contributor) as contributor`,
  );
  return row ?? {};
}
const NOTHING = { release: 0, level: 0, theme: 0, recommendation: 0, area: 0, cell: 0, contributor: 0 };

describe('a closed cycle', () => {
  it('is published from the audits that were signed', async () => {
    const id = await publish('ILACS1');
    // 9 regions and England; 6 series over both versions that ILACS1 was judged by; 4 levels.
    expect(await rowsReleased()).toEqual({
      release: 1,
      level: 4,
      theme: 1,
      recommendation: 6,
      area: 10,
      cell: 60,
      contributor: 156,
    });
    const outcome = await database.asSuperuser('select release_id, fault from release.outcome');
    expect(outcome).toEqual([{ release_id: id, fault: null }]);
  });

  it('keeps on record who asked for it on the command line', async () => {
    await publishAs(database.addresses, { frameworkId: OFSTED, cycleId: 'ILACS1', statedBy: 'Morgan' });
    expect(await database.asSuperuser('select kind, requested_by, stated_by from release.request')).toEqual([
      { kind: 'publish', requested_by: null, stated_by: 'Morgan' },
    ]);
  });

  it('is published once, ever', async () => {
    await publish('ILACS1');
    const before = await rowsReleased();
    await expect(publish('ILACS1')).rejects.toThrow(
      'The results of ILACS1 of ofsted-ilacs are published already. A cycle is published once.',
    );
    expect(await rowsReleased()).toEqual(before);
  });

  it('is published once when two ask at the same time, and the other is told why not', async () => {
    const both = await Promise.allSettled([publish('ILACS1'), publish('ILACS1')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([
      expect.stringContaining('are published already. A cycle is published once.'),
    ]);
    expect(await rowsReleased()).toMatchObject({ release: 1, contributor: 156 });
  });

  it('stays published when another cycle is', async () => {
    await publish('ILACS1');
    await publish('ILACS2');
    expect(await rowsReleased()).toMatchObject({ release: 2 });
  });

  it('is not published again when its release was withdrawn', async () => {
    const id = await publish('ILACS1');
    await runAs(
      database.addresses.svc_platform,
      'insert into released.retraction (release_id, reason) values ($1, $2)',
      [id, 'a mistake'],
    );
    await expect(publish('ILACS1')).rejects.toThrow('A cycle is published once.');
  });
});

describe('no results are published', () => {
  const NEXT = { frameworkId: OFSTED, id: 'next' };
  const DATES = { opensOn: '2024-01-01', dueOn: '2024-06-01', figuresTakenOn: '2024-06-30', resultsOn: null };

  it('of a cycle that is open', async () => {
    await inOneTransaction(database.addresses.svc_platform, (tx) => openCycle(tx, NEXT, DATES));
    await expect(publish('next')).rejects.toThrow(
      'Cycle next of ofsted-ilacs is not closed: close it, then publish.',
    );
    expect(await rowsReleased()).toEqual(NOTHING);
  });

  it('of a cycle that nobody signed in', async () => {
    await inOneTransaction(database.addresses.svc_platform, async (tx) => {
      await openCycle(tx, NEXT, DATES);
      await closeCycle(tx, OFSTED, 'next');
    });
    await expect(publish('next')).rejects.toThrow('No audit of next was signed when its figures were taken.');
    expect(await rowsReleased()).toEqual(NOTHING);
  });

  it('of a cycle that is not there', async () => {
    await expect(publish('ILACS9')).rejects.toThrow(
      'There is no cycle ILACS9 of ofsted-ilacs. Its cycles are ILACS1',
    );
  });
});

describe('a release that fails half-way', () => {
  const [WRITES_LAST, WRITES_FIRST] = ['release.contributor', 'released.level'];

  it.each([WRITES_LAST, WRITES_FIRST, 'release.outcome (release_id)'])(
    'leaves nothing when %s cannot be written',
    async (what) => {
      const { id } = await request();
      await database.asSuperuser(
        what.startsWith('release.outcome')
          ? `alter table release.outcome add constraint refused check (release_id is null)`
          : `revoke insert on ${what} from svc_release_builder`,
      );
      await expect(runBuilder(id)).rejects.toMatchObject({ code: 1 });
      expect(await rowsReleased()).toEqual(NOTHING);
    },
  );

  it("says that it failed, in no words of the database's", async () => {
    const { id } = await request();
    await database.asSuperuser(`revoke insert on ${WRITES_LAST} from svc_release_builder`);
    await expect(runBuilder(id)).rejects.toMatchObject({
      stderr: expect.stringContaining('permission denied') as string,
    });
    const outcome = await database.asSuperuser('select release_id, fault from release.outcome');
    expect(outcome).toEqual([{ release_id: null, fault: 'The release could not be built.' }]);
  });

  it('can be tried again', async () => {
    const { id } = await request();
    await database.asSuperuser(`revoke insert on ${WRITES_LAST} from svc_release_builder`);
    await expect(runBuilder(id)).rejects.toMatchObject({ code: 1 });
    await database.asSuperuser(`grant insert on ${WRITES_LAST} to svc_release_builder`);
    await publish('ILACS1');
    expect(await rowsReleased()).toMatchObject({ release: 1, contributor: 156 });
  });
});

async function request(): Promise<{ id: string }> {
  const id = randomUUID();
  await runAs(
    database.addresses.svc_platform,
    'insert into release.request (id, framework_id, cycle_id) values ($1, $2, $3)',
    [id, OFSTED, 'ILACS1'],
  );
  return { id };
}

/** The builder's process with its own address and no other, as the service starts it. */
const runBuilder = (requestId: string) =>
  promisify(execFile)(process.execPath, [BUILDER, requestId], {
    env: { DATABASE_RELEASE_BUILDER_URL: database.addresses.svc_release_builder },
  });
