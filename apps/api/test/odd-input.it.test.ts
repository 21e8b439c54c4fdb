import { type Audit, type People, Problem } from '@plumbline/contract';
import { beforeAll, describe, expect, it } from 'vitest';

import { startOne, type World } from './audit-world.js';
import { database, service, lead, withAudits } from './fresh-audit.js';
import type { TestRequest } from './service.js';

let world: World;

withAudits();
beforeAll(async () => {
  world = await startOne(database, service, lead);
});

const AT_0 = { 'sec-fetch-site': 'same-origin', 'if-match': '"0"' };
const ask = (request: TestRequest) => service.request({ as: lead, ...request });
/** Status and the fields at fault. */
const faultsOf = async (request: TestRequest) => {
  const problem = Problem.parse((await ask(request)).json());
  return [problem.status, problem.errors?.map(({ pointer }) => pointer)];
};
const reference = { title: 'Figures', kind: 'data', link: null, recordNumber: 'PD-17', datedOn: null };

describe('text that cannot be kept as it was written', () => {
  it.each([
    ['a NUL', 'before\0after'],
    ['half a character', 'before\ud800after'],
  ])('is refused with its place: %s', async (_, broken) => {
    const answer = `/audits/${world.auditId}/answers/supervision`;
    const patch = { method: 'PATCH', path: answer, headers: AT_0 } as const;
    expect(await faultsOf({ ...patch, body: { note: broken, reason: broken } })).toEqual([
      422,
      ['#/body/note', '#/body/reason'],
    ]);
    const several = { answers: [{ recommendationId: 'supervision', version: 0, note: broken }] };
    expect(
      await faultsOf({ method: 'PATCH', path: `/audits/${world.auditId}/answers`, body: several }),
    ).toEqual([422, ['#/body/answers/0/note']]);
    expect(
      await faultsOf({ method: 'POST', path: '/references', body: { ...reference, title: broken } }),
    ).toEqual([422, ['#/body/title']]);
    const body = { assigned: [{ recommendationId: broken, personId: null }] };
    expect(await faultsOf({ method: 'PUT', path: `/audits/${world.auditId}/assigned`, body })).toEqual([
      422,
      ['#/body/assigned/0/recommendationId'],
    ]);
  });

  it('is refused in an address too', async () => {
    expect(await faultsOf({ path: `/audits/${world.auditId}/answers/%00/history` })).toEqual([
      422,
      ['#/params/recommendationId'],
    ]);
  });

  it('does not stand for what is only unusual', async () => {
    const note = 'שלום \u202e 👩‍👩‍👧 \uffff \u001b[31m';
    const answer = await ask({
      method: 'PATCH',
      path: `/audits/${world.auditId}/answers/supervision`,
      headers: AT_0,
      body: { note },
    });
    expect(answer.json()).toMatchObject({ note });
  });
});

it('white space alone is no reason why a recommendation does not apply', async () => {
  const saved = await ask({
    method: 'PATCH',
    path: `/audits/${world.auditId}/answers/joint-teams`,
    headers: AT_0,
    body: { rating: 'not-applicable', reason: '\n\u00a0\t' },
  });
  expect(saved.json()).toMatchObject({ rating: 'not-applicable', reason: '' });
  const audit = (await ask({ path: `/audits/${world.auditId}` })).json() as Audit;
  expect(audit.missing).toContainEqual({ recommendationId: 'joint-teams', missing: 'reason' });
});

it('names are kept without the white space around them', async () => {
  const body = { name: '  Vera Long ', role: 'contributor', until: null };
  const { people } = (await ask({ method: 'POST', path: '/people', body })).json() as People;
  expect(people.map(({ name }) => name)).toContain('Vera Long');
});

describe('a day that nobody can mean', () => {
  it.each(['0000-01-01', '0026-06-30', '9999-12-31', '2026-02-30'])('is refused: %s', async (day) => {
    const action = {
      frameworkId: 'cscip-2017',
      frameworkVersion: 1,
      recommendationId: 'supervision',
      what: 'Train',
      owner: 'Anna',
      dueOn: day,
      expected: '',
    };
    expect(await faultsOf({ method: 'POST', path: '/plan/actions', body: action })).toEqual([
      422,
      ['#/body/dueOn'],
    ]);
    const body = { ...reference, datedOn: day };
    expect(await faultsOf({ method: 'POST', path: '/references', body })).toEqual([422, ['#/body/datedOn']]);
    const person = { name: 'Vera', role: 'viewer', until: day };
    expect(await faultsOf({ method: 'POST', path: '/people', body: person })).toEqual([
      422,
      ['#/body/until'],
    ]);
  });
});

it('a number larger than any version is refused, and a name longer than any is not found', async () => {
  const action = {
    frameworkId: 'cscip-2017',
    frameworkVersion: 99_999_999_999,
    recommendationId: 'supervision',
    what: 'Train',
    owner: 'Anna',
    dueOn: '2027-06-30',
    expected: '',
  };
  expect(await faultsOf({ method: 'POST', path: '/plan/actions', body: action })).toEqual([
    422,
    ['#/body/frameworkVersion'],
  ]);
  const path = `/audits/${world.auditId}/answers/${'x'.repeat(5_000)}/history`;
  expect((await ask({ path })).status).toBe(404);
});
