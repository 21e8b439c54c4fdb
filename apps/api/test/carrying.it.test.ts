import { randomUUID } from 'node:crypto';

import type { Answer as AnswerShape, AnswerHistory, Audit, Audits } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { answerAll, FRAMEWORK, ITEMS, save, saved, SIGNS, step } from './audit-world.js';
import { download, edited, previewed, tables, takeOver, upload } from './exchange-world.js';
import { NORTHMOOR } from './fixture.js';
import { database, service, lead, withAudits } from './fresh-audit.js';

const WORDS = { rating: 'emerging', note: 'What we knew', improvement: 'More time' };

let day = 0;
/** The audit of the former cycle, and the cycle that follows it. */
let former: string;
let next: string;

async function openNext(frameworkId = FRAMEWORK): Promise<string> {
  const cycle = `c${randomUUID().slice(0, 8)}`;
  await database.asSuperuser(
    `insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
     values ($1, $2, date '2020-01-01' + $3::int, '2099-01-01', '2099-02-01', '2099', 'announced')`,
    [frameworkId, cycle, day],
  );
  day += 1;
  return cycle;
}

const start = (body: object) => service.request({ as: lead, method: 'POST', path: '/audits', body });
const started = async (cycle: string, carryForward = false, frameworkId = FRAMEWORK): Promise<Audit> =>
  (await start({ frameworkId, cycle, carryForward })).json() as Audit;
const read = async (auditId: string): Promise<Audit> =>
  (await service.request({ as: lead, path: `/audits/${auditId}` })).json() as Audit;
const answerIn = ({ answers }: Audit, item = 'supervision'): AnswerShape | undefined =>
  answers.find(({ recommendationId }) => recommendationId === item);
const originsOf = (auditId: string) =>
  database.asSuperuser(
    `select origin, needs_review as "needsReview" from audit.answer_event
     where audit_id = $1 and item_id = 'supervision' order by version`,
    [auditId],
  );

withAudits();
beforeEach(async () => {
  former = (await started(await openNext())).id;
  await save(service, { as: lead, auditId: former, body: WORDS });
  next = await openNext();
});

