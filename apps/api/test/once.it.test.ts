import { type Audit, Problem } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { answerAll, ask, FRAMEWORK, openCycle, OTHER_LEAD, SIGNS } from './audit-world.js';
import { NORTHMOOR } from './fixture.js';
import { database, service, lead, approver, world, withFreshAudits } from './fresh-audit.js';
import { connected } from './postgres.js';
import { SAME_ORIGIN, refusalOf } from './service.js';

withFreshAudits();

const KEY = 'a0000000-0000-4000-8000-000000000001';

interface Named {
  readonly as: string;
  readonly key: string;
  readonly body?: object;
  /** Of the answer that the change starts from. */
  readonly version?: number;
}
const take = (to: string, { as, key, body }: Named) =>
  service.request({
    as,
    method: 'POST',
    path: `/audits/${world.auditId}/${to}`,
    headers: { ...SAME_ORIGIN, 'idempotency-key': key },
    ...(body && { body }),
  });
const save = ({ as, key, body = {}, version = 0 }: Named, below = 'audits') =>
  service.request({
    as,
    method: 'PATCH',
    path: `/${below}/${world.auditId}/answers/supervision`,
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"`, 'idempotency-key': `${key}-${world.cycle}` },
    body,
  });
const count = async (table: string): Promise<number> => {
  const [row] = await database.asSuperuser<{ n: number }>(
    `select count(*)::int as n from ${table} where audit_id = $1`,
    [world.auditId],
  );
  return row?.n ?? -1;
};

describe('a save that is named', () => {
  it('is made once and answered again, to the byte', async () => {
    const first = await save({ as: lead, key: KEY, body: { note: 'Once' } });
    const again = await save({ as: lead, key: KEY, body: { note: 'Once' } });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toBe(first.body);
    expect(await count('audit.answer_event')).toBe(1);
  });

  it('is made once however many ask at once, and each is answered the same', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => save({ as: lead, key: KEY, body: { note: 'Once' } })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(8).fill(200));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect([await count('audit.answer_event'), await count('audit.late_answer_event')]).toEqual([1, 0]);
  });

  it('is refused under a name that stands for something else', async () => {
    await save({ as: lead, key: KEY, body: { note: 'Once' } });
    expect(refusalOf(await save({ as: lead, key: KEY, body: { note: 'Other' } }))).toEqual([422, 'key-used']);
    expect(await count('audit.answer_event')).toBe(1);
  });

  it('can be asked for again under its name after it was refused', async () => {
    expect((await save({ as: lead, key: KEY, body: { rating: 'none' } })).status).toBe(422);
    expect((await save({ as: lead, key: KEY, body: { rating: 'emerging' } })).status).toBe(200);
  });

  it('that came too late is told so again, and goes on record once', async () => {
    await save({ as: lead, key: KEY, body: { note: 'First' } });
    const other = await service.signInBy(OTHER_LEAD);
    const late = await save({ as: other, key: KEY, body: { note: 'Late' } });
    const again = await save({ as: other, key: KEY, body: { note: 'Late' } });
    expect(refusalOf(late)).toEqual([412, 'answer-changed']);
    expect(refusalOf(again)).toEqual([412, 'answer-changed']);
    expect(await count('audit.late_answer_event')).toBe(1);
  });

  it('by a partner is made once too', async () => {
    await ask(database, world);
    const partner = await service.signInAs('partner');
    const answers = [
      await save({ as: partner, key: KEY, body: { note: 'Ours' } }, 'asked'),
      await save({ as: partner, key: KEY, body: { note: 'Ours' } }, 'asked'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await count('audit.answer_event')).toBe(1);
  });

  it.each(['short', 'with space in it', 'x'.repeat(65)])('is refused under the name "%s"', async (key) => {
    const headers = { ...SAME_ORIGIN, 'if-match': '"0"', 'idempotency-key': key };
    const path = `/audits/${world.auditId}/answers/supervision`;
    const answer = await service.request({ as: lead, method: 'PATCH', path, headers, body: { note: 'x' } });
    expect(Problem.parse(answer.json()).errors?.[0]?.pointer).toBe('#/headers/idempotency-key');
  });
});

