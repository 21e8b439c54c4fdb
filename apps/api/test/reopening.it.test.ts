import { type Audit, Problem } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { answerAll, ITEMS, save, SIGNS, step } from './audit-world.js';
import { database, service, lead, other, approver, world, withFreshAudits } from './fresh-audit.js';
import type { Answer } from './service.js';

const WHY = { reason: 'A rating was entered in the wrong row.' };

withFreshAudits();
beforeEach(async () => {
  await answerAll(service, lead, world.auditId);
});

const take = (as: string, to: string, body?: object) =>
  step(service, { as, auditId: world.auditId, to, ...(body && { body }) });
const stateOf = (answer: Answer): string => (answer.json() as Audit).state;
const refusal = (answer: Answer): [number, string] => [answer.status, Problem.parse(answer.json()).type];
const signed = async () => {
  await take(lead, 'send');
  await take(approver, 'sign-off', SIGNS);
};
const signings = () =>
  database.asSuperuser(
    `select signing, level_key as "level" from audit.signed_answer where audit_id = $1 and item_id = 'supervision' order by signing`,
    [world.auditId],
  );

describe('reopening', () => {
  it.each(['audit-lead', 'approver'] as const)('is for the %s, with a reason', async (role) => {
    await signed();
    const as = await service.signInAs(role);
    expect((await take(as, 'reopen', { reason: ' ' })).status).toBe(422);
    const reopened = await take(as, 'reopen', WHY);
    expect(stateOf(reopened)).toBe('draft');
    expect((reopened.json() as Audit).steps.at(-1)).toMatchObject({
      from: 'signed-off',
      to: 'draft',
      ...WHY,
    });
  });

  it('leaves what was signed as it is, until it is signed again under the next number', async () => {
    await signed();
    await take(lead, 'reopen', WHY);
    await save(service, { as: lead, ...world, version: 1, body: { rating: 'embedded' } });
    const between = (await service.request({ as: lead, path: `/audits/${world.auditId}` })).json() as Audit;
    expect(between.signedRatings).toHaveLength(ITEMS);
    expect(between.signedRatings).toContainEqual({
      recommendationId: 'supervision',
      raterType: 'own',
      rating: 'established',
    });
    expect(await signings()).toEqual([{ signing: 1, level: 'established' }]);
    await signed();
    expect(await signings()).toEqual([
      { signing: 1, level: 'established' },
      { signing: 2, level: 'embedded' },
    ]);
    const returned = await database.asSuperuser(`select from audit.participation where cycle_id = $1`, [
      world.cycle,
    ]);
    expect(returned).toHaveLength(1);
  });

  it('is of a signed audit only', async () => {
    expect(refusal(await take(lead, 'reopen', WHY))).toEqual([409, '/problems/wrong-state']);
    await take(lead, 'send');
    expect(refusal(await take(approver, 'reopen', WHY))).toEqual([409, '/problems/wrong-state']);
  });

  it.each([
    ['the last day is over', `figures_taken_on = '2025-02-01', due_on = '2025-02-01'`],
    ['the cycle is closed', 'closed_at = now()'],
  ])('is refused once figures were taken: %s', async (_, change) => {
    await signed();
    await database.asSuperuser(`update framework.cycle set ${change} where id = $1`, [world.cycle]);
    expect(refusal(await take(lead, 'reopen', WHY))).toEqual([409, '/problems/figures-taken']);
  });

  it('happens once of two at the same time', async () => {
    await signed();
    const both = await Promise.all([take(lead, 'reopen', WHY), take(approver, 'reopen', WHY)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('comes before or after a signature that it races with, never between the copy and the state', async () => {
    await take(lead, 'send');
    const [sign, reopen] = await Promise.all([take(approver, 'sign-off', SIGNS), take(lead, 'reopen', WHY)]);
    const { state } = (await service.request({ as: lead, path: `/audits/${world.auditId}` })).json() as Audit;
    expect(sign.status).toBe(200);
    expect([
      [200, 'draft'],
      [409, 'signed-off'],
    ]).toContainEqual([reopen.status, state]);
    expect(await signings()).toEqual([{ signing: 1, level: 'established' }]);
  });
});

describe('being checked', () => {
  it('is said and taken back; answers can still be changed, and the audit sent', async () => {
    expect(stateOf(await take(lead, 'begin-check'))).toBe('being-checked');
    expect(refusal(await take(other, 'begin-check'))).toEqual([409, '/problems/wrong-state']);
    const edit = await save(service, { as: other, ...world, version: 1, body: { note: 'Checked' } });
    expect(edit.status).toBe(200);
    expect(stateOf(await take(other, 'end-check'))).toBe('draft');
    await take(lead, 'begin-check');
    expect(stateOf(await take(lead, 'send'))).toBe('sent');
  });
});
