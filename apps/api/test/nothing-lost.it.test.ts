import { AnswerHistory } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { ask, save, saved } from './audit-world.js';
import { answersApart, editAtRandom, makeEditors } from './editors.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { database, service, lead, other, world, withFreshAudits } from './fresh-audit.js';
import { connected } from './postgres.js';

const EDITORS = 50;
const EDITS = 20;

withFreshAudits();

const historyOf = async (as: string, item = 'supervision') =>
  AnswerHistory.parse(
    (await service.request({ as, path: `/audits/${world.auditId}/answers/${item}/history` })).json(),
  ).written;

describe('the history of an answer', () => {
  it('says who wrote what, newest first, and what came too late', async () => {
    await save(service, { as: lead, ...world, body: { rating: 'emerging', note: 'First' } });
    await save(service, { as: lead, ...world, version: 1, body: { note: 'Second' } });
    await save(service, { as: other, ...world, version: 1, body: { rating: 'embedded' } });
    const written = await historyOf(other);
    expect(written.map(({ version, rating, note, by }) => [version, rating, note, by])).toEqual([
      [null, 'embedded', 'First', 'Second lead'],
      [2, 'emerging', 'Second', 'Person in the role of audit-lead'],
      [1, 'emerging', 'First', 'Person in the role of audit-lead'],
    ]);
    expect(
      written
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    ).toEqual(written.map(({ at }) => at));
  });

  it('is empty before anybody has begun', async () => {
    expect(await historyOf(lead)).toEqual([]);
  });

  it("never shows a partner's words, saved or late, to the authority", async () => {
    await ask(database, world);
    const partner = await service.signInAs('partner');
    const body = { rating: 'emerging', note: 'police note' };
    await save(service, { as: partner, ...world, body, below: 'asked' });
    const late = { rating: 'embedded', note: 'late police note' };
    expect((await save(service, { as: partner, ...world, body: late, below: 'asked' })).status).toBe(412);
    expect(await historyOf(lead)).toEqual([]);
    const seen = (setting: string, id: string) =>
      connected(database.addresses.svc_authority, async (client) => {
        await client.query(`begin; select set_config('${setting}', '${id}', true)`);
        return (
          await client.query('select from audit.late_answer_event where audit_id = $1', [world.auditId])
        ).rowCount;
      });
    expect([await seen('app.authority_id', NORTHMOOR), await seen('app.agency_id', CONSTABULARY)]).toEqual([
      0, 1,
    ]);
  });
});

describe('a change that came too late', () => {
  it.each([
    ['clears', { rating: null, note: null }, { rating: null, note: '', reason: '' }],
    [
      'says that it does not apply',
      { rating: 'not-applicable', reason: 'None' },
      { rating: 'not-applicable' },
    ],
    [
      'leaves the rest as it was read',
      { reason: 'Because' },
      { rating: 'emerging', note: 'First', improvement: 'More time' },
    ],
    ['names improvements', { improvement: 'More people' }, { note: 'First', improvement: 'More people' }],
  ])('is on record as its writer saw it when it %s', async (_, body, kept) => {
    const first = { rating: 'emerging', note: 'First', improvement: 'More time' };
    await save(service, { as: lead, ...world, body: first });
    await save(service, { as: lead, ...world, version: 1, body: { note: 'Second', improvement: null } });
    await save(service, { as: other, ...world, version: 1, body });
    expect((await historyOf(lead))[0]).toMatchObject({ version: null, by: 'Second lead', ...kept });
  });

  it('changes nothing of the answer', async () => {
    const first = saved(await save(service, { as: lead, ...world, body: { note: 'First' } }));
    await save(service, { as: other, ...world, body: { note: 'Late' } });
    const again = saved(await save(service, { as: lead, ...world, version: 1, body: {} }));
    expect(again).toEqual(first);
  });
});

it(
  `${EDITORS} people with ${EDITS} edits each on one audit: no text is lost, and every loser is told`,
  { timeout: 120_000 },
  async () => {
    const editors = await makeEditors(database, service, EDITORS);
    const done = await Promise.all(
      editors.map((as, at) => editAtRandom(service, { as, ...world, seed: at, edits: EDITS })),
    );
    const edits = done.flat();
    const statuses = edits.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 412]));
    const texts = (status: number) =>
      edits
        .filter((edit) => edit.status === status)
        .map(({ text }) => text)
        .toSorted();
    const kept = async (table: string) =>
      (
        await database.asSuperuser<{ text: string }>(
          `select note || improvement as text from ${table} where audit_id = $1`,
          [world.auditId],
        )
      )
        .map(({ text }) => text)
        .toSorted();
    expect(await kept('audit.answer_event')).toEqual(texts(200));
    expect(await kept('audit.late_answer_event')).toEqual(texts(412));
    expect(await answersApart(database)).toEqual([]);
  },
);

it.each([1, 2, 3, 4, 5])(
  'the answers are what their events add up to, after random changes (seed %i)',
  async (seed) => {
    await editAtRandom(service, { as: lead, ...world, seed: 1_000 + seed, edits: 60 });
    const { rows } = await connected(database.administrator, (client) =>
      client.query('select from audit.answer_event where audit_id = $1', [world.auditId]),
    );
    expect(rows.length).toBeGreaterThan(20);
    expect(await answersApart(database)).toEqual([]);
  },
);
