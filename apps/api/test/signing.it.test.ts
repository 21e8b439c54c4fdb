import { type Audit, type Audits, type FrameworkContent, Problem } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import {
  answerAll,
  CLINIC,
  FRAMEWORK,
  ITEMS,
  LEAD_AS_APPROVER,
  openCycle,
  save,
  SIGNS,
  step,
} from './audit-world.js';
import { NORTHMOOR } from './fixture.js';
import { database, service, lead, other, approver, world, withFreshAudits } from './fresh-audit.js';
import { connected } from './postgres.js';
import { type Answer, refusalOf } from './service.js';

withFreshAudits();

const LEAD = '60000000-0000-4000-8000-000000000001';
const APPROVER = '60000000-0000-4000-8000-000000000004';

const take = (as: string, to: string, body?: object) =>
  step(service, { as, auditId: world.auditId, to, ...(body && { body }) });
const stateOf = (answer: Answer): string => (answer.json() as Audit).state;

async function sent(): Promise<void> {
  await answerAll(service, lead, world.auditId);
  await take(lead, 'send');
}

describe('starting an audit', () => {
  it('is offered for an open cycle, pins the latest version and happens once', async () => {
    const cycle = await openCycle(database);
    const offered = (await service.request({ as: lead, path: '/audits' })).json() as Audits;
    expect(offered.toStart.map((each) => each.cycle)).toContain(cycle);
    const body = { frameworkId: FRAMEWORK, cycle };
    const started = await service.request({ as: lead, method: 'POST', path: '/audits', body });
    expect(started.json()).toMatchObject({ frameworkVersion: 1, state: 'draft', cycle, answers: [] });
    expect((started.json() as Audit).missing).toHaveLength(ITEMS);
    const again = await service.request({ as: other, method: 'POST', path: '/audits', body });
    expect(refusalOf(again)).toEqual([409, 'audit-started']);
    const after = (await service.request({ as: lead, path: '/audits' })).json() as Audits;
    expect(after.toStart.map((each) => each.cycle)).not.toContain(cycle);
  });

  it('waits for the cycle to open and ends when it closes', async () => {
    const cycle = await openCycle(database);
    const start = () =>
      service.request({ as: lead, method: 'POST', path: '/audits', body: { frameworkId: FRAMEWORK, cycle } });
    await database.asSuperuser(`update framework.cycle set opens_on = '2098-01-01' where id = $1`, [cycle]);
    expect(refusalOf(await start())).toEqual([409, 'cycle-not-open']);
    await database.asSuperuser(
      `update framework.cycle set opens_on = '2025-01-01', closed_at = now() where id = $1`,
      [cycle],
    );
    expect(refusalOf(await start())).toEqual([409, 'cycle-not-open']);
  });

  it('shows everybody who is signed in what is asked', async () => {
    const path = `/frameworks/${FRAMEWORK}/versions/1`;
    const answer = await service.request({ as: await service.signInAs('evaluator'), path });
    const content = answer.json() as FrameworkContent;
    expect(content.themes.map(({ recommendations }) => recommendations.length)).toEqual([12, 9, 6]);
    expect(content.levels.map(({ key }) => key)).toEqual([
      'not-in-place',
      'emerging',
      'established',
      'embedded',
    ]);
    const etag = String(answer.headers['etag']);
    const again = await service.request({ as: lead, path, headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});

describe('the way of an audit', () => {
  it('is sent only when every recommendation is answered, and the refusal points at what is missing', async () => {
    await save(service, { as: lead, ...world, body: { rating: 'not-applicable' } });
    const refused = await take(lead, 'send');
    expect(refusalOf(refused)).toEqual([409, 'answers-missing']);
    const { errors } = Problem.parse(refused.json());
    expect(errors).toHaveLength(ITEMS);
    expect(errors).toContainEqual({
      pointer: '#/answers/supervision/reason',
      detail: 'Enter why it does not apply',
    });
  });

  it('is not edited while it is sent; its sender alone takes it back', async () => {
    await sent();
    const edit = await save(service, { as: lead, ...world, version: 1, body: { note: 'late' } });
    expect(refusalOf(edit)).toEqual([409, 'wrong-state']);
    expect(refusalOf(await take(other, 'recall'))).toEqual([409, 'not-the-sender']);
    expect(stateOf(await take(lead, 'recall'))).toBe('draft');
    expect((await save(service, { as: lead, ...world, version: 1, body: { note: 'now' } })).status).toBe(200);
  });

  it('is sent back with a reason and not without', async () => {
    await sent();
    expect((await take(approver, 'send-back', { reason: '  ' })).status).toBe(422);
    const back = await take(approver, 'send-back', { reason: 'Look at supervision again.' });
    expect(back.json()).toMatchObject({ state: 'draft' });
    expect((back.json() as Audit).steps.at(-1)).toMatchObject({
      by: 'Person in the role of approver',
      from: 'sent',
      to: 'draft',
      reason: 'Look at supervision again.',
    });
  });

  it.each(['recall', 'send-back', 'sign-off'])('refuses %s of a draft', async (to) => {
    const as = to === 'recall' ? lead : approver;
    const body = { recall: undefined, 'send-back': { reason: 'x' }, 'sign-off': SIGNS }[to];
    expect(refusalOf(await take(as, to, body))).toEqual([409, 'wrong-state']);
  });

  it('is frozen when it is signed off: copied with its consents and hash, entered by name', async () => {
    await sent();
    const signed = await take(approver, 'sign-off', SIGNS);
    expect(stateOf(signed)).toBe('signed-off');
    const { signedRatings, signature } = signed.json() as Audit;
    expect(signedRatings).toHaveLength(ITEMS);
    const [copy] = await database.asSuperuser<{ content_hash: string }>(
      `select signing, consents_near_agreement, accepts_later_absence, region_code, content_hash
       from audit.signed_audit where audit_id = $1`,
      [world.auditId],
    );
    expect(copy).toMatchObject({
      signing: 1,
      consents_near_agreement: true,
      accepts_later_absence: false,
      region_code: 'E12000991',
    });
    expect(copy?.content_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(signature).toMatchObject({
      contentHash: copy?.content_hash,
      consentsNearAgreement: true,
      acceptsLaterAbsence: false,
    });
    const returned = await database.asSuperuser(`select name from audit.participation where cycle_id = $1`, [
      world.cycle,
    ]);
    expect(returned).toEqual([{ name: 'Northmoor' }]);
    const edit = await save(service, { as: lead, ...world, version: 1, body: { note: 'late' } });
    expect(refusalOf(edit)).toEqual([409, 'wrong-state']);
    expect(refusalOf(await take(approver, 'sign-off', SIGNS))).toEqual([409, 'wrong-state']);
  });

  it('asks for the declaration and both consents, given or not', async () => {
    await sent();
    expect((await take(approver, 'sign-off', { ...SIGNS, declares: false })).status).toBe(422);
    expect((await take(approver, 'sign-off', { declares: true })).status).toBe(422);
  });

  it('never takes an answer after the signature, however they race', async () => {
    await sent();
    await take(lead, 'recall');
    await save(service, { as: lead, ...world, version: 1, body: { note: 'before' } });
    await take(lead, 'send');
    const [signed, edit] = await Promise.all([
      take(approver, 'sign-off', SIGNS),
      save(service, { as: other, ...world, version: 2, body: { note: 'after' } }),
    ]);
    expect([signed.status, edit.status]).toEqual([200, 409]);
  });
});

describe('who signs', () => {
  it('is neither the sender nor whoever edited last', async () => {
    const asApprover = await service.signInBy(LEAD_AS_APPROVER);
    await sent();
    expect(refusalOf(await take(asApprover, 'sign-off', SIGNS))).toEqual([409, 'another-must-sign']);
    await take(lead, 'recall');
    await save(service, { as: lead, ...world, version: 1, body: { note: 'mine was last' } });
    await take(other, 'send');
    expect(refusalOf(await take(asApprover, 'sign-off', SIGNS))).toEqual([409, 'another-must-sign']);
    const read = await service.request({ as: asApprover, path: `/audits/${world.auditId}` });
    expect((read.json() as Audit).askerSentOrEdited).toBe(true);
    await take(other, 'recall');
    await save(service, { as: other, ...world, version: 2, body: { note: 'now the other' } });
    await take(other, 'send');
    expect((await take(asApprover, 'sign-off', SIGNS)).status).toBe(200);
  });

  it.each([
    ['the sender', 'audit-lead', /row-level security/],
    ['nobody', null, /row-level security/],
  ])('is refused by the database when it is %s', async (_, role, why) => {
    await sent();
    const person = role === null ? '' : `60000000-0000-4000-8000-000000000001`;
    await expect(signAs(person)).rejects.toThrow(why);
  });

  it('may be another, says the database', async () => {
    await sent();
    await expect(signAs(APPROVER)).resolves.toBe(1);
  });

  it.each([
    ['is still being filled in', 'draft'],
    ['is signed off already', 'signed-off'],
  ])('signs nothing that %s, says the database', async (_, state) => {
    await sent();
    await database.asSuperuser('update audit.audit set state = $2 where id = $1', [world.auditId, state]);
    await expect(signAs(APPROVER)).rejects.toThrow(/row-level security/);
  });

  it.each(['own', 'agreed', 'partner'])(
    'is not who was last at an answer of the kind %s, says the database, also where others were later at other kinds',
    async (kind) => {
      await sent();
      await openWithAll();
      await touch(kind, APPROVER);
      await expect(signAs(APPROVER)).rejects.toThrow(/row-level security/);
      await touch(kind === 'partner' ? 'own' : 'partner', LEAD);
      await expect(signAs(APPROVER)).rejects.toThrow(/row-level security/);
      await touch(kind, LEAD);
      await expect(signAs(APPROVER)).resolves.toBe(1);
    },
  );

  it('is another for each time that an audit is signed', async () => {
    await sent();
    await take(approver, 'sign-off', SIGNS);
    await database.asSuperuser(`update audit.audit set state = 'sent' where id = $1`, [world.auditId]);
    await database.asSuperuser(
      `insert into audit.audit_event (authority_id, audit_id, id, at, person_id, from_state, to_state)
       values ($1, $2, gen_random_uuid(), clock_timestamp(), $3, 'draft', 'sent')`,
      [NORTHMOOR, world.auditId, APPROVER],
    );
    await expect(signAs(APPROVER, 2)).rejects.toThrow(/row-level security/);
    await expect(signAs(LEAD, 2)).rejects.toThrow(/row-level security/); // edited last
    await expect(signAs('60000000-0000-4000-8000-000000000101', 2)).resolves.toBe(1);
  });
});

/** An answer of each kind of rater, on an item whose ratings have opened. */
async function openWithAll(): Promise<void> {
  await database.asSuperuser(
    `insert into audit.opened_item (authority_id, audit_id, item_id, how) values ($1, $2, 'supervision', 'all-rated')`,
    [NORTHMOOR, world.auditId],
  );
  await database.asSuperuser(
    `insert into audit.answer (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version, level_key, changed_by)
     select authority_id, audit_id, item_id, kind, case when kind = 'partner' then $3::uuid else authority_id end,
            framework_id, framework_version, 1, level_key, changed_by
     from   audit.answer, unnest(array['partner', 'agreed']) kind
     where  (authority_id, audit_id, item_id, rater_type) = ($1, $2, 'supervision', 'own')`,
    [NORTHMOOR, world.auditId, CLINIC],
  );
}

/** Somebody changes the answer of a kind of rater, now. */
const touch = (kind: string, person: string) =>
  database.asSuperuser(
    `update audit.answer set changed_by = $3, changed_at = clock_timestamp()
     where  audit_id = $1 and item_id = 'supervision' and rater_type = $2`,
    [world.auditId, kind, person],
  );

/** Signs past the service, with the login that it uses, and takes it back. */
function signAs(person: string, signing = 1): Promise<number | null> {
  return connected(database.addresses.svc_authority, async (client) => {
    await client.query(
      `begin; select set_config('app.authority_id', '${NORTHMOOR}', true), set_config('app.person_id', '${person}', true)`,
    );
    const { rowCount } = await client.query(
      `insert into audit.signed_audit (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
       select authority_id, id, ${signing}, framework_id, framework_version, cycle_id, 'E12000991', now(), 'x' from audit.audit where id = $1`,
      [world.auditId],
    );
    await client.query('rollback');
    return rowCount;
  });
}
