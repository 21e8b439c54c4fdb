import { type AskedItems, type Audit, AnswerChanged } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { ask, CLINIC, CLINICIAN, EASTVALE_LEAD, save, saved } from './audit-world.js';
import { answersApart } from './editors.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { database, service, lead, other, police as partner, world, withFreshAudits } from './fresh-audit.js';
import { connected } from './postgres.js';
import { refusalOf } from './service.js';

withFreshAudits();

const read = async (): Promise<Audit> =>
  (await service.request({ as: lead, path: `/audits/${world.auditId}` })).json() as Audit;
const events = () =>
  database.asSuperuser<{ version: number; note: string }>(
    `select version, note from audit.answer_event where audit_id = $1 order by rater_type, version`,
    [world.auditId],
  );
const asked = async (as = partner): Promise<AskedItems['items']> =>
  ((await service.request({ as, path: '/asked' })).json() as AskedItems).items.filter(
    ({ auditId }) => auditId === world.auditId,
  );

describe('saving an answer', () => {
  it('keeps what is absent, clears what is null, and counts versions', async () => {
    const first = await save(service, {
      as: lead,
      ...world,
      body: { rating: 'emerging', note: 'Two teams.' },
    });
    expect(first.status).toBe(200);
    expect(saved(first)).toMatchObject({
      version: 1,
      rating: 'emerging',
      note: 'Two teams.',
      changedBy: 'Person in the role of audit-lead',
    });
    const second = await save(service, { as: lead, ...world, version: 1, body: { rating: null } });
    expect(saved(second)).toMatchObject({ version: 2, rating: null, note: 'Two teams.' });
    const third = await save(service, { as: lead, ...world, version: 2, body: { note: null } });
    expect(saved(third)).toMatchObject({ version: 3, rating: null, note: '' });
    expect((await read()).answers).toEqual([saved(third)]);
  });

  it('takes not applicable, and counts it as done once there is a reason', async () => {
    await save(service, { as: lead, ...world, body: { rating: 'not-applicable' } });
    expect((await read()).missing).toContainEqual({ recommendationId: 'supervision', missing: 'reason' });
    await save(service, { as: lead, ...world, version: 1, body: { reason: 'No such team.' } });
    expect((await read()).missing.map(({ recommendationId }) => recommendationId)).not.toContain(
      'supervision',
    );
  });

  it('writes nothing when nothing changes', async () => {
    await save(service, { as: lead, ...world, body: { note: 'As it is' } });
    const again = await save(service, { as: lead, ...world, version: 1, body: { note: 'As it is' } });
    expect([again.status, saved(again).version]).toEqual([200, 1]);
    const nothing = await save(service, { as: lead, ...world, item: 'shared-aims', body: {} });
    expect([nothing.status, saved(nothing).version]).toEqual([200, 0]);
    expect(await events()).toEqual([{ version: 1, note: 'As it is' }]);
  });

  it('asks for the version that is changed', async () => {
    const path = `/audits/${world.auditId}/answers/supervision`;
    const without = await service.request({ as: lead, method: 'PATCH', path, body: { note: 'x' } });
    expect(refusalOf(without)).toEqual([428, 'version-missing']);
    const malformed = await service.request({
      as: lead,
      method: 'PATCH',
      path,
      body: { note: 'x' },
      headers: { 'sec-fetch-site': 'same-origin', 'if-match': '*' },
    });
    expect(refusalOf(malformed)).toEqual([422, 'invalid-request']);
  });

  it.each([
    ['a rating that the scale lacks', { rating: 'excellent' }],
    ['a field that there is not', { ratings: 'emerging' }],
    ['a note beyond all measure', { note: 'x'.repeat(20_001) }],
  ])('refuses %s', async (_, body) => {
    expect((await save(service, { as: lead, ...world, body })).status).toBe(422);
    expect((await read()).answers).toEqual([]);
  });

  it('finds no unknown item and no audit of another authority', async () => {
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    const body = { note: 'x' };
    expect((await save(service, { as: lead, ...world, item: 'no-such-item', body })).status).toBe(404);
    expect((await save(service, { as: eastvale, ...world, body })).status).toBe(404);
  });

  it('shows a late editor the other text, its author and time, and keeps both texts', async () => {
    await save(service, { as: lead, ...world, body: { note: 'Mine' } });
    const late = await save(service, { as: other, ...world, body: { note: 'Theirs' } });
    expect(refusalOf(late)).toEqual([412, 'answer-changed']);
    const { current } = AnswerChanged.parse(late.json());
    expect(current).toMatchObject({
      version: 1,
      note: 'Mine',
      changedBy: 'Person in the role of audit-lead',
      changedAt: expect.stringMatching(/^20/) as string,
    });
    await save(service, { as: other, ...world, version: current.version, body: { note: 'Theirs' } });
    expect(await events()).toEqual([
      { version: 1, note: 'Mine' },
      { version: 2, note: 'Theirs' },
    ]);
  });

  it('refuses a version that never was', async () => {
    const refused = await save(service, { as: lead, ...world, version: 7, body: { note: 'x' } });
    expect(refusalOf(refused)).toEqual([412, 'answer-changed']);
    expect(await events()).toEqual([]);
  });

  it('lets one of two that start from the same version through, however they race, and loses nothing', async () => {
    const racers = Array.from({ length: 8 }, (_, at) => ({ as: at % 2 ? lead : other, note: `text ${at}` }));
    const answers = await Promise.all(
      racers.map(({ as, note }) => save(service, { as, ...world, body: { note } })),
    );
    const statuses = answers.map(({ status }) => String(status)).toSorted();
    expect(statuses).toEqual(['200', ...Array<string>(7).fill('412')]);
    expect(await events()).toHaveLength(1);
  });

  it('keeps the answers what their events say', async () => {
    const body = (at: number) => ({ note: `text ${at}`, rating: at % 2 ? 'emerging' : null });
    for (const at of [0, 1, 2, 3]) await save(service, { as: lead, ...world, version: at, body: body(at) });
    expect(await answersApart(database)).toEqual([]);
    expect(await events()).toHaveLength(4);
  });
});

