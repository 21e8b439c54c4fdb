import { closeSync, existsSync, openSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';

import { hear } from './database.js';
import { Failure } from './failure.js';
import { beganAt } from './process.js';
import type { UnprivilegedUser } from './unprivileged.js';

/** A made cluster, and how to run it. */
export interface Cluster {
  /** The data folder, where the log goes; the cluster is in it. */
  readonly folder: string;
  readonly cluster: string;
  readonly port: number;
  readonly user: UnprivilegedUser;
  /** The superuser's address. */
  readonly address: string;
}

interface PostgresProcess {
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** After a crash its last processes may hold on to the shared memory for a moment. */
const TRIES_AFTER_CRASH = 20;
/** Postgres' own word (cannot_connect_now) while it makes good what a crash left: that lasts as long as it lasts. */
const RECOVERS = '57P03';

/**
 * Runs Postgres until `stop` is called: one that ends by itself is started again on the same port, where the pools find it, however often
 * that takes: what is in the way (a full disk, another program on the port) can be mended meanwhile.
 * @throws Failure when the first start fails
 */
export async function keepRunning(cluster: Cluster): Promise<{ stop(): Promise<void> }> {
  // Left behind by a crash: of Postgres, of the machine, or of the service that would have stopped it.
  const crashed = existsSync(join(cluster.cluster, 'postmaster.pid'));
  const first = crashed ? startAfterCrash(cluster) : startProcess(cluster);
  const state = { stopping: false, current: await first };
  const watch = async (): Promise<void> => {
    await state.current.ended;
    if (state.stopping) return;
    process.stderr.write('Postgres has ended unexpectedly; starting it again …\n');
    const again = await untilStarted(cluster, () => state.stopping);
    if (!again) return;
    state.current = again;
    if (state.stopping) await again.stop();
    return watch();
  };
  void watch();
  return {
    stop: async () => {
      state.stopping = true;
      await state.current.stop();
    },
  };
}

async function untilStarted(cluster: Cluster, stopping: () => boolean): Promise<PostgresProcess | null> {
  for (; !stopping(); await wait(5_000))
    try {
      return await startAfterCrash(cluster);
    } catch (error) {
      process.stderr.write(`Postgres does not start again; trying on. ${String(error)}\n`);
    }
  return null;
}

/** @throws Failure of the last try */
async function startAfterCrash(cluster: Cluster): Promise<PostgresProcess> {
  for (let tries = 1; ; tries += 1) {
    forgetOther(cluster.cluster);
    try {
      return await startProcess(cluster);
    } catch (error) {
      if (tries === TRIES_AFTER_CRASH) throw error;
    }
    await wait(500);
  }
}

/** Process id and port of the server that last started in the cluster's folder, as Postgres itself notes them. */
export function noted(cluster: string): { pid: number; port: number } | null {
  const file = join(cluster, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(pid), port: Number(port) };
}

/** Whether a process of this number runs with the folder as its own, as Postgres does; the number may be another's by now. */
export function worksIn(cluster: string, pid: number): boolean {
  try {
    return realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/**
 * Removes the note of a crashed server whose number is another process's by now (in a container that was started anew it often is), or
 * that was killed before it had written it: Postgres would take either for a server that runs and not start. Whether anything of the
 * crashed one still runs it also knows by its shared memory.
 */
function forgetOther(cluster: string): void {
  const crashed = noted(cluster);
  if (!crashed || worksIn(cluster, crashed.pid)) return;
  if (crashed.pid === 0 || beganAt(crashed.pid) !== null) rmSync(join(cluster, 'postmaster.pid'));
}

async function startProcess({ folder, cluster, port, user, address }: Cluster): Promise<PostgresProcess> {
  const log = join(folder, 'postgres.log');
  const output = openSync(log, 'w', 0o600);
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // What concerns the server. Errors of statements quote what people wrote; the service logs that they happened.
    log_min_messages: 'log',
  };
  const [command, args, options] = user.command('postgres', [
    ...['-D', cluster, '-p', String(port)],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  // Detached: Ctrl-C reaches this process alone, which lets requests finish before it stops Postgres.
  const server = spawn(command, args, {
    ...options,
    cwd: tmpdir(),
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const { ended, hasEnded } = endOf(server);

  let end = Date.now() + 60_000;
  for (let refusal = await refusalOf(address); refusal !== null; refusal = await refusalOf(address)) {
    if (refusal === RECOVERS) end = Date.now() + 60_000;
    if (hasEnded() || Date.now() > end) {
      server.kill('SIGKILL');
      throw new Failure(
        `Postgres did not start in ${folder}; its log ends:\n${readFileSync(log, 'utf8').split('\n').slice(-6).join('\n')}`,
      );
    }
    await wait(50);
  }
  return { ended, stop: () => stopProcess(server, hasEnded) };
}

/** Stops the server too when this process ends without waiting for its stop. */
function endOf(server: ChildProcess): { ended: Promise<void>; hasEnded: () => boolean } {
  let over = false;
  const stopWithThisProcess = () => void server.kill('SIGINT');
  process.once('exit', stopWithThisProcess);
  const ended = new Promise<void>((resolve) => {
    for (const event of ['exit', 'error'])
      server.on(event, () => {
        over = true;
        process.off('exit', stopWithThisProcess);
        resolve();
      });
  });
  return { ended, hasEnded: () => over };
}

async function stopProcess(server: ChildProcess, hasEnded: () => boolean): Promise<void> {
  if (hasEnded()) return;
  server.kill('SIGINT'); // Postgres: fast shutdown
  if (!(await until(hasEnded, 15))) server.kill('SIGKILL');
}

export async function until(done: () => boolean, seconds: number): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(50)) if (done()) return true;
  return done();
}

export const answers = async (address: string): Promise<boolean> => (await refusalOf(address)) === null;

/** Why a database does not answer, by its code where it gave one; null when it does. */
async function refusalOf(address: string): Promise<string | null> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 1_000 });
  hear(client);
  try {
    await client.connect();
    await client.query('select 1');
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await client.end().catch(() => {});
  }
}
