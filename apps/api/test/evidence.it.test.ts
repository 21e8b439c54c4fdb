import {
  type Answer as AnswerShape,
  type Audit,
  Problem,
  type Reference,
  referenceAt,
  type References,
} from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { answerAll, EASTVALE_LEAD, OTHER_LEAD, save, saved, SIGNS, step } from './audit-world.js';
import { answersApart } from './editors.js';
import { EASTVALE_DRAFT } from './fixture.js';
import { database, service, lead, world, withFreshAudits } from './fresh-audit.js';
import { SAME_ORIGIN, refusalOf } from './service.js';

withFreshAudits();

const refer = async (title: string, as = lead): Promise<Reference> => {
  const body = { title, kind: 'data', link: null, recordNumber: 'PD-17', datedOn: '2026-03-01' };
  return (await service.request({ as, method: 'POST', path: '/references', body })).json() as Reference;
};
const write = (version: number, body: object, as = lead) => save(service, { as, ...world, version, body });

describe('evidence of an answer', () => {
  it('is kept with the answer, in one order, with every version and beside what stays', async () => {
    const { id } = await refer('Supervision figures');
    const first = saved(await write(0, { evidence: ['children-families', 'data', 'data'] }));
    expect(first).toMatchObject({ version: 1, evidence: ['data', 'children-families'], references: [] });
    const second = saved(await write(1, { references: [id, id], note: 'Two teams.' }));
    expect(second).toMatchObject({ version: 2, evidence: first.evidence, references: [id] });
    const same = saved(await write(2, { evidence: ['children-families', 'data'], references: [id] }));
    expect(same.version).toBe(2);
    const third = saved(await write(2, { evidence: null, references: null }));
    expect(third).toMatchObject({ version: 3, evidence: [], references: [], note: 'Two teams.' });
    const path = `/audits/${world.auditId}/answers/supervision/history`;
    const history = (await service.request({ as: lead, path })).json() as { written: AnswerShape[] };
    expect(history.written.map(({ evidence, references }) => [evidence.length, references.length])).toEqual([
      [0, 0],
      [2, 1],
      [2, 0],
    ]);
    expect(await answersApart(database)).toEqual([]);
  });

  it('that comes too late stays on record, from the version that its writer had read', async () => {
    const { id } = await refer('Late figures');
    await write(0, { evidence: ['policy'] });
    await write(1, { evidence: ['data'] });
    const late = await write(1, { references: [id] }, await service.signInBy(OTHER_LEAD));
    expect(refusalOf(late)).toEqual([412, 'answer-changed']);
    const kept = await database.asSuperuser(
      `select evidence, reference_ids from audit.late_answer_event where audit_id = $1`,
      [world.auditId],
    );
    expect(kept).toEqual([{ evidence: ['policy'], reference_ids: [id] }]);
  });

  it("is the authority's own: nobody refers to another's, and no partner to any", async () => {
    const { id: mine } = await refer('Ours');
    const other = await service.signInBy(EASTVALE_LEAD);
    const theirs = await refer('Theirs', other);
    expect(refusalOf(await write(0, { references: [theirs.id] }))).toEqual([422, 'invalid-request']);
    const list = async (as: string) =>
      ((await service.request({ as, path: '/references' })).json() as References).references.map(
        ({ id }) => id,
      );
    expect(await list(lead)).not.toContain(theirs.id);
    expect(await list(other)).not.toContain(mine);
    const partner = await service.signInAs('partner');
    const below = { auditId: EASTVALE_DRAFT, item: 'help_and_protection', below: 'asked' } as const;
    const asked = await save(service, { as: partner, ...below, body: { references: [theirs.id] } });
    expect(refusalOf(asked)).toEqual([422, 'invalid-request']);
  });

  it('cannot be changed any more once the audit is sent, and stands after it is signed', async () => {
    const { id } = await refer('Signed figures');
    await write(0, { rating: 'established', evidence: ['data'], references: [id] });
    await answerAll(service, lead, world.auditId);
    await step(service, { as: lead, ...world, to: 'send' });
    expect(refusalOf(await write(1, { evidence: ['policy'] }))).toEqual([409, 'wrong-state']);
    const as = await service.signInAs('approver');
    await step(service, { as, ...world, to: 'sign-off', body: SIGNS });
    expect(refusalOf(await write(1, { references: [] }))).toEqual([409, 'wrong-state']);
    const { answers } = (await service.request({ as, path: `/audits/${world.auditId}` })).json() as Audit;
    expect(answers.find(({ recommendationId }) => recommendationId === 'supervision')).toMatchObject({
      evidence: ['data'],
      references: [id],
    });
  });
});

