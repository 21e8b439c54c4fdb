import { Problem } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { NORTHMOOR_DRAFT, populate } from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { SAME_ORIGIN, type Service, startService, type TestRequest } from './service.js';

const JSON_TYPE = { 'content-type': 'application/json' };
const SIGN_IN = { method: 'POST', path: '/session', body: { demonstrationRole: 'viewer' } } as const;

let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  database = await cloneDatabase();
  await populate(database);
  service = await startService(database);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

/** Status and slug of a refusal that is a whole problem. */
async function refusalOf(request: TestRequest): Promise<[number, string]> {
  const answer = await service.request(request);
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  const problem = Problem.parse(answer.json());
  expect(problem).toMatchObject({ status: answer.status, requestId: answer.headers['x-request-id'] });
  return [answer.status, problem.type.replace('/problems/', '')];
}

describe('a request that changes something must come from a page of the service', () => {
  it.each([
    ['says nothing about where it comes from', {}],
    ['comes from another site', { 'sec-fetch-site': 'cross-site' }],
    ['comes from a sister site', { 'sec-fetch-site': 'same-site' }],
    ['was typed by a person', { 'sec-fetch-site': 'none' }],
    ['names another origin', { origin: 'https://elsewhere.example' }],
    ['names another port of the host', { origin: 'http://localhost:81' }],
    ['has no origin to name', { origin: 'null' }],
    [
      'names its own origin but says it crosses sites',
      { origin: 'http://localhost:80', 'sec-fetch-site': 'cross-site' },
    ],
  ])('refused: it %s', async (_, headers) => {
    expect(await refusalOf({ ...SIGN_IN, headers })).toEqual([403, 'cross-site']);
    expect(await refusalOf({ method: 'DELETE', path: '/session', headers })).toEqual([403, 'cross-site']);
  });

  it.each([
    ['comes from its own page', SAME_ORIGIN],
    ['names its own origin', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
  ])('served: it %s', async (_, headers) => {
    expect((await service.request({ ...SIGN_IN, headers })).status).toBe(200);
  });

  it('refuses another site before it looks at the session', async () => {
    const as = await service.signInAs('viewer');
    expect(await refusalOf({ as, method: 'DELETE', path: '/session', headers: {} })).toEqual([
      403,
      'cross-site',
    ]);
    const { body } = await service.request({ as, path: '/session' });
    expect(body).toContain('viewer');
  });
});

describe('a body must be JSON of a sensible size', () => {
  const post = (body: string, headers: Record<string, string>): TestRequest => ({
    method: 'POST',
    path: '/session',
    body,
    headers: { ...SAME_ORIGIN, ...headers },
  });

  it.each([
    ['plain text', post('{}', { 'content-type': 'text/plain' }), [415, 'wrong-type']],
    ['a form', post('a=b', { 'content-type': 'application/x-www-form-urlencoded' }), [415, 'wrong-type']],
    [
      'a form of parts',
      post('--x', { 'content-type': 'multipart/form-data; boundary=x' }),
      [415, 'wrong-type'],
    ],
    ['XML', post('<a/>', { 'content-type': 'application/xml' }), [415, 'wrong-type']],
    ['of no type', post('{}', { 'content-type': '' }), [415, 'wrong-type']],
    ['cut off', post('{"demonstrationRole":', JSON_TYPE), [400, 'malformed-body']],
    ['empty', post('', JSON_TYPE), [400, 'malformed-body']],
    ['after a prototype', post('{"__proto__":{"role":"administrator"}}', JSON_TYPE), [400, 'malformed-body']],
    ['after a constructor', post('{"constructor":{"prototype":{}}}', JSON_TYPE), [400, 'malformed-body']],
    ['over a megabyte', post(`"${'x'.repeat(1_000_000)}"`, JSON_TYPE), [413, 'too-large']],
    ['null', post('null', JSON_TYPE), [422, 'invalid-request']],
    ['a list', post('[]', JSON_TYPE), [422, 'invalid-request']],
    ['of the wrong shape', post('{"demonstrationRole":7}', JSON_TYPE), [422, 'invalid-request']],
  ] as const)('refuses one that is %s', async (_, request, refusal) => {
    expect(await refusalOf(request)).toEqual(refusal);
  });

  it('points at the field at fault', async () => {
    const { errors } = Problem.parse(
      (await service.request(post('{"demonstrationRole":7}', JSON_TYPE))).json(),
    );
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['#/body/demonstrationRole']);
  });

  it('refuses a body where none is taken', async () => {
    const as = await service.signInAs('viewer');
    expect(await refusalOf({ as, method: 'DELETE', path: '/session', body: { all: true } })).toEqual([
      422,
      'invalid-request',
    ]);
  });
});

describe('an address must be one of the contract', () => {
  it.each([
    ['a path that is not there', { path: '/nothing' }, [404, 'not-found']],
    ['the bare prefix', { path: '' }, [404, 'not-found']],
    ['a route by another verb', { method: 'PATCH', path: '/audits' }, [404, 'not-found']],
    ['a route asked for its options', { method: 'OPTIONS', path: '/audits' }, [404, 'not-found']],
    ['a path in other letters', { path: '/AUDITS' }, [404, 'not-found']],
    ['a path with an end slash', { path: '/audits/' }, [404, 'not-found']],
    ['an id longer than any', { path: `/audits/${'1'.repeat(500)}` }, [404, 'not-found']],
    ['an id that is no text', { path: '/audits/%ff' }, [400, 'malformed-body']],
    ['an id with a NUL', { path: '/audits/%00' }, [422, 'invalid-request']],
    ['a path upwards', { path: '/audits/..%2f..%2fsession' }, [422, 'invalid-request']],
    [
      'a parameter that is not read',
      { path: `/audits/${NORTHMOOR_DRAFT}?authority_id=1` },
      [422, 'invalid-request'],
    ],
    ['a parameter named like a prototype', { path: '/audits?__proto__=1' }, [422, 'invalid-request']],
  ] as const)('refuses %s', async (_, request, refusal) => {
    expect(await refusalOf({ as: await service.signInAs('viewer'), ...request })).toEqual(refusal);
  });
});

describe('who is not signed in', () => {
  it.each(['', 'x', "' or 1=1 --", 'A'.repeat(43), 'A'.repeat(4_000), '%00', 'é'])(
    'is nobody with the token %j',
    async (as) => {
      expect(await refusalOf({ as, path: '/audits' })).toEqual([401, 'not-signed-in']);
    },
  );
});

describe('headers on every answer', () => {
  it.each(['/health/live', '/nothing', '/audits', '/audits/%ff'])(
    'of %s keep it in its place',
    async (path) => {
      const { headers } = await service.request({ path });
      expect(headers['content-security-policy']).toContain("default-src 'self'");
      expect(headers['content-security-policy']).not.toContain('unsafe');
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['access-control-allow-origin']).toBeUndefined();
      expect(headers['strict-transport-security']).toBeUndefined();
    },
  );
});
