// Speed as ratios within one run: the service, signed in and checking everything, against a bare Nest + Fastify + pg handler and against
// prepared statements without HTTP. Rounds alternate, so that a noisy machine disturbs all alike; medians of the rounds.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { startEmbeddedPostgres } from '../dist/platform/embedded-postgres.js';
import { Editor } from './editor.mjs';
import { load } from './load.mjs';
import {
  chartsScript,
  drawing,
  initialScript,
  median,
  memoryOf,
  processorTime,
  validateBody,
} from './measures.mjs';
import { makeWorld, start, startService, stopAll } from './processes.mjs';
import { print } from './report.mjs';
import * as requests from './requests.mjs';

/** Connections of the limit, as many as a pool should have on two cores. */
const CONNECTIONS = 8;

const { values: options } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '3' },
  },
});
const { size } = options;
const seconds = Number(options.seconds);
if (!['S', 'M', 'L'].includes(size) || !(seconds > 0) || !(Number(options.rounds) > 0))
  throw new Error('usage: npm run bench -- [--size S|M|L] [--seconds 2] [--rounds 3]');

/** What runs for days is warm: its code compiled, its statements planned. A fresh process spends a third more on a request. */
const WARM_UP_SECONDS = 5;

async function limitOf({ child }, what, seconds) {
  const answered = once(child, 'message');
  child.send({ what, seconds });
  const [measured] = await answered;
  return measured;
}

/** Everything that is measured under load, by its name: each runs for some seconds. */
async function casesOf(world, small) {
  const { addresses, audits, items, levels } = world;
  const framework = { items, levels };
  const editorsOf = (from) =>
    audits.slice(from, from + requests.CLIENTS).map((audit) => new Editor(audit, framework));
  const [own, others] = [editorsOf(0), editorsOf(requests.CLIENTS)];
  const limited = audits.slice(2 * requests.CLIENTS, 2 * requests.CLIENTS + CONNECTIONS);

  const service = await startService(addresses);
  const first = await start('./service.mjs', { addresses, keptAnswers: 0 });
  const bare = await start('./bare.mjs', { address: addresses.owner });
  const limit = await start('./limit.mjs', { addresses, audits: limited, framework });
  const host = `localhost:${service.port}`;
  const again = await requests.readsAgain(service.port, world);
  const firstAtS = small && (await start('./service.mjs', { addresses: small.addresses, keptAnswers: 0 }));
  const by = ({ port, pid }, clients, status) => ({
    pid,
    run: (seconds) => load({ port, clients, seconds, status }),
  });
  const byLimit = (what) => ({ pid: limit.pid, run: (seconds) => limitOf(limit, what, seconds) });

  const cases = {
    'released, first read': by(first, requests.rounds(requests.reads(world))),
    ...(small && { 'released, first read, at S': by(firstAtS, requests.rounds(requests.reads(small))) }),
    'released, bare': by(bare, requests.rounds(requests.barePaths('read', world))),
    'released, kept': by(service, requests.rounds(requests.reads({ ...world, host }))),
    'released, 304': by(service, requests.rounds(again), 304),
    'released, bare and kept': by(bare, requests.rounds(requests.barePaths('cached', world))),
    'own audit': by(service, requests.rounds(requests.ownAudits({ ...world, host }))),
    'own audit, bare': by(bare, requests.rounds(requests.bareAudits(world))),
    autosave: by(service, requests.autosaves(own, host)),
    'autosave, bare': by(
      bare,
      requests.bareSaves(others, (editor) => [editor.one()]),
    ),
    'autosave, limit': byLimit('autosave'),
    'submit of 27': by(service, requests.submits(own, host)),
    'submit of 27, bare': by(
      bare,
      requests.bareSaves(others, (editor) => editor.all()),
    ),
    'submit of 27, limit': byLimit('submit'),
  };
  return { cases, service };
}

/** Each case in each round: its figures, and the milliseconds on a processor that a request takes of each. */
async function measure(cases, database) {
  for (const { run } of Object.values(cases)) await run(WARM_UP_SECONDS);
  const found = Object.fromEntries(Object.keys(cases).map((name) => [name, []]));
  for (let round = 0; round < Number(options.rounds); round++)
    for (const [name, { pid, run }] of Object.entries(cases)) {
      const before = [processorTime(pid), processorTime(database)];
      const { requests: sent, ...figures } = await run(seconds);
      found[name].push({
        ...figures,
        server: (processorTime(pid) - before[0]) / sent,
        database: (processorTime(database) - before[1]) / sent,
      });
    }
  return Object.fromEntries(
    Object.entries(found).map(([name, all]) => [
      name,
      Object.fromEntries(
        ['perSecond', 'p50', 'p99', 'server', 'database'].map((figure) => [
          figure,
          median(all.map((one) => one[figure])),
        ]),
      ),
    ]),
  );
}

async function makeWorlds(server) {
  const began = performance.now();
  console.log(`Making the data of size ${size} …`);
  const world = await makeWorld(server, size);
  const small = size === 'S' ? null : await makeWorld(server, 'S');
  console.log(
    `${world.ratings} ratings in ${Math.round((performance.now() - began) / 1_000)} s. Measuring …`,
  );
  return { world, small };
}

/** Of the embedded server, as Postgres itself notes it. */
const postmasterIn = (folder) =>
  Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));
const server = await startEmbeddedPostgres(folder, 'server');
try {
  const { world, small } = await makeWorlds(server);
  const { cases, service } = await casesOf(world, small);
  const table = await measure(cases, postmasterIn(folder));
  print(table, {
    size,
    frozen: world.frozen,
    releases: world.cycles.length,
    started: service.milliseconds,
    memory: memoryOf(service.child.pid),
    validation: await validateBody(new Editor(world.audits[0], world).all()),
    initial: initialScript(),
    charts: chartsScript(),
    drawn: await drawing(service.port, world),
  });
} finally {
  await stopAll();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
