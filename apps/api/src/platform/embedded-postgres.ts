import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { Failure, reasonOf } from './failure.js';
import { takeFolder } from './folder-lock.js';
import { freePort } from './port.js';
import { answers, keepRunning, noted, until, worksIn } from './postgres-process.js';
import { isAlive } from './process.js';
import { ownUser, type UnprivilegedUser } from './unprivileged.js';

const POSTGRES_VERSION = '18';
const LOWEST_PORT = 25_432;

export interface EmbeddedPostgres {
  /** The superuser's address of a database of this server. */
  administrator(database: string): string;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
}

/**
 * A Postgres server of Plumbline's own, in a folder: made on first use, started when nobody runs it yet.
 *
 * A command finds the server that `npm start` runs in the same folder and uses it; with none running it starts one for itself.
 * @throws Failure when the folder cannot be used, belongs to another version, or Postgres does not start; its words say which
 */
export async function startEmbeddedPostgres(
  folder: string,
  as: 'server' | 'command',
): Promise<EmbeddedPostgres> {
  prepareFolder(folder);
  for (const end = Date.now() + 60_000; Date.now() < end; await wait(200)) {
    const lock = await takeFolder(folder, as);
    if (lock) return startOwn(folder, lock);
    const running = noted(clusterOf(folder));
    const administrator = running && administratorOf(folder, running.port);
    if (administrator && (await answers(administrator('postgres'))))
      return { administrator, stop: async () => {} };
  }
  throw new Failure(
    `The server that uses the data folder ${folder} has had no database for a minute. Look at what it says, or stop it.`,
  );
}

async function startOwn(folder: string, lock: { release(): void }): Promise<EmbeddedPostgres> {
  try {
    const user = ownUser(folder);
    await stopLeftOver(folder);
    makeCluster(folder, user);
    const port = await freePort(LOWEST_PORT);
    const administrator = administratorOf(folder, port);
    const address = administrator('postgres');
    const server = await keepRunning({ folder, cluster: clusterOf(folder), port, user, address });
    return {
      administrator,
      stop: async () => {
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

const clusterOf = (folder: string): string => join(folder, 'postgres');
function secretOf(folder: string): string {
  try {
    return readFileSync(join(folder, 'secret'), 'utf8');
  } catch {
    throw new Failure(
      `The data folder ${folder} has lost its file "secret", without which nobody can sign in to its Postgres. Put it back from a copy, or name another folder with PLUMBLINE_DATA.`,
    );
  }
}

function administratorOf(folder: string, port: number): (database: string) => string {
  const secret = secretOf(folder);
  return (database) => `postgres://postgres:${secret}@127.0.0.1:${port}/${database}`;
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Asked, not tried by writing: commands that begin at the same moment would remove each other's trial file.
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Failure(
      `Plumbline cannot read and write its data folder ${folder}: ${reasonOf(error)}. Mend that, or name another folder with PLUMBLINE_DATA.`,
    );
  }
  for (const place of [folder, clusterOf(folder)]) {
    const version = existsSync(join(place, 'PG_VERSION'))
      ? readFileSync(join(place, 'PG_VERSION'), 'utf8').trim()
      : null;
    if (version !== null && version !== POSTGRES_VERSION)
      throw new Failure(
        `The data folder ${folder} was made by Postgres ${version}, and Plumbline runs Postgres ${POSTGRES_VERSION}. Name another folder with PLUMBLINE_DATA.`,
      );
  }
}

const OWN_FILES = new Set(['in-use.json', 'secret', 'postgres', 'postgres.new', 'postgres.log']);

/** @throws Failure for a folder that is somebody's already: what Plumbline writes could be on top of theirs */
function refuseForeignFolder(folder: string): void {
  const entries = readdirSync(folder).filter((name) => !name.startsWith('in-use.json.'));
  const halfMade = entries.includes('postgres.new');
  const foreign = entries.filter((name) => !OWN_FILES.has(name) || (!halfMade && name !== 'in-use.json'));
  if (entries.includes('postgres') || foreign.length === 0) return;
  throw new Failure(
    `The data folder ${folder} holds other files (${foreign.slice(0, 3).join(', ')}). Name an empty or a new folder with PLUMBLINE_DATA.`,
  );
}

/** A new cluster is made beside its place and moved there when whole, so that a crash leaves no half of one. */
function makeCluster(folder: string, user: UnprivilegedUser): void {
  if (existsSync(clusterOf(folder))) return;
  refuseForeignFolder(folder);
  const unfinished = join(folder, 'postgres.new');
  const passwordFile = join(folder, 'secret');
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  user.own(passwordFile);
  mkdirSync(unfinished, { mode: 0o700 });
  user.own(unfinished);
  const [command, args, options] = user.command('initdb', [
    ...['-D', unfinished, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
    ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
  ]);
  const made = spawnSync(command, args, { ...options, encoding: 'utf8' });
  if (made.status !== 0)
    throw new Failure(
      `Postgres could not make its folder ${clusterOf(folder)}: ${made.stderr || String(made.error)}`,
    );
  renameSync(unfinished, clusterOf(folder));
}

/** A server that outlived the process that started it (`kill -9`) is stopped before ours starts. */
async function stopLeftOver(folder: string): Promise<void> {
  const left = noted(clusterOf(folder));
  if (!left || !worksIn(clusterOf(folder), left.pid)) return;
  process.kill(left.pid, 'SIGINT');
  if (!(await until(() => !isAlive(left.pid), 60)))
    throw new Failure(
      `A Postgres of an earlier start still runs in ${folder} as process ${left.pid} and does not stop.`,
    );
}