const correct = (
  { id, version, title, kind, link, recordNumber, datedOn }: Reference,
  part: object,
  as = lead,
) =>
  service.request({
    as,
    method: 'PUT',
    path: `/references/${id}`,
    body: { title, kind, link, recordNumber, datedOn, retired: false, ...part },
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
  });

describe('a reference', () => {
  it('is corrected beside what it said, which stays, with who and when', async () => {
    const entered = await refer('Supervison figures');
    expect(entered).toMatchObject({ version: 1, retired: false });
    const corrected = await correct(entered, { title: 'Supervision figures', recordNumber: 'PD-18' });
    expect(corrected.status).toBe(200);
    const now = corrected.json() as Reference;
    expect(now).toMatchObject({
      id: entered.id,
      version: 2,
      title: 'Supervision figures',
      recordNumber: 'PD-18',
    });
    expect(now.written.map(({ version, title, by }) => [version, title, by])).toEqual([
      [2, 'Supervision figures', 'Person in the role of audit-lead'],
      [1, 'Supervison figures', 'Person in the role of audit-lead'],
    ]);
    // The same again is no correction.
    expect((await correct(now, {})).json()).toEqual(now);
    expect(referenceAt(now, null)?.version).toBe(2);
    expect(referenceAt(now, now.written[1]?.at ?? '')?.version).toBe(1);
  });

  it('is retired and taken up again, and stays with the answers that refer to it', async () => {
    const entered = await refer('Old policy');
    await write(0, { references: [entered.id] });
    const retired = (await correct(entered, { retired: true })).json() as Reference;
    expect(retired).toMatchObject({ version: 2, retired: true });
    const { answers } = (
      await service.request({ as: lead, path: `/audits/${world.auditId}` })
    ).json() as Audit;
    expect(answers[0]?.references).toEqual([entered.id]);
    expect((await correct(retired, { retired: false })).json()).toMatchObject({ version: 3, retired: false });
  });

  it('that somebody else has corrected meanwhile is shown, and of many at once one is', async () => {
    const entered = await refer('Figures');
    const answers = await Promise.all(
      ['One', 'Two', 'Three', 'Four'].map((title) => correct(entered, { title })),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412, 412, 412]);
    const refused = answers.find(({ status }) => status === 412);
    const { type, current } = Problem.parse(refused?.json());
    expect(type).toBe('/problems/reference-changed');
    const won = answers.find(({ status }) => status === 200)?.json() as Reference;
    expect(current).toMatchObject({ id: entered.id, version: 2, title: won.title });
    expect(
      await database.asSuperuser(`select version from audit.reference_event where reference_id = $1`, [
        entered.id,
      ]),
    ).toEqual([{ version: 2 }]);
  });

  it('leads somewhere after a correction, too', async () => {
    const entered = await refer('Figures without a place');
    expect(refusalOf(await correct(entered, { recordNumber: null }))).toEqual([422, 'invalid-request']);
    const viewer = await service.signInAs('viewer');
    expect(refusalOf(await correct(entered, { title: 'Mine' }, viewer))).toEqual([403, 'not-allowed']);
  });
});
