import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { populate } from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Answer, type Service, startService } from './service.js';

let database: TestDatabase;
let service: Service;
let signedIn: Answer;

beforeAll(async () => {
  database = await cloneDatabase();
  await populate(database);
  service = await startService(database, { production: true });
  signedIn = await service.request({
    method: 'POST',
    path: '/session',
    body: { demonstrationRole: 'viewer' },
  });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const setCookie = (): string => String(signedIn.headers['set-cookie']);

describe('where the demonstration is off', () => {
  it('nobody is signed in with a click, whoever the database still holds', async () => {
    const serious = await startService(database, { production: true, demonstration: false });
    const options = await serious.request({ path: '/sign-in' });
    const refused = await serious.request({
      method: 'POST',
      path: '/session',
      body: { demonstrationRole: 'viewer' },
    });
    await serious.close();
    expect([options.json(), refused.status]).toEqual([{ demonstration: [], contact: null }, 422]);
  });
});

describe('in production', () => {
  it('the cookie is tied to the host and to https', () => {
    expect(setCookie()).toMatch(/^__Host-plumbline=[\w-]{43}; /);
    expect(setCookie().split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=43200',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ]);
  });

  it("the session is that cookie's", async () => {
    const cookie = setCookie().split(';')[0] ?? '';
    expect((await service.request({ path: '/audits', headers: { cookie } })).status).toBe(200);
  });

  it('the cookie of a demonstration is nobody', async () => {
    const as = /=([\w-]+)/.exec(setCookie())?.[1] ?? '';
    expect((await service.request({ as, path: '/audits' })).status).toBe(401);
  });

  it('browsers are told to come by https only', () => {
    expect(signedIn.headers['strict-transport-security']).toContain('max-age=');
  });
});

describe('where the public address is known', () => {
  let reached: Service;
  beforeAll(async () => {
    reached = await startService(database, { production: true, address: 'https://plumbline.example.org' });
  });
  afterAll(() => reached.close());
  const asked = async (path: string, host: string) =>
    (await reached.request({ path, headers: { host } })).status;

  it.each(['plumbline.example.org', 'PLUMBLINE.example.org', 'plumbline.example.org:443'])(
    '%s is served',
    async (host) => {
      expect(await asked('/sign-in', host)).toBe(200);
    },
  );

  it.each([
    'elsewhere.example',
    'plumbline.example.org.elsewhere.example',
    'plumbline.example.org:8443',
    'x@plumbline.example.org',
    '127.0.0.1',
    '[',
  ])('%s is refused', async (host) => {
    const answer = await reached.request({ path: '/sign-in', headers: { host } });
    expect([answer.status, (answer.json() as { type: string }).type]).toEqual([421, '/problems/wrong-host']);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('is asked for its health by any name, and for nothing else', async () => {
    expect(await asked('/health/live', '10.0.0.7:3000')).toBe(200);
    expect(await asked('/health/ready', '10.0.0.7:3000')).toBe(200);
    expect(await asked('/health/live/../../sign-in', '10.0.0.7:3000')).toBe(421);
    expect(await asked('/sign-in?/api/health/live', '10.0.0.7:3000')).toBe(421);
  });
});
