import { createHash } from 'node:crypto';

import { type IssuedKey, type MachineKeys, Problem } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import * as world from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { leadOf, makeRegions, OFFER_CONTACT, publishAll, regionOf } from './regional-world.js';
import { readEverything } from './regional-reader.js';
import { type Answer, COOKIE, SAME_ORIGIN, type Service, startService, type TestRequest } from './service.js';

let database: TestDatabase;
let service: Service;
let administrator: string;

beforeAll(async () => {
  database = await cloneDatabase();
  await world.populate(database);
  service = await startService(database);
  administrator = await service.signInAs('administrator');
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const today = (): string => new Date().toISOString().slice(0, 10);
const FITTING = { name: 'Dashboard', purpose: 'Shows figures', regionCode: world.NORTH };
const issue = (body: object = {}) =>
  service.request({
    as: administrator,
    method: 'POST',
    path: '/keys',
    body: { ...FITTING, lastDay: today(), ...body },
  });
const issued = async (): Promise<IssuedKey> => (await issue()).json() as IssuedKey;
const end = (keyId: string) =>
  service.request({ as: administrator, method: 'DELETE', path: `/keys/${keyId}` });
const list = () => service.request({ as: administrator, path: '/keys' });
const byKey = (secret: string, request: Partial<TestRequest> = {}, by = service): Promise<Answer> =>
  by.request({
    path: '/releases',
    ...request,
    headers: { ...SAME_ORIGIN, ...request.headers, authorization: `Bearer ${secret}` },
  });
const refusal = (answer: Answer): [number, string] => [answer.status, Problem.parse(answer.json()).type];
const NOT_VALID = [401, '/problems/key-not-valid'];

describe('a key', () => {
  it('is issued with what it is for, and reads', async () => {
    const { keys, keyId, secret } = await issued();
    expect(secret).toMatch(/^plumb_[\w-]{43}$/);
    expect(keys.find(({ id }) => id === keyId)).toEqual({
      id: keyId,
      name: 'Dashboard',
      purpose: 'Shows figures',
      region: { code: world.NORTH, name: 'The North' },
      lastDay: today(),
      issuedOn: today(),
      issuedBy: 'Person in the role of administrator',
      lastUsedOn: null,
      state: 'in-use',
    });
    expect((await byKey(secret)).status).toBe(200);
    const { keys: later } = (await list()).json() as MachineKeys;
    expect(later.find(({ id }) => id === keyId)?.lastUsedOn).toBe(today());
  });

  it('tells its secret once; the table holds its hash and nothing else of it', async () => {
    const { keyId, secret } = await issued();
    expect((await list()).body).not.toContain(secret.slice('plumb_'.length));
    const [row] = await database.asSuperuser<{ hash: string; all: string }>(
      `select encode(secret_hash, 'hex') as hash, machine_key::text as all from access.machine_key where id = $1`,
      [keyId],
    );
    expect(row?.hash).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(row?.all).not.toContain(secret.slice('plumb_'.length));
  });

  it('keeps its hash from the login that lists keys', async () => {
    const [may] = await database.asSuperuser<{ may: boolean }>(
      `select has_column_privilege('svc_platform', 'access.machine_key', 'secret_hash', 'select') as may`,
    );
    expect(may).toEqual({ may: false });
  });

  it('is refused at once when it was ended, which stays so', async () => {
    const { keyId, secret } = await issued();
    expect((await byKey(secret)).status).toBe(200);
    const { keys } = (await end(keyId)).json() as MachineKeys;
    expect(keys.find(({ id }) => id === keyId)?.state).toBe('ended');
    const answer = await byKey(secret);
    expect(refusal(answer)).toEqual(NOT_VALID);
    expect(answer.headers['www-authenticate']).toBe('Bearer');
    expect((await end(keyId)).status).toBe(200);
  });

  it('is taken through its last day and not after it', async () => {
    const { keyId, secret } = await issued();
    expect((await byKey(secret)).status).toBe(200);
    await database.asSuperuser('update access.machine_key set valid_until = current_date - 1 where id = $1', [
      keyId,
    ]);
    expect(refusal(await byKey(secret))).toEqual(NOT_VALID);
    const { keys } = (await list()).json() as MachineKeys;
    expect(keys.find(({ id }) => id === keyId)?.state).toBe('over');
  });

  it.each([
    ['nothing', ''],
    ['no key', 'plumb_'],
    ['one that was never issued', `plumb_${'A'.repeat(43)}`],
    ['one letter more', `plumb_${'A'.repeat(44)}`],
    ['a quote', `plumb_${'A'.repeat(42)}'`],
    ['a NUL that is spelled out', `plumb_${'A'.repeat(40)}%00`],
    ['two keys', `plumb_${'A'.repeat(43)}, Bearer plumb_${'A'.repeat(43)}`],
    ['a very long one', `plumb_${'A'.repeat(12_000)}`],
  ])('is refused with %s in place of the secret', async (_, secret) => {
    expect(refusal(await byKey(secret))).toEqual(NOT_VALID);
  });

  it('does not stand in a cookie, nor a session in place of a key', async () => {
    const { secret } = await issued();
    expect((await service.request({ as: secret, path: '/releases' })).status).toBe(401);
    expect(refusal(await byKey(await service.signInAs('regional-lead')))).toEqual(NOT_VALID);
  });

  it('beside a cookie is refused, whichever of them is good', async () => {
    const { secret } = await issued();
    const answer = await byKey(secret, { headers: { cookie: `${COOKIE}=${administrator}` } });
    expect(refusal(answer)).toEqual([400, '/problems/cookie-and-key']);
    const other = await byKey('plumb_', { as: administrator });
    expect(refusal(other)).toEqual([400, '/problems/cookie-and-key']);
  });

  it('is not looked for in another scheme of Authorization, which belongs to what stands in front', async () => {
    const headers = { authorization: 'Basic YTpi' };
    expect((await service.request({ as: administrator, path: '/keys', headers })).status).toBe(200);
  });

  it.each([
    ['POST', '/session', { demonstrationRole: 'administrator' }],
    ['POST', `/audits/${world.NORTHMOOR_DRAFT}/send`, {}],
    ['PUT', '/frameworks/ofsted-ilacs/cycles/first/due', { dueOn: '2099-01-01' }],
    ['DELETE', '/session', undefined],
  ] as const)('changes nothing by %s %s', async (method, path, body) => {
    const { secret } = await issued();
    const answer = await byKey(secret, { method, path, ...(body && { body }) });
    expect(refusal(answer)).toEqual([403, '/problems/not-allowed']);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('is refused for more than its number of requests a minute, and says when to come again', async () => {
    const slow = await startService(database, { requestsPerKey: 3 });
    try {
      const [one, other] = [await issued(), await issued()];
      const statuses: number[] = [];
      for (let at = 0; at < 3; at += 1) statuses.push((await byKey(one.secret, {}, slow)).status);
      expect(statuses).toEqual([200, 200, 200]);
      const answer = await byKey(one.secret, {}, slow);
      expect(refusal(answer)).toEqual([429, '/problems/too-many-requests']);
      expect(answer.headers['retry-after']).toMatch(/^([1-9]|[1-5]\d|60)$/);
      expect((await byKey(other.secret, {}, slow)).status).toBe(200);
      expect((await slow.request({ as: administrator, path: '/keys' })).status).toBe(200);
    } finally {
      await slow.close();
    }
  });

  it.each([
    ['a day that is over', { lastDay: '2020-01-01' }, '#/body/lastDay'],
    ['more than a year', { lastDay: '2099-01-01' }, '#/body/lastDay'],
    ['a region that is not there', { regionCode: 'E12000999' }, '#/body/regionCode'],
    ['England', { regionCode: 'E92000001' }, '#/body/regionCode'],
    ['no name', { name: ' ' }, '#/body/name'],
    ['no purpose', { purpose: ' ' }, '#/body/purpose'],
  ])('is not issued for %s', async (_, body, pointer) => {
    const answer = await issue(body);
    expect(answer.status).toBe(422);
    expect(Problem.parse(answer.json()).errors?.map((error) => error.pointer)).toEqual([pointer]);
  });
});

describe('what a key reads', () => {
  const SECRET = `plumb_${'B'.repeat(43)}`;
  const ANYONES = /^\/(openapi\.json|sign-in|session|health\/(live|ready))$/;
  /** What regional leads read that is no published figure: who returned, who can be contacted, whole frameworks. */
  const PEOPLES = /^\/(returns|frameworks\/[^/]+\/(versions\/|series\/[^/]+\/contacts))/;

  let regions: TestDatabase;
  let theirs: Service;
  let answers: ReadonlyMap<string, Answer>;
  let refused: ReadonlyMap<string, number>;
  const reads = (path: string) => byKey(SECRET, { path }, theirs);
  const statuses = (paths: Iterable<string>) =>
    Promise.all([...paths].map(async (path) => (await reads(path)).status));

  beforeAll(async () => {
    ({ database: regions } = await makeRegions({ seed: 5 }));
    await regions.asSuperuser(OFFER_CONTACT);
    await publishAll(regions);
    await regions.asSuperuser(
      `insert into access.machine_key (id, secret_hash, name, purpose, region_code, valid_until)
       values (gen_random_uuid(), sha256($1::bytea), 'Theirs', 'A test', $2, current_date)`,
      [SECRET, regionOf(6)],
    );
    theirs = await startService(regions);
    ({ answers, refused } = await readEverything(theirs, await theirs.signInBy(leadOf(6))));
    return async () => {
      await theirs.close();
      await regions.drop();
    };
  });

  it('is what a regional lead of its region reads of published results, to the byte', async () => {
    const figures = [...answers].filter(([path]) => !ANYONES.test(path) && !PEOPLES.test(path));
    for (const [path, told] of figures) {
      const answer = await reads(path);
      expect([path, answer.status, withoutRequestId(answer)]).toEqual([
        path,
        told.status,
        withoutRequestId(told),
      ]);
    }
  });

  it.each([
    ...([/^\/releases$/, /\/results$/, /\/overview$/, /\/movement$/, /\/partners$/] as const),
    ...([/\/series\/[^/]+$/, /ratings\.csv$/, /ratings\.meta\.csv$/, /ratings\.json$/] as const),
  ])('has addresses such as %s', async (kind) => {
    const [path = ''] = [...answers].find(([at, { status }]) => kind.test(at) && status === 200) ?? [];
    expect((await reads(path)).status).toBe(200);
  });

  it('is nothing of what is for people', async () => {
    const paths = [...answers.keys()].filter((path) => PEOPLES.test(path));
    expect(paths.some((path) => path.endsWith('/contacts'))).toBe(true);
    expect(new Set(await statuses(paths))).toEqual(new Set([403]));
  });

  it('is nothing of what other roles may ask for', async () => {
    expect(refused.size).toBeGreaterThan(0);
    expect(new Set(await statuses(refused.keys()))).toEqual(new Set([403]));
  });
});

/** To the byte, but for the number that every refusal has of its own. */
const withoutRequestId = ({ bytes }: Answer): string =>
  bytes.toString('latin1').replace(/"requestId":"[^"]+"/, '');