describe('carrying forward', () => {
  it('is offered from the latest earlier cycle that has answers, and from none where there are none', async () => {
    const { toStart } = (await service.request({ as: lead, path: '/audits' })).json() as Audits;
    const offered = toStart.find(({ cycle }) => cycle === next);
    expect(offered?.carryFrom).toBe((await read(former)).cycle);
    const first = await openNext('ofsted-ilacs');
    await database.asSuperuser(`update framework.cycle set opens_on = '2001-01-01' where id = $1`, [first]);
    const refused = await start({ frameworkId: 'ofsted-ilacs', cycle: first, carryForward: true });
    expect([refused.status, refused.json()]).toMatchObject([409, { type: '/problems/nothing-to-carry' }]);
  });

  it('brings rating, reason and words along, each to be looked at and none counted as answered', async () => {
    await save(service, {
      as: lead,
      auditId: former,
      item: 'data-sharing',
      body: { rating: 'not-applicable', reason: 'No such team' },
    });
    const audit = await started(next, true);
    expect(audit.carriedFrom).toBe((await read(former)).cycle);
    expect(audit.answers).toHaveLength(2);
    expect(answerIn(audit)).toMatchObject({
      ...WORDS,
      version: 1,
      needsReview: true,
    });
    expect(answerIn(audit, 'data-sharing')).toMatchObject({ reason: 'No such team', needsReview: true });
    expect(audit.missing).toHaveLength(ITEMS);
    expect(audit.missing.filter(({ missing }) => missing === 'review')).toHaveLength(2);
    expect(await originsOf(audit.id)).toEqual([{ origin: 'carried', needsReview: true }]);
  });

  it('brings along what has only evidence', async () => {
    await save(service, { as: lead, auditId: former, item: 'data-sharing', body: { evidence: ['data'] } });
    const audit = await started(next, true);
    expect(answerIn(audit, 'data-sharing')).toMatchObject({
      rating: null,
      evidence: ['data'],
      needsReview: true,
    });
  });

  it('starts fresh when that is chosen', async () => {
    expect(await started(next, false)).toMatchObject({ carriedFrom: null, answers: [] });
  });

  it('says in every file what nobody has looked at again', async () => {
    const mine = { as: lead, auditId: (await started(next, true)).id };
    const inFiles = async () => {
      const json = (await download(service, mine, 'json')).json() as { answers: { needsReview: boolean }[] };
      const csv = (await download(service, mine, 'csv')).body;
      const rows = [...tables((await download(service, mine)).bytes).values()].flat();
      return {
        json: json.answers.filter(({ needsReview }) => needsReview).length,
        csv: csv.split(',emerging,Emerging,yes,').length - 1,
        workbook: rows.filter((line) => line[0] === 'supervision' && line.at(-1) === 'yes').length,
      };
    };
    expect(await inFiles()).toEqual({ json: 1, csv: 1, workbook: 1 });
    await save(service, { ...mine, version: 1, body: WORDS });
    expect(await inFiles()).toEqual({ json: 0, csv: 0, workbook: 0 });
  });

  it('takes an answer as looked at when it is saved unchanged, and keeps on record that it was carried', async () => {
    const audit = await started(next, true);
    const confirmed = await save(service, { as: lead, auditId: audit.id, version: 1, body: {} });
    expect(saved(confirmed)).toMatchObject({ version: 2, rating: 'emerging', needsReview: false });
    expect(await originsOf(audit.id)).toEqual([
      { origin: 'carried', needsReview: true },
      { origin: 'carried', needsReview: false },
    ]);
    expect((await read(audit.id)).missing).toHaveLength(ITEMS - 1);
    const again = await save(service, { as: lead, auditId: audit.id, version: 2, body: {} });
    expect(saved(again).version).toBe(2);
  });

  it('takes a changed answer as looked at, and says that it was changed', async () => {
    const audit = await started(next, true);
    await save(service, { as: lead, auditId: audit.id, version: 1, body: { rating: 'established' } });
    expect((await originsOf(audit.id)).at(-1)).toEqual({ origin: 'carried-and-changed', needsReview: false });
    const path = `/audits/${audit.id}/answers/supervision/history`;
    const { written } = (await service.request({ as: lead, path })).json() as AnswerHistory;
    expect(written.map(({ origin }) => origin)).toEqual(['carried-and-changed', 'carried']);
  });

  it('refuses to send what nobody has looked at', async () => {
    const audit = await started(next, true);
    await answerAll(service, lead, audit.id);
    const refused = await step(service, { as: lead, auditId: audit.id, to: 'send' });
    expect(refused.json()).toMatchObject({
      status: 409,
      errors: [{ pointer: '#/answers/supervision/review', detail: 'Look again at what was carried forward' }],
    });
    await save(service, { as: lead, auditId: audit.id, version: 1, body: {} });
    expect((await step(service, { as: lead, auditId: audit.id, to: 'send' })).status).toBe(200);
  });

  it('keeps the mark on rows that a workbook leaves as they are', async () => {
    const audit = await started(next, true);
    const mine = { as: lead, auditId: audit.id };
    const file = await edited((await download(service, mine)).bytes, [
      { item: 'data-sharing', field: 'rating', value: 'Established' },
    ]);
    await takeOver(service, lead, previewed(await upload(service, mine, file)));
    const after = await read(audit.id);
    expect(answerIn(after, 'data-sharing')).toMatchObject({ rating: 'established', needsReview: false });
    expect(answerIn(after)).toMatchObject({ version: 1, needsReview: true });
  });

  it('happens once, whoever else starts the audit at the same time', async () => {
    const body = { frameworkId: FRAMEWORK, cycle: next, carryForward: true };
    const both = await Promise.all([start(body), start(body)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('lets whoever carried the answers not sign them', async () => {
    const audit = await started(next, true);
    await answerAll(service, lead, audit.id);
    await save(service, { as: lead, auditId: audit.id, version: 1, body: {} });
    await step(service, { as: lead, auditId: audit.id, to: 'send' });
    const approver = await service.signInAs('approver');
    const signed = await step(service, { as: approver, auditId: audit.id, to: 'sign-off', body: SIGNS });
    expect((signed.json() as Audit).signedRatings).toHaveLength(ITEMS);
  });
});

describe('between versions of a framework', () => {
  it('goes along the series: equivalent items come along, new ones begin fresh', async () => {
    const earlier = await openNext('ofsted-ilacs');
    const auditId = randomUUID();
    await database.asSuperuser(
      `with made as (
         insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, state, origin)
         values ('${NORTHMOOR}', $1, 'ofsted-ilacs', 2018, $2, 'signed-off', 'import') returning *
       ), signed as (
         insert into audit.signed_audit (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at, content_hash)
         select authority_id, id, 1, framework_id, framework_version, cycle_id, 'E12000991', now(), 'made up' from made returning *
       )
       insert into audit.signed_answer
         (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
       select signed.authority_id, signed.audit_id, 1, item.id, 'own', signed.authority_id, 'ofsted-ilacs', 2018, 'good', false
       from   signed, framework.recommendation item
       where  (item.framework_id, item.version) = ('ofsted-ilacs', 2018)`,
      [auditId, earlier],
    );
    await database.asSuperuser(`update framework.cycle set opens_on = '2025-06-01' where id = $1`, [earlier]);
    const cycle = await openNext('ofsted-ilacs');
    await database.asSuperuser(`update framework.cycle set opens_on = '2025-07-01' where id = $1`, [cycle]);
    const audit = await started(cycle, true, 'ofsted-ilacs');
    const equivalent = await database.asSuperuser<{ id: string }>(
      `select later.id from framework.recommendation later
       join   framework.recommendation earlier on (earlier.framework_id, earlier.series_id) = (later.framework_id, later.series_id)
       where  later.framework_id = 'ofsted-ilacs' and later.version = 2023 and earlier.version = 2018
       order  by later.position`,
    );
    expect(audit.frameworkVersion).toBe(2023);
    expect(audit.answers.map(({ recommendationId, rating }) => [recommendationId, rating])).toEqual(
      equivalent.map(({ id }) => [id, 'good']),
    );
    expect(audit.missing.filter(({ missing }) => missing === 'rating').length).toBeGreaterThan(0);
  });
});
