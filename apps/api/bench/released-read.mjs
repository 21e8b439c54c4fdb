// Speed of released results as ratios within one run: the service, signed in and checking everything, against a bare
// Nest + Fastify + pg handler. Rounds alternate, so that a noisy machine disturbs all alike; medians of three.
import 'reflect-metadata';

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import autocannon from 'autocannon';

import { DemonstrationPeople } from '../dist/access/demonstration-people.js';
import { startSession } from '../dist/access/session.service.js';
import { listReleases } from '../dist/comparison/region-results.query.js';
import { loadDemonstration } from '../dist/demonstration.js';
import { migrateDatabase } from '../dist/framework/migrate-database.js';
import { openDatabase } from '../dist/platform/database.js';
import { openPostgres } from '../dist/platform/postgres.js';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
const ROUNDS = 3;
const CLIENTS = 32;
const SERVER = fileURLToPath(new URL('./server.mjs', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const postgres = await openPostgres({ kind: 'embedded', folder }, 'server');
const servers = [];

async function serve(settings) {
  const server = fork(SERVER, [JSON.stringify({ ...settings, addresses: postgres.addresses })]);
  servers.push(server);
  const [{ port }] = await once(server, 'message');
  return `http://127.0.0.1:${port}`;
}

async function prepare() {
  await migrateDatabase(postgres);
  await loadDemonstration(postgres.addresses, () => {});
  const [auth, released] = await Promise.all([
    openDatabase(postgres.addresses.svc_auth),
    openDatabase(postgres.addresses.svc_released),
  ]);
  const [person] = await new DemonstrationPeople(auth, true).list();
  const cookie = `plumbline-session=${await startSession(auth, person.membershipId)}`;
  const paths = (await listReleases(released)).flatMap(({ id, regions }) =>
    regions.map(({ code }) => `/releases/${id}/regions/${code}/results`),
  );
  await Promise.all([auth.destroy(), released.destroy()]);
  return { cookie, paths };
}

async function measure(url, { prefix, paths, headers }) {
  const result = await autocannon({
    url,
    connections: CLIENTS,
    duration: SECONDS,
    headers,
    requests: paths.map((path) => ({ path: `${prefix}${path}` })),
  });
  if (result.errors > 0 || result['4xx'] > 0 || result['5xx'] > 0) throw new Error(`${url}: requests failed`);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

try {
  const { cookie, paths } = await prepare();
  const bare = await serve({ kind: 'bare' });
  const first = await serve({ kind: 'service', keptAnswers: 0 });
  const service = await serve({ kind: 'service' });
  const cases = {
    'bare Nest + pg, read': [bare, { prefix: '/read', paths }],
    'service, nothing kept': [first, { prefix: '/api', paths, headers: { cookie } }],
    'service, as it runs': [service, { prefix: '/api', paths, headers: { cookie } }],
    'bare Nest, cached': [bare, { prefix: '/cached', paths }],
  };
  const rounds = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, [url, options]] of Object.entries(cases))
      rounds[name].push(await measure(url, options));

  const table = Object.fromEntries(
    Object.entries(rounds).map(([name, results]) => [
      name,
      {
        'requests/s': Math.round(median(results.map(({ perSecond }) => perSecond))),
        'p50 ms': median(results.map(({ p50 }) => p50)),
        'p99 ms': median(results.map(({ p99 }) => p99)),
      },
    ]),
  );
  const ratio = (one, other) => (table[one]['requests/s'] / table[other]['requests/s']).toFixed(2);
  console.table(table);
  console.log(
    `service, nothing kept : bare read      = ${ratio('service, nothing kept', 'bare Nest + pg, read')}`,
  );
  console.log(
    `service, as it runs   : bare read      = ${ratio('service, as it runs', 'bare Nest + pg, read')}   (goal 0.6)`,
  );
  console.log(
    `service, as it runs   : bare cached    = ${ratio('service, as it runs', 'bare Nest, cached')}   (goal 0.5)`,
  );
} finally {
  for (const server of servers) server.kill();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
