import { randomUUID } from 'node:crypto';

import { beforeAll, describe, expect, it } from 'vitest';

import { startOne, type World } from './audit-world.js';
import { MEMBERSHIP_OF, NORTHMOOR } from './fixture.js';
import { database, service, withAudits } from './fresh-audit.js';
import { connected } from './postgres.js';

let world: World;

withAudits();
beforeAll(async () => {
  world = await startOne(database, service, await service.signInAs('audit-lead'));
  for (const table of Object.keys(FORGET)) await database.asSuperuser(`delete from ${table}`);
  for (const days of [3, 8, 40]) await keepOneOfEach(days);
});

/** A workbook that was looked at, an answer that was kept and a session that ended, so many days ago. */
async function keepOneOfEach(days: number): Promise<void> {
  const [lead] = await database.asSuperuser<{ id: string }>(
    'select person_id as "id" from access.membership where id = $1',
    [MEMBERSHIP_OF['audit-lead']],
  );
  const at = [`${days} days`, lead?.id];
  await database.asSuperuser(
    `insert into platform.answered_request (person_id, acts_for, key, request_hash, answered_at)
     values ($2, '${NORTHMOOR}', '${randomUUID()}', 'hash', now() - $1::interval)`,
    at,
  );
  await database.asSuperuser(
    `insert into audit.import (authority_id, audit_id, id, file_hash, rows, uploaded_by, uploaded_at)
     values ('${NORTHMOOR}', '${world.auditId}', '${randomUUID()}', 'hash', '[]', $2, now() - $1::interval)`,
    at,
  );
  await database.asSuperuser(
    `insert into access.session (token_hash, membership_id, expires_at, ended_at)
     values (sha256('${randomUUID()}'), '${MEMBERSHIP_OF['audit-lead']}', now() + interval '1 day', now() - $1::interval)`,
    [`${days} days`],
  );
}

const FORGET = {
  'platform.answered_request': 'platform.forget_answered_requests',
  'audit.import': 'audit.forget_imports',
  'access.session': 'auth.forget_sessions',
} as const;
const TABLES = Object.entries(FORGET);

describe('what is kept for a while only', () => {
  it.each(TABLES)('%s is forgotten when it is older, and never within a week', async (table, forget) => {
    const forgotten = (days: number) =>
      connected(database.addresses.svc_jobs, async (client) => {
        const { rows } = await client.query<{ gone: string }>(`select ${forget}($1) as gone`, [days]);
        return Number(rows[0]?.gone);
      });
    const left = async () => (await database.asSuperuser(`select from ${table}`)).length;
    expect(await left()).toBe(3);
    expect(await forgotten(30)).toBe(1);
    expect(await left()).toBe(2);
    expect(await forgotten(-1)).toBe(1);
    expect(await left()).toBe(1);
    expect(await forgotten(0)).toBe(0);
  });

  it.each(TABLES)('%s is read and emptied by no login itself', async (table) => {
    for (const login of ['svc_jobs', 'svc_authority', 'svc_platform'] as const)
      await expect(
        connected(database.addresses[login], (client) => client.query(`delete from ${table}`)),
      ).rejects.toThrow(/permission denied/);
    await expect(
      connected(database.addresses.svc_jobs, (client) => client.query(`select from ${table}`)),
    ).rejects.toThrow(/permission denied/);
  });

  it.each(Object.values(FORGET))('%s is called by nobody who serves requests', async (forget) => {
    for (const login of ['svc_auth', 'svc_authority', 'svc_platform', 'svc_released'] as const)
      await expect(
        connected(database.addresses[login], (client) => client.query(`select ${forget}(7)`)),
      ).rejects.toThrow(/permission denied/);
  });
});

it('a session that still lasts goes on', async () => {
  const as = await service.signInAs('viewer');
  await connected(database.addresses.svc_jobs, (client) => client.query('select auth.forget_sessions(7)'));
  expect((await service.request({ as, path: '/audits' })).status).toBe(200);
});
