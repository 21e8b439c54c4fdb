import { Problem } from '@plumbline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import * as made from './regional-world.js';
import { type Service, startService } from './service.js';

const SEED = 2;

let world: made.RegionalWorld;
let service: Service;
let as: string;
let release: string;
let withdrawn: string;

beforeAll(async () => {
  world = await made.makeRegions({ seed: SEED });
  [release = '', withdrawn = ''] = await made.publishAll(world.database);
  service = await startService(world.database);
  as = await service.signInBy(made.leadOf(6));
}, 120_000);
afterAll(async () => {
  await service.close();
  await world.database.drop();
});

const OWN = made.regionOf(6);
const results = (id = release, region = OWN) => `/releases/${id}/regions/${region}/results`;
const overview = (id = release) => `/releases/${id}/overview`;

/** Addresses that a curious lead types, by what they ask for. */
const addresses = (): readonly string[] => {
  const plain = [results(), overview(), '/releases', '/returns'];
  const searches = [
    ...['regionCode=E12000809', 'region=E12000809&region=E12000805', 'region[]=E12000809', 'region[$ne]=x'],
    ...[
      'offset=0',
      'offset=1',
      'offset=-1',
      'limit=1',
      'page=2',
      'order=rating',
      'sort=-contributors',
      'orderBy=1',
    ],
    ...[
      'type=London',
      'size=small',
      'authority=Place%206-1',
      'exclude=Place%206-1',
      'cycle[]=first',
      'format=csv',
    ],
    ...[
      'cycle=first&cycle=second',
      'framework=cscip-2017&framework=x',
      'cycle=',
      'cycle=%00',
      'cycle=%27',
      'q=%ff',
    ],
    ...[
      '__proto__[a]=1',
      'constructor=1',
      'includeHidden=true',
      'rule[minRated]=1',
      'minRated=0',
      'at=2024-05-01',
    ],
  ];
  const ids = [
    ...[
      release.toUpperCase(),
      `${release} `,
      `%20${release}`,
      `{${release}}`,
      release.replaceAll('-', ''),
      '..',
      '%2e%2e',
    ],
    ...[
      `${release}%00`,
      `${release}%2f..%2f${withdrawn}`,
      `${release};v=1`,
      `${release}.csv`,
      `${release},${withdrawn}`,
      '*',
      "' or 1=1 --",
    ],
  ];
  const regions = [
    OWN.toLowerCase(),
    'E12',
    'E92000001',
    `${OWN}%2c${made.regionOf(5)}`,
    `${OWN},${made.regionOf(5)}`,
    'all',
    '%',
    `${OWN}.csv`,
    'X12000806',
  ];
  return [
    ...plain.flatMap((address) => searches.map((search) => `${address}?${search}`)),
    ...ids.flatMap((id) => [results(id), overview(id)]),
    ...regions.map((region) => results(release, region)),
    ...plain.flatMap((address) => [
      `${address}/`,
      `/${address}`,
      address.toUpperCase(),
      `${address}#x`,
      `${address}.json`,
      `${address}%2e`,
    ]),
    ...[
      '/audits',
      '/own-ratings',
      `/releases/${release}`,
      `/releases/${release}/cells`,
      `/releases/${release}/own-region/results`,
    ],
  ];
};

const HEADERS: readonly Record<string, string>[] = [
  ...['text/csv', 'application/xml', 'application/pdf', 'text/html', '*/*;q=0', ''].map((accept) => ({
    accept,
  })),
  ...['*', '"x"', 'W/"x"', '"', 'x'.repeat(4_000)].map((tag) => ({ 'if-none-match': tag })),
  ...['"x"', '*'].map((tag) => ({ 'if-match': tag })),
  ...['Mon, 01 Jan 2024 00:00:00 GMT', 'yesterday'].map((day) => ({
    'if-modified-since': day,
    'if-unmodified-since': day,
  })),
  ...['bytes=0-100', 'bytes=-1', 'rows=1-2'].map((range) => ({ range })),
  ...['gzip', 'br', 'identity;q=0'].map((coding) => ({ 'accept-encoding': coding })),
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-for': '127.0.0.1', 'x-original-url': '/api/audits', 'x-rewrite-url': '/api/audits' },
  { 'cache-control': 'no-cache', pragma: 'no-cache' },
  { prefer: 'return=representation', 'accept-language': 'xx' },
];

/** The released bodies, each under its own address, and what nobody has to hide. */
async function plainBodies(): Promise<Set<string>> {
  const releases = [release, withdrawn].flatMap((id) => [
    overview(id),
    ...made.SIZES.map((size) => results(id, made.regionOf(size))),
  ]);
  const returns = ['', '?cycle=first', '?cycle=second', '?framework=cscip-2017'].map(
    (search) => `/returns${search}`,
  );
  const asked = ['/releases', ...returns, ...releases];
  const answers = await Promise.all(asked.map((path) => service.request({ as, path })));
  return new Set(answers.filter(({ status }) => status === 200).map(({ body }) => body));
}

/** Statuses that came, by how often; every answer is a problem, is empty or is what is released. */
async function askAll(): Promise<Map<number, number>> {
  const known = await plainBodies();
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  const ask = async (path: string, headers: Record<string, string>, method: 'GET' | 'HEAD') => {
    const { status, body, headers: answered } = await service.request({ as, path, headers, method });
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const fine =
      status >= 400
        ? status < 500 && (body === '' || Problem.safeParse(JSON.parse(body)).success)
        : body === '' || answered['content-encoding'] !== undefined || known.has(body);
    if (!fine)
      wrong.push(
        `${status} ${method} ${path} ${JSON.stringify(headers).slice(0, 100)}: ${body.slice(0, 200)}`,
      );
  };
  for (const method of ['GET', 'HEAD'] as const) {
    for (const path of addresses()) await ask(path, {}, method);
    for (const headers of HEADERS)
      for (const path of [results(), overview(), '/releases', '/returns', overview(withdrawn)])
        await ask(path, headers, method);
  }
  expect(wrong).toEqual([]);
  return statuses;
}

describe('whatever a regional lead asks, it is refused or answered with what is released', () => {
  it('while results are published', async () => {
    const statuses = await askAll();
    expect([...statuses.values()].reduce((sum, times) => sum + times)).toBeGreaterThan(500);
    expect(statuses.get(200)).toBeGreaterThan(50);
    expect(statuses.get(422)).toBeGreaterThan(100);
  });

  it('after late returns and corrections, with the same figures', async () => {
    const path = results();
    const before = await service.request({ as, path });
    await made.returnLateAndCorrect(world.database, SEED);
    await askAll();
    expect((await service.request({ as, path })).body).toBe(before.body);
  });

  it('after one release is withdrawn, which is told no more', async () => {
    await world.database.asSuperuser('insert into released.retraction (release_id, reason) values ($1, $2)', [
      withdrawn,
      'a mistake',
    ]);
    await service.close();
    service = await startService(world.database);
    expect((await askAll()).get(410)).toBeGreaterThan(20);
    expect((await service.request({ as, path: overview(withdrawn) })).status).toBe(410);
  });
});