describe('a partner', () => {
  const note = { as: '', note: 'Only for us' };
  const saveAsked = (body: object, version = 0, as = partner) =>
    save(service, { as, ...world, version, body, below: 'asked' });

  it('sees what it is asked and rates it; that it has rated is marked', async () => {
    await ask(database, world);
    expect(await asked()).toMatchObject([
      { authority: 'Northmoor', recommendationId: 'supervision', answer: null },
    ]);
    expect((await saveAsked({ rating: 'emerging', note: note.note })).status).toBe(200);
    expect((await asked())[0]?.answer).toMatchObject({
      rating: 'emerging',
      version: 1,
      changedBy: 'Person in the role of partner',
    });
    const marks = await database.asSuperuser(`select rated from audit.asked where audit_id = $1`, [
      world.auditId,
    ]);
    expect(marks).toEqual([{ rated: true }]);
  });

  it("sees neither the authority's answers nor another agency's, and they do not see its own", async () => {
    const clinic = await service.signInBy(CLINICIAN);
    await ask(database, world);
    await ask(database, world, CLINIC);
    await save(service, { as: lead, ...world, body: { rating: 'embedded', note: 'authority note' } });
    await saveAsked({ rating: 'emerging', note: 'police note' });
    await saveAsked({ rating: 'established', note: 'clinic note' }, 0, clinic);
    const seen = {
      police: (await service.request({ as: partner, path: '/asked' })).body,
      clinic: (await service.request({ as: clinic, path: '/asked' })).body,
      authority: (await service.request({ as: lead, path: `/audits/${world.auditId}` })).body,
    };
    expect(seen.police).toContain('police note');
    expect(seen.police).not.toMatch(/authority note|clinic note|embedded/);
    expect(seen.clinic).not.toMatch(/authority note|police note|embedded/);
    expect(seen.authority).not.toMatch(/police note|clinic note/);
  });

  it('finds no item that it was not asked about', async () => {
    await ask(database, world);
    const body = { rating: 'emerging' };
    const refused = await save(service, {
      as: partner,
      ...world,
      item: 'shared-aims',
      body,
      below: 'asked',
    });
    expect(refused.status).toBe(404);
    const clinic = await service.signInBy(CLINICIAN);
    expect((await saveAsked(body, 0, clinic)).status).toBe(404);
  });

  it.each([
    ['audit.answer', `rater_type <> 'partner' or rater_id <> '${CONSTABULARY}'`],
    ['audit.answer_event', `rater_type <> 'partner' or rater_id <> '${CONSTABULARY}'`],
    ['audit.asked', `agency_id <> '${CONSTABULARY}'`],
    ['audit.audit_event', 'true'],
    ['audit.signed_audit', 'true'],
    ['audit.signed_answer', 'true'],
    ['audit.participation', 'true'],
    ['access.membership', 'true'],
  ])('is shown nothing else by the database in %s', async (table, others) => {
    await ask(database, world);
    await ask(database, world, CLINIC);
    await save(service, { as: lead, ...world, body: { note: 'authority note' } });
    const rows = await asAgency((query) => query(`select from ${table} where ${others}`));
    expect(rows).toBe(0);
  });

  it.each([
    ['an answer of the authority', `update audit.answer set note = 'x' where rater_type = 'own'`],
    [
      'a question to another agency',
      `update audit.asked set rated = true where agency_id <> '${CONSTABULARY}'`,
    ],
  ])('changes nothing of %s', async (_, statement) => {
    await ask(database, world, CLINIC);
    await save(service, { as: lead, ...world, body: { note: 'authority note' } });
    expect(await asAgency((query) => query(statement))).toBe(0);
  });

  it.each([
    ['the state of an audit', `update audit.audit set state = 'sent'`],
    [
      'an item that it was not asked about',
      `insert into audit.answer (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version)
       select '${NORTHMOOR}', id, 'shared-aims', 'partner', '${CONSTABULARY}', framework_id, framework_version, 1 from audit.audit limit 1`,
    ],
  ])('is refused by the database: %s', async (_, statement) => {
    await ask(database, world);
    await expect(asAgency((query) => query(statement))).rejects.toThrow('row-level security policy');
  });
});

/** How many rows a statement finds or changes for the login of authorities with the constabulary set. */
function asAgency(work: (query: (statement: string) => Promise<number | null>) => Promise<number | null>) {
  return connected(database.addresses.svc_authority, async (client) => {
    await client.query(`begin; select set_config('app.agency_id', '${CONSTABULARY}', true)`);
    return work(async (statement) => (await client.query(statement)).rowCount);
  });
}
