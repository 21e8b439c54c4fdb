import { type Answers, AnswersChanged, type Audit, Problem, type SaveAnswers } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { save, step } from './audit-world.js';
import { database, service, lead, other, world, withFreshAudits } from './fresh-audit.js';
import type { Answer } from './service.js';

withFreshAudits();

type Changes = SaveAnswers['answers'];
const saveSeveral = (answers: Changes, as = lead): Promise<Answer> =>
  service.request({ as, method: 'PATCH', path: `/audits/${world.auditId}/answers`, body: { answers } });
const read = async (): Promise<Audit> =>
  (await service.request({ as: lead, path: `/audits/${world.auditId}` })).json() as Audit;
const slugOf = (answer: Answer): string => Problem.parse(answer.json()).type.replace('/problems/', '');
const everything = async (rating: string, version: number): Promise<Changes> => {
  const { missing, answers } = await read();
  return [...missing, ...answers].map(({ recommendationId }) => ({ recommendationId, version, rating }));
};
const events = () =>
  database.asSuperuser(`select from audit.answer_event where audit_id = $1`, [world.auditId]);

describe('saving several answers', () => {
  it('saves a whole audit at once, each with its event, and answers in the order asked', async () => {
    const changes = await everything('emerging', 0);
    expect(changes).toHaveLength(27);
    const answer = await saveSeveral(changes.toReversed());
    expect(answer.status).toBe(200);
    const { answers } = answer.json() as Answers;
    expect(answers.toReversed()).toEqual((await read()).answers);
    expect(answers[0]).toMatchObject({ version: 1, changedBy: 'Person in the role of audit-lead' });
    expect(await events()).toHaveLength(27);
    expect((await read()).missing).toEqual([]);
  });

  it('keeps what is absent, clears what is null, and writes nothing of what does not change', async () => {
    const first: Changes = [
      { recommendationId: 'supervision', version: 0, rating: 'emerging', note: 'Two teams.' },
      { recommendationId: 'shared-aims', version: 0, note: 'As it is' },
    ];
    await saveSeveral(first);
    const second = await saveSeveral([
      { recommendationId: 'supervision', version: 1, rating: null },
      { recommendationId: 'shared-aims', version: 1, note: 'As it is' },
    ]);
    expect((second.json() as Answers).answers).toMatchObject([
      { recommendationId: 'supervision', version: 2, rating: null, note: 'Two teams.' },
      { recommendationId: 'shared-aims', version: 1, note: 'As it is' },
    ]);
    expect(await events()).toHaveLength(3);
  });

  it('saves none when another has changed one of them, and shows that one', async () => {
    const changes = await everything('emerging', 0);
    await save(service, { as: other, ...world, body: { note: 'Theirs' } });
    const refused = await saveSeveral(changes);
    expect([refused.status, slugOf(refused)]).toEqual([412, 'answer-changed']);
    expect(AnswersChanged.parse(refused.json()).current).toMatchObject([
      { recommendationId: 'supervision', version: 1, note: 'Theirs' },
    ]);
    expect((await read()).answers).toHaveLength(1);
    expect(await events()).toHaveLength(1);
    expect(
      await database.asSuperuser(`select from audit.late_answer_event where audit_id = $1`, [world.auditId]),
    ).toEqual([]);
  });

  it.each<[string, number, string, Changes[number]]>([
    [
      'a rating that the scale lacks',
      422,
      'invalid-request',
      { recommendationId: 'supervision', version: 0, rating: 'superb' },
    ],
    ['an unknown item', 404, 'not-found', { recommendationId: 'no-such-item', version: 0, note: 'x' }],
    [
      'a version that never was',
      412,
      'answer-changed',
      { recommendationId: 'supervision', version: 7, note: 'x' },
    ],
  ])('saves none when there is %s among them', async (_, status, slug, change) => {
    const sound = { recommendationId: 'shared-aims', version: 0, note: 'Sound' };
    const refused = await saveSeveral([sound, change]);
    expect([refused.status, slugOf(refused)]).toEqual([status, slug]);
    expect((await read()).answers).toEqual([]);
  });

  it('points at the rating at fault', async () => {
    const refused = await saveSeveral([
      { recommendationId: 'shared-aims', version: 0, note: 'Sound' },
      { recommendationId: 'supervision', version: 0, rating: 'superb' },
    ]);
    expect(Problem.parse(refused.json()).errors?.map(({ pointer }) => pointer)).toEqual([
      '#/body/answers/1/rating',
    ]);
  });

  it('is refused once the audit is sent', async () => {
    await saveSeveral(await everything('emerging', 0));
    await step(service, { as: lead, auditId: world.auditId, to: 'send' });
    const refused = await saveSeveral([{ recommendationId: 'supervision', version: 1, note: 'Late' }]);
    expect([refused.status, slugOf(refused)]).toEqual([409, 'wrong-state']);
  });

  it('lets one of several who start from the same versions through, whatever their order', async () => {
    const changes = await everything('emerging', 0);
    const racers = [changes, changes.toReversed(), changes, changes.toReversed()];
    const answers = await Promise.all(racers.map((each, at) => saveSeveral(each, at % 2 ? other : lead)));
    expect(answers.map(({ status }) => String(status)).toSorted()).toEqual(['200', '412', '412', '412']);
    expect(await events()).toHaveLength(27);
  });
});