describe('a rewrite that is named', () => {
  const OTHER_KEY = 'a0000000-0000-4000-8000-000000000002';
  const rewrite = (note: string, version = 1) => save({ as: lead, key: OTHER_KEY, body: { note }, version });
  const eventsAfter = async (answers: readonly { readonly status: number }[]) => [
    ...answers.map(({ status }) => status),
    await count('audit.answer_event'),
  ];
  beforeEach(async () => {
    await save({ as: lead, key: KEY, body: { note: 'Begun' } });
  });

  it('is made once and answered again, to the byte, also after somebody else has gone on', async () => {
    const first = await rewrite('Once');
    await save({ as: await service.signInBy(OTHER_LEAD), key: KEY, body: { note: 'On' }, version: 2 });
    const again = await rewrite('Once');
    expect(await eventsAfter([first, again])).toEqual([200, 200, 3]);
    expect(again.body).toBe(first.body);
  });

  it('is made once however many ask at once, and each is answered the same', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => rewrite('Once')));
    expect(await eventsAfter(answers)).toEqual([...Array<number>(8).fill(200), 2]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await count('audit.late_answer_event')).toBe(0);
  });

  it.each([1, 2])('is refused under a name that stands for another, from version %i', async (version) => {
    await rewrite('Once');
    expect(refusalOf(await rewrite('Other', version))).toEqual([422, 'key-used']);
    expect(await count('audit.answer_event')).toBe(2);
  });
});

describe('a step that is named', () => {
  it('is taken once when two ask at once, and both see it taken', async () => {
    await answerAll(service, lead, world.auditId);
    const sent = await Promise.all([
      take('send', { as: lead, key: `send-${world.cycle}` }),
      take('send', { as: lead, key: `send-${world.cycle}` }),
    ]);
    expect(sent.map((each) => (each.json() as Audit).state)).toEqual(['sent', 'sent']);
    expect(await count('audit.audit_event')).toBe(1);
    const named = { as: approver, key: `sign-${world.cycle}`, body: SIGNS };
    const signed = await Promise.all([take('sign-off', named), take('sign-off', named)]);
    expect(signed.map((each) => (each.json() as Audit).state)).toEqual(['signed-off', 'signed-off']);
    expect([await count('audit.audit_event'), await count('audit.signed_audit')]).toEqual([2, 1]);
  });

  it('is taken once without a name as well; the other is told that it cannot be', async () => {
    await answerAll(service, lead, world.auditId);
    const path = `/audits/${world.auditId}/send`;
    const sent = await Promise.all([0, 1].map(() => service.request({ as: lead, method: 'POST', path })));
    expect(sent.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
    expect(await count('audit.audit_event')).toBe(1);
  });

  it('starts one audit and says which, again', async () => {
    const cycle = await openCycle(database);
    const start = () =>
      service.request({
        as: lead,
        method: 'POST',
        path: '/audits',
        headers: { ...SAME_ORIGIN, 'idempotency-key': `start-${cycle}` },
        body: { frameworkId: FRAMEWORK, cycle },
      });
    const [first, again] = await Promise.all([start(), start()]);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((again.json() as Audit).id).toBe((first.json() as Audit).id);
  });

  it('of one step under the name of another is refused', async () => {
    await answerAll(service, lead, world.auditId);
    const key = `same-${world.cycle}`;
    expect((await take('send', { as: lead, key })).status).toBe(200);
    expect(refusalOf(await take('recall', { as: lead, key }))).toEqual([422, 'key-used']);
  });
});

describe('what was asked', () => {
  it.each([
    ['another person of the authority', '60000000-0000-4000-8000-000000000101'],
    ['nobody', ''],
  ])('is shown by the database to no one else: %s', async (_, person) => {
    await save({ as: lead, key: KEY, body: { note: 'Once' } });
    const rows = await connected(database.addresses.svc_authority, async (client) => {
      await client.query(
        `begin; select set_config('app.authority_id', '${NORTHMOOR}', true), set_config('app.person_id', '${person}', true)`,
      );
      const key = `${KEY}-${world.cycle}`;
      return (await client.query('select from platform.answered_request where key = $1', [key])).rowCount;
    });
    expect(rows).toBe(0);
  });
});
