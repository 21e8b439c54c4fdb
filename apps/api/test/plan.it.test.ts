import { ActionChanged, type ActionHistory, type Plan, type PlanAction } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import {
  answerAll,
  EASTVALE_LEAD,
  FRAMEWORK,
  OTHER_LEAD,
  save,
  SIGNS,
  startOne,
  step,
  type World,
} from './audit-world.js';
import { database, service, lead, approver, world, withFreshAudits } from './fresh-audit.js';
import { SAME_ORIGIN, refusalOf } from './service.js';

withFreshAudits();

const ACTION = {
  frameworkId: FRAMEWORK,
  frameworkVersion: 1,
  recommendationId: 'supervision',
  what: 'Train team managers',
  owner: 'Head of practice',
  dueOn: '2098-06-30',
  expected: 'Supervision every month',
};
const add = async (part: object = {}, as = lead): Promise<PlanAction> =>
  (
    await service.request({ as, method: 'POST', path: '/plan/actions', body: { ...ACTION, ...part } })
  ).json() as PlanAction;
const change = (id: string, version: number, body: object, as = lead) =>
  service.request({
    as,
    method: 'PATCH',
    path: `/plan/actions/${id}`,
    body,
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
  });
const read = async (id: string, as = lead): Promise<PlanAction | undefined> =>
  ((await service.request({ as, path: '/plan' })).json() as Plan).actions.find((action) => action.id === id);
const historyOf = async (id: string): Promise<ActionHistory['written']> =>
  ((await service.request({ as: lead, path: `/plan/actions/${id}/history` })).json() as ActionHistory)
    .written;

/** Rates supervision, answers the rest, sends and signs. */
async function signWith(rating: string, { auditId }: World = world): Promise<void> {
  await save(service, { as: lead, auditId, body: { rating } });
  await answerAll(service, lead, auditId);
  await step(service, { as: lead, auditId, to: 'send' });
  await step(service, { as: approver, auditId, to: 'sign-off', body: SIGNS });
}

describe('an action', () => {
  it('is planned for a recommendation and stands in the plan', async () => {
    const action = await add();
    expect(action).toMatchObject({
      version: 1,
      items: [{ version: 1, recommendationId: 'supervision' }],
      recommendation: 'Supervision and clinical expertise',
      status: 'not-started',
      overdue: false,
      completedOn: null,
      followedBy: null,
      changedBy: 'Person in the role of audit-lead',
    });
    expect(await read(action.id)).toEqual(action);
  });

  it('is added once, however often the same request is sent', async () => {
    const headers = { ...SAME_ORIGIN, 'idempotency-key': `key-${world.auditId}` };
    const send = () =>
      service.request({ as: lead, method: 'POST', path: '/plan/actions', body: ACTION, headers });
    const [one, again] = [await send(), await send()];
    expect(again.json()).toEqual(one.json());
  });

  it('is overdue after its day, until it is complete or stopped', async () => {
    const { id, overdue } = await add({ dueOn: '2026-01-01' });
    expect(overdue).toBe(true);
    expect((await change(id, 1, { status: 'stopped' })).json()).toMatchObject({ overdue: false });
    expect((await change(id, 2, { status: 'at-risk' })).json()).toMatchObject({ overdue: true });
    expect((await change(id, 3, { status: 'complete' })).json()).toMatchObject({ overdue: false });
  });

  it('keeps every version and every note on its progress, and no version twice', async () => {
    const { id } = await add();
    await change(id, 1, { status: 'on-track', note: 'First group trained.' });
    await change(id, 2, { note: 'Second group trained.' });
    expect((await change(id, 3, { status: 'on-track', note: ' ' })).json()).toMatchObject({ version: 3 });
    expect((await historyOf(id)).map(({ version, status, note }) => [version, status, note])).toEqual([
      [3, 'on-track', 'Second group trained.'],
      [2, 'on-track', 'First group trained.'],
      [1, 'not-started', ''],
    ]);
    const write = (sql: string) => database.asSuperuser(`set role svc_authority; ${sql}`);
    await expect(write(`update audit.action_event set note = 'Nothing'`)).rejects.toThrow(
      'permission denied',
    );
    await expect(write('delete from audit.action')).rejects.toThrow('permission denied');
  });

  it('is not overwritten by who read an older version, and says what stands there now', async () => {
    const { id } = await add();
    await change(id, 1, { owner: 'Director' });
    const late = await change(id, 1, { owner: 'Nobody' }, await service.signInBy(OTHER_LEAD));
    expect(refusalOf(late)).toEqual([412, 'action-changed']);
    expect(ActionChanged.parse(late.json()).current).toMatchObject({ version: 2, owner: 'Director' });
  });

  it("is the authority's own", async () => {
    const { id } = await add();
    const other = await service.signInBy(EASTVALE_LEAD);
    expect(await read(id, other)).toBeUndefined();
    expect(refusalOf(await change(id, 1, { owner: 'Eastvale' }, other))).toEqual([404, 'not-found']);
  });
});

describe('the plan lives on', () => {
  it('after the audit is signed and the cycle is closed', async () => {
    const { id } = await add();
    await signWith('emerging');
    await database.asSuperuser('update framework.cycle set closed_at = now() where id = $1', [world.cycle]);
    expect((await change(id, 1, { status: 'on-track' })).json()).toMatchObject({ version: 2 });
    expect((await add({ what: 'Another one' })).version).toBe(1);
  });

  it.each([
    ['higher', 'emerging', 'established'],
    ['same', 'emerging', 'emerging'],
    ['lower', 'established', 'emerging'],
    [null, 'emerging', 'not-applicable'],
  ])(
    'and tells that a completed action was followed by a rating that is %s',
    async (followedBy, from, to) => {
      await signWith(from);
      const { id } = await add();
      expect((await change(id, 1, { status: 'complete' })).json()).toMatchObject({ followedBy: null });
      const next = await startOne(database, service, lead);
      await save(service, { as: lead, auditId: next.auditId, body: { reason: 'No such team.' } });
      await save(service, { as: lead, auditId: next.auditId, version: 1, body: { rating: to } });
      await signWith(to, next);
      expect(await read(id)).toMatchObject({ followedBy, status: 'complete' });
      expect((await change(id, 2, { status: 'on-track' })).json()).toMatchObject({
        followedBy: null,
        completedOn: null,
      });
    },
  );
});
