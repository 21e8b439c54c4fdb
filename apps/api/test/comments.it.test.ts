import type { Comments, ItemComment } from '@plumbline/contract';
import { describe, expect, it } from 'vitest';

import { answerAll, EASTVALE_LEAD, SIGNS, step } from './audit-world.js';
import { database, service, lead, approver, world, withFreshAudits } from './fresh-audit.js';
import { type Answer, refusalOf } from './service.js';

withFreshAudits();

const commentsOf = (answer: Answer): ItemComment[] => (answer.json() as Comments).comments;
const say = (words: string, as = lead) =>
  service.request({
    as,
    method: 'POST',
    path: `/audits/${world.auditId}/items/supervision/comments`,
    body: { words },
  });
const list = (as = lead) => service.request({ as, path: `/audits/${world.auditId}/comments` });
const resolve = (id: string, resolved: boolean, as = lead) =>
  service.request({
    as,
    method: 'PUT',
    path: `/audits/${world.auditId}/comments/${id}/resolved`,
    body: { resolved },
  });
const sign = async () => {
  await answerAll(service, lead, world.auditId);
  await step(service, { as: lead, ...world, to: 'send' });
  return step(service, { as: approver, ...world, to: 'sign-off', body: SIGNS });
};

describe('comments on a recommendation', () => {
  it('stand by time with their authors, and say who resolved them and opened them again', async () => {
    await say('Is the figure of this year?', approver);
    const [first, second] = commentsOf(await say(' It is. '));
    expect(first).toMatchObject({ words: 'Is the figure of this year?', resolved: false, steps: [] });
    expect(second).toMatchObject({ recommendationId: 'supervision', words: 'It is.' });
    expect([first?.by, second?.by]).toEqual([
      'Person in the role of approver',
      'Person in the role of audit-lead',
    ]);
    const id = first?.id ?? '';
    await resolve(id, true);
    // What is resolved already is not resolved once more.
    await resolve(id, true, approver);
    const [again] = commentsOf(await resolve(id, false, approver));
    expect(again?.resolved).toBe(false);
    expect(again?.steps.map(({ resolved, by }) => [resolved, by])).toEqual([
      [true, 'Person in the role of audit-lead'],
      [false, 'Person in the role of approver'],
    ]);
  });

  it('are resolved once when two do it at once', async () => {
    const [comment] = commentsOf(await say('Look at this'));
    const id = comment?.id ?? '';
    const answers = await Promise.all([resolve(id, true), resolve(id, true, approver), resolve(id, true)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(commentsOf(await list())[0]?.steps).toHaveLength(1);
  });

  it('are read by the authority and by nobody else', async () => {
    const [comment] = commentsOf(await say('Between us'));
    expect(commentsOf(await list(await service.signInAs('viewer'))).map(({ words }) => words)).toEqual([
      'Between us',
    ]);
    expect(refusalOf(await say('Me too', await service.signInAs('viewer')))).toEqual([403, 'not-allowed']);
    expect(refusalOf(await list(await service.signInAs('partner')))).toEqual([403, 'not-allowed']);
    const other = await service.signInBy(EASTVALE_LEAD);
    expect(refusalOf(await list(other))).toEqual([404, 'not-found']);
    expect(refusalOf(await resolve(comment?.id ?? '', true, other))).toEqual([404, 'not-found']);
  });

  it('keep nothing from being signed, end with the signature, and are in no signed copy and no file', async () => {
    const words = 'Said before the signature';
    const [comment] = commentsOf(await say(words));
    expect((await sign()).status).toBe(200);
    expect(refusalOf(await say('Too late'))).toEqual([409, 'wrong-state']);
    expect(refusalOf(await resolve(comment?.id ?? '', true))).toEqual([409, 'wrong-state']);
    expect(commentsOf(await list()).map((each) => each.words)).toEqual([words]);
    const copies = await database.asSuperuser(
      `select from audit.signed_answer where to_jsonb(signed_answer)::text like '%' || $1 || '%'`,
      [words],
    );
    expect(copies).toEqual([]);
    const file = await service.request({ as: lead, path: `/audits/${world.auditId}/files/json` });
    expect(file.status).toBe(200);
    expect(file.body).not.toContain(words);
  });
});
