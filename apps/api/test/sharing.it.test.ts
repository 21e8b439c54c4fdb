import { type Assigned, type Audit, Problem, type ThemeScope } from '@plumbline/contract';
import { beforeAll, describe, expect, it } from 'vitest';

import { answerAll, FRAMEWORK, openCycle, OTHER_LEAD, step } from './audit-world.js';
import { MEMBERSHIP_OF } from './fixture.js';
import { database, service, lead, world, withFreshAudits } from './fresh-audit.js';
import { type Answer, SAME_ORIGIN } from './service.js';

let contributor: string;
let theme: string;

withFreshAudits();
beforeAll(async () => {
  contributor = await service.signInAs('contributor');
  const [first] = await database.asSuperuser<{ id: string }>(
    `select id from framework.theme where framework_id = $1 order by position limit 1`,
    [FRAMEWORK],
  );
  theme = first?.id ?? '';
});

const read = async (auditId = world.auditId): Promise<Audit> =>
  (await service.request({ as: lead, path: `/audits/${auditId}` })).json() as Audit;
const cover = (as: string, words: string, version: number) =>
  service.request({
    as,
    method: 'PUT',
    path: `/audits/${world.auditId}/scope/${theme}`,
    body: { words },
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
  });
const assign = (assigned: object[], as = lead) =>
  service.request({ as, method: 'PUT', path: `/audits/${world.auditId}/assigned`, body: { assigned } });
const refusal = (answer: Answer): [number, string] => [answer.status, Problem.parse(answer.json()).type];
const personOf = (membership: string) => membership.replace('5', '6');
const CONTRIBUTOR = personOf(MEMBERSHIP_OF.contributor);

describe('what a theme covers', () => {
  it('is saved by whoever answers, version by version, and read with the audit', async () => {
    expect((await read()).scopes).toEqual([]);
    const first = await cover(contributor, 'Two teams', 0);
    expect(first.json()).toEqual({
      themeId: theme,
      version: 1,
      words: 'Two teams',
      changedBy: 'Person in the role of contributor',
    });
    expect((await cover(lead, 'Three teams', 1)).json()).toMatchObject({ version: 2 });
    expect((await cover(lead, 'Three teams', 2)).json()).toMatchObject({ version: 2 });
    expect((await read()).scopes.map(({ words }) => words)).toEqual(['Three teams']);
    const events = await database.asSuperuser(
      `select words from audit.scope_event where audit_id = $1 order by version`,
      [world.auditId],
    );
    expect(events).toEqual([{ words: 'Two teams' }, { words: 'Three teams' }]);
  });

  it('is not overwritten from an older version: whoever comes second is shown the first', async () => {
    const both = await Promise.all([cover(lead, 'Mine', 0), cover(contributor, 'Theirs', 0)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const late = both.find(({ status }) => status === 412);
    const { current } = Problem.parse(late?.json());
    expect((await read()).scopes).toEqual([current as ThemeScope]);
  });

  it('stands once the audit is sent', async () => {
    await answerAll(service, lead, world.auditId);
    await step(service, { as: lead, auditId: world.auditId, to: 'send' });
    expect(refusal(await cover(lead, 'Late', 0))).toEqual([409, '/problems/wrong-state']);
  });

  it('is carried forward', async () => {
    await cover(lead, 'Two teams', 0);
    await answerAll(service, lead, world.auditId);
    const cycle = await openCycle(database);
    await database.asSuperuser(`update framework.cycle set opens_on = opens_on - 1 where id = $1`, [
      world.cycle,
    ]);
    const body = { frameworkId: FRAMEWORK, cycle, carryForward: true };
    const started = await service.request({ as: lead, method: 'POST', path: '/audits', body });
    expect((started.json() as Audit).scopes).toMatchObject([
      { themeId: theme, version: 1, words: 'Two teams' },
    ]);
  });
});

describe('who looks after what', () => {
  it('is said by the audit lead for some recommendations at once, and taken back', async () => {
    const first = await assign([
      { recommendationId: 'supervision', personId: CONTRIBUTOR },
      { recommendationId: 'shared-aims', personId: CONTRIBUTOR },
    ]);
    const name = 'Person in the role of contributor';
    expect((first.json() as Assigned).assigned).toEqual([
      { recommendationId: 'shared-aims', personId: CONTRIBUTOR, name },
      { recommendationId: 'supervision', personId: CONTRIBUTOR, name },
    ]);
    await assign([{ recommendationId: 'supervision', personId: null }]);
    expect((await read()).assigned.map(({ recommendationId }) => recommendationId)).toEqual(['shared-aims']);
  });

  it('is nobody who only reads or signs, nobody whose time is over, and all or nothing', async () => {
    const refused = await assign([
      { recommendationId: 'shared-aims', personId: CONTRIBUTOR },
      { recommendationId: 'supervision', personId: personOf(MEMBERSHIP_OF.viewer) },
    ]);
    expect(refused.status).toBe(422);
    await database.asSuperuser(`update access.membership set valid_until = current_date - 1 where id = $1`, [
      OTHER_LEAD,
    ]);
    expect((await assign([{ recommendationId: 'supervision', personId: personOf(OTHER_LEAD) }])).status).toBe(
      422,
    );
    const unknown = await assign([
      { recommendationId: 'shared-aims', personId: CONTRIBUTOR },
      { recommendationId: 'none', personId: CONTRIBUTOR },
    ]);
    expect(refusal(unknown)).toEqual([404, '/problems/not-found']);
    expect((await read()).assigned).toEqual([]);
  });
});
