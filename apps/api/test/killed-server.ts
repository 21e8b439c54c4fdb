import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { startSession } from '../src/access/session.service.js';
import { openDatabase } from '../src/platform/database.js';
import { freePort } from '../src/platform/port.js';
import { newFolder, type Running, startServer } from './command-line/plumbline.js';
import { killHard, processesIn } from './command-line/running.js';
import { MEMBERSHIP_OF } from './fixture.js';
import { type Queried, runAs } from './postgres.js';
import { type Answer, COOKIE, SAME_ORIGIN, type Service, type TestRequest } from './service.js';

const LOWEST_PORT = 21_000;

/** What is killed: the server's own process, every process of its Postgres at once, or all of them. */
export const VICTIMS = ['api', 'postgres', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];

/** The built server with a Postgres of its own, reached over HTTP, that can be killed and comes back where it was. */
export interface MortalServer {
  readonly database: Queried;
  readonly service: Service;
  /** `kill -9`, then waits until it serves again. */
  kill(victim: Victim): Promise<void>;
}

export async function startMortal(): Promise<MortalServer> {
  const folder = join(newFolder(), 'data');
  const port = await freePort(LOWEST_PORT);
  const start = (): Promise<Running> => startServer({ PLUMBLINE_DATA: folder, PORT: String(port) });
  let running = await start();
  const { administrator } = addressesOf(folder);
  const sessions = await openDatabase(administrator);
  const signInBy = (membershipId: string) => startSession(sessions, membershipId);
  const request = (asked: TestRequest) => requestOver(`http://127.0.0.1:${port}/api`, asked);
  const killPostgres = (): void => {
    for (const pid of processesIn(join(folder, 'postgres'))) killHard(pid);
  };
  return {
    database: {
      administrator,
      // By a new connection each time: none outlives a kill.
      asSuperuser: (query, values) => runAs(addressesOf(folder).administrator, query, values),
    },
    service: {
      request,
      signInBy,
      signInAs: (role) => signInBy(MEMBERSHIP_OF[role]),
      mounted: [],
      close: () => sessions.destroy(),
    },
    kill: async (victim) => {
      if (victim !== 'postgres') killHard(running.pid);
      if (victim !== 'api') killPostgres();
      if (victim !== 'postgres') {
        await running.ended;
        running = await start();
      }
      await servesAgain(request, running);
    },
  };
}

async function servesAgain(request: Service['request'], { said }: Running): Promise<void> {
  let answer = '';
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(50)) {
    const ready = await request({ path: '/health/ready' }).catch(String);
    if (typeof ready !== 'string' && ready.status === 200) return;
    answer = typeof ready === 'string' ? ready : ready.body;
  }
  throw new Error(`It does not serve again within a minute. It answers ${answer} and has said:\n${said()}`);
}

function addressesOf(folder: string): { administrator: string } {
  const port = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[3];
  const secret = readFileSync(join(folder, 'secret'), 'utf8');
  return { administrator: `postgres://postgres:${secret}@127.0.0.1:${port}/plumbline` };
}

async function requestOver(below: string, { as, method = 'GET', path, body, headers }: TestRequest) {
  const answer = await fetch(`${below}${path}`, {
    method,
    headers: {
      ...(headers ?? SAME_ORIGIN),
      ...(as === undefined ? {} : { cookie: `${COOKIE}=${as}` }),
      ...(typeof body === 'object' && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(10_000),
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const text = bytes.toString();
  return {
    status: answer.status,
    headers: Object.fromEntries(answer.headers),
    body: text,
    bytes,
    json: () => JSON.parse(text) as unknown,
  } satisfies Answer;
}
