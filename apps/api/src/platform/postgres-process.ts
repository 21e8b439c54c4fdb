import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { type ChildProcess, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { Client } from 'pg';

import { Failure } from './failure.js';
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

/** After a crash its last processes may hold on to the shared memory, and its number to the lock file, for a moment. */
const TRIES_AFTER_CRASH = 20;

/**
 * Runs Postgres until `stop` is called: one that ends by itself is started again on the same port, where the pools find it.
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
    const again = await startAfterCrash(cluster).catch(() => null);
    if (!again) {
      process.stderr.write('Postgres does not start again. Look at its log, and start Plumbline anew.\n');
      return;
    }
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

/** @throws Failure of the last try */
async function startAfterCrash(cluster: Cluster): Promise<PostgresProcess> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startProcess(cluster);
    } catch (error) {
      if (tries === TRIES_AFTER_CRASH) throw error;
    }
    await wait(500);
  }
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

  for (const end = Date.now() + 60_000; !(await answers(address)); await wait(50)) {
    if (!hasEnded() && Date.now() < end) continue;
    server.kill('SIGKILL');
    throw new Failure(
      `Postgres did not start in ${folder}; its log ends:\n${readFileSync(log, 'utf8').split('\n').slice(-6).join('\n')}`,
    );
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

export async function answers(address: string): Promise<boolean> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}
