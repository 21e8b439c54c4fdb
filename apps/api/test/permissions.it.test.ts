import {
  CALLER_ROLES,
  type CallerRole,
  type IssuedKey,
  PERMISSIONS,
  Problem,
  type Route,
  type RouteName,
  ROUTES,
} from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import * as world from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import * as projects from './project-world.js';
import type { Target } from './permission-target.js';
import { TARGETS } from './permission-targets.js';
import { type Answer, SAME_ORIGIN, type Service, startService, type TestRequest } from './service.js';

type Asker = CallerRole | 'nobody';
const ASKERS: readonly Asker[] = ['nobody', ...CALLER_ROLES];

/** A key changes nothing. No session comes before no permission, and that before anything about what is asked for. */
function expected(name: RouteName, asker: Asker, { answer, method = 'GET' }: Target): number {
  if (asker === 'machine' && method !== 'GET') return 403;
  const permission = PERMISSIONS[name];
  if (permission === 'anyone') return answer;
  if (asker === 'nobody') return 401;
  const allowed = permission === 'signed-in' ? asker !== 'machine' : permission.includes(asker);
  return allowed ? answer : 403;
}

const CASES = Object.entries(TARGETS).flatMap(([name, targets]) =>
  targets.flatMap((target) =>
    ASKERS.map((asker) => ({
      name: name as RouteName,
      asker,
      ...target,
      status: expected(name as RouteName, asker, target),
    })),
  ),
);

let database: TestDatabase;
let service: Service;
let key: string;

beforeAll(async () => {
  database = await cloneDatabase();
  await world.populate(database);
  await projects.addProjects(database);
  service = await startService(database);
  key = await issueKey();
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

async function ask(asker: Asker, { method, path, body, headers }: TestRequest): Promise<Answer> {
  if (asker === 'machine')
    return service.request({
      path,
      ...(method && { method }),
      ...(body && { body }),
      headers: { ...SAME_ORIGIN, ...headers, authorization: `Bearer ${key}` },
    });
  const session = asker === 'nobody' ? {} : { as: await service.signInAs(asker) };
  return service.request({
    ...session,
    path,
    ...(method && { method }),
    ...(body && { body }),
    ...(headers && { headers }),
  });
}

async function issueKey(): Promise<string> {
  const body = { name: 'Dashboard', purpose: 'Shows figures', regionCode: world.NORTH, lastDay: today() };
  const as = await service.signInAs('administrator');
  const answer = await service.request({ as, method: 'POST', path: '/keys', body });
  return (answer.json() as IssuedKey).secret;
}

const today = (): string => new Date().toISOString().slice(0, 10);

describe('every route for every role', () => {
  it.each(CASES)('$name of $what by $asker: $status', async ({ asker, status, ...target }) => {
    const answer = await ask(asker, target);
    expect(answer.status).toBe(status);
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(CASES.filter(({ status }) => status >= 400))(
    '$name of $what by $asker is refused as a problem',
    async ({ asker, status, ...target }) => {
      const answer = await ask(asker, target);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
      expect(Problem.parse(answer.json())).toMatchObject({
        status,
        requestId: answer.headers['x-request-id'],
      });
    },
  );

  it.each([
    ...(['listAudits', 'readAudit', 'listReleases', 'regionResults', 'readCycle'] as const),
    ...(['ownRatings', 'ownRegionResults'] as const),
    ...(['readEvaluation', 'publicChange', 'projectChange', 'readReturns'] as const),
  ])('%s refuses a role with the same words whatever it asks for', async (name) => {
    const refused = CASES.filter((each) => each.name === name && each.status === 403);
    const answers = await Promise.all(refused.map((target) => ask(target.asker, target)));
    expect(new Set(answers.map(withoutRequestId)).size).toBe(1);
  });

  it("answers the same, to the byte, for another authority's audit and for one that is not there", async () => {
    const missing = CASES.filter(({ name, status }) => name === 'readAudit' && status === 404);
    const answers = await Promise.all(missing.map((target) => ask(target.asker, target)));
    expect(missing).toHaveLength(5 * 4);
    expect(new Set(answers.map(withoutRequestId)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers['content-length'])).size).toBe(1);
  });

  it.each(CASES.filter(({ method }) => method === undefined))(
    'HEAD is guarded like GET: $name of $what by $asker: $status',
    async ({ asker, status, path }) => {
      const answer = await ask(asker, { method: 'HEAD', path });
      expect([answer.status, answer.body]).toEqual([status, '']);
    },
  );
});

const withoutRequestId = ({ body }: Answer): string => body.replace(/"requestId":"[^"]+"/, '');

describe('the permission table', () => {
  const inContract = Object.values<Route>(ROUTES).map(({ method, path }) => `${method} /api${path}`);

  it('has a row for every route and no other', () => {
    expect(Object.keys(PERMISSIONS).toSorted()).toEqual(Object.keys(ROUTES).toSorted());
  });

  it('covers everything that is mounted: nothing is served past the contract', () => {
    const served = service.mounted.filter((route) => !route.startsWith('HEAD '));
    expect(served.toSorted()).toEqual(inContract.toSorted());
  });

  it('mounts HEAD for GET routes only', () => {
    const heads = service.mounted.filter((route) => route.startsWith('HEAD '));
    expect(
      heads.map((route) => route.replace('HEAD', 'GET')).filter((get) => !inContract.includes(get)),
    ).toEqual([]);
  });

  it('is covered by this test: every route has something to ask for', () => {
    expect(Object.entries(TARGETS).filter(([, targets]) => targets.length === 0)).toEqual([]);
  });
});
