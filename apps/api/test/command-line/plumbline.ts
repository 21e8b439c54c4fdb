/** The command line and the server as their users start them: processes of their own, with an environment of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, vi } from 'vitest';

import { freePort } from '../../src/platform/port.js';
import { killHard, processesIn } from './running.js';

// Every test starts processes; together with others on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const LOWEST_PORT = 20_000;

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
}

/** Settings for a process beside the few that every one gets. */
export type Environment = Readonly<Record<string, string>>;

const folders: string[] = [];

/** A folder for one file's tests, removed after them. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  folders.push(folder);
  return folder;
}

const started: ChildProcess[] = [];

// Nothing outlives the tests, also when one failed halfway.
afterAll(() => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders) {
    for (const pid of processesIn(folder)) killHard(pid);
    rmSync(folder, { recursive: true, force: true });
  }
});

function start(
  program: 'cli.js' | 'main.js',
  args: readonly string[],
  environment: Environment,
): ChildProcess {
  const file = join(DIST, program);
  if (!existsSync(file)) throw new Error(`${file} is missing: run "npm run build" in apps/api first.`);
  const child = spawn(process.execPath, [file, ...args], {
    // Nothing of the developer's own settings, such as DATABASE_URL.
    env: { PATH: process.env['PATH'], NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // a process group of its own, so that a test can press Ctrl-C in it
  });
  started.push(child);
  return child;
}

function collect(child: ChildProcess): { text: { stdout: string; stderr: string }; ended: Promise<Ended> } {
  const text = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (words: string) => (text.stdout += words));
  child.stderr?.setEncoding('utf8').on('data', (words: string) => (text.stderr += words));
  const ended = once(child, 'close').then(([code]) => ({ ...text, code: code as number | null }));
  return { text, ended };
}

/** Runs `plumbline …` to its end. */
export function plumbline(environment: Environment, ...args: readonly string[]): Promise<Ended> {
  return collect(start('cli.js', args, environment)).ended;
}

/** As {@link plumbline}, for what a test needs before it begins. @throws when the command fails */
export async function mustRun(environment: Environment, ...args: readonly string[]): Promise<Ended> {
  const done = await plumbline(environment, ...args);
  if (done.code !== 0) throw new Error(`plumbline ${args.join(' ')} failed:\n${done.stderr}`);
  return done;
}

export interface Running {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** All it has said so far. */
  readonly said: () => string;
  /** Resolves once the words were printed. @throws when the process ends without them */
  says(words: string): Promise<void>;
  /** To the process alone, or to it and all it started in its group, as Ctrl-C in a terminal does. */
  signal(name: NodeJS.Signals, to?: 'process' | 'group'): void;
}

function watch(child: ChildProcess): Running {
  const { text, ended } = collect(child);
  const { pid } = child;
  if (pid === undefined) throw new Error('The process could not be started.');
  const said = (): string => text.stdout + text.stderr;
  return {
    pid,
    ended,
    said,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (said().includes(words)) resolve();
        };
        child.stdout?.on('data', look);
        child.stderr?.on('data', look);
        void ended.then(({ stdout, stderr }) => reject(new Error(`It ended, saying:\n${stdout}${stderr}`)));
        look();
      }),
    signal: (name, to = 'process') => void process.kill(to === 'group' ? -pid : pid, name),
  };
}

/** Starts `plumbline …` and does not wait for its end. */
export function startCommand(environment: Environment, ...args: readonly string[]): Running {
  return watch(start('cli.js', args, environment));
}

export interface Server extends Running {
  readonly port: number;
}

/** Starts the server, without the demonstration unless asked for; it may not be ready yet. */
export async function launchServer(environment: Environment): Promise<Server> {
  const port = await freePort(LOWEST_PORT);
  const running = watch(start('main.js', [], { PORT: String(port), PLUMBLINE_DEMO: 'off', ...environment }));
  return { ...running, port };
}

/** Starts the server and waits until it is ready. */
export async function startServer(environment: Environment): Promise<Server> {
  const server = await launchServer(environment);
  await server.says('Plumbline is ready');
  return server;
}
