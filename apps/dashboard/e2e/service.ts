import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const API = fileURLToPath(new URL('../../api/dist/', import.meta.url));
const PROGRAMS = {
  'run-sql': new URL('run-sql.mjs', import.meta.url),
  'others-return': new URL('others-return.mjs', import.meta.url),
  'signed-ratings': new URL('signed-ratings.mjs', import.meta.url),
};
type Program = keyof typeof PROGRAMS;
const PATIENCE_MS = 180_000;
/** Bytes: the ratings of a whole cycle. */
const LONGEST_OUTPUT = 16_000_000;

/** The built service on a port and a folder of its own, as `npm start` runs it. */
export interface Service {
  readonly address: string;
  start(options?: { readonly demonstration: 'on' | 'off' }): Promise<void>;
  stop(): Promise<void>;
  /** `plumbline …` on the service's database. */
  plumbline(...words: readonly string[]): Promise<void>;
  /** Statements as one of the service's logins. */
  sql(login: 'svc_platform' | 'svc_authority', statements: string): Promise<void>;
  /** A program of this folder on the service's database; what it writes. */
  program(name: Program, ...words: readonly string[]): Promise<string>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

export async function makeService(): Promise<Service> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-browser-'));
  const port = await freePort();
  const environment = { ...process.env, PLUMBLINE_DATA: join(folder, 'data'), PORT: String(port) };
  let running: ChildProcess | null = null;

  const stop = async (): Promise<void> => {
    const service = running;
    running = null;
    if (service?.exitCode !== null) return;
    const gone = once(service, 'exit');
    service.kill('SIGTERM');
    await gone;
  };
  const program = async (name: Program, ...words: readonly string[]): Promise<string> => {
    const options = { env: environment, maxBuffer: LONGEST_OUTPUT };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [fileURLToPath(PROGRAMS[name]), API, ...words],
      options,
    );
    return stdout;
  };
  return {
    address: `http://localhost:${port}`,
    start: async ({ demonstration } = { demonstration: 'on' }) => {
      running = spawn(process.execPath, [join(API, 'main.js')], {
        env: { ...environment, PLUMBLINE_DEMO: demonstration },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      await ready(running);
    },
    stop,
    plumbline: async (...words) => {
      await promisify(execFile)(process.execPath, [join(API, 'cli.js'), ...words], { env: environment });
    },
    sql: async (login, statements) => {
      await program('run-sql', login, statements);
    },
    program,
    remove: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for the line with the address; fails with what the service said when it ends or takes too long. */
function ready(service: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const give = (why: string) => reject(new Error(`The service ${why}. It said:\n${said}`));
    const impatient = setTimeout(() => {
      service.kill('SIGTERM');
      give('did not start in time');
    }, PATIENCE_MS);
    const hear = (words: Buffer) => {
      said += words.toString();
      if (!said.includes('Plumbline is ready')) return;
      clearTimeout(impatient);
      resolve();
    };
    service.stdout?.on('data', hear);
    service.stderr?.on('data', hear);
    service.once('exit', (code) => {
      clearTimeout(impatient);
      give(`ended with ${code}`);
    });
  });
}

const LOWEST_PORT = 20_000;
const PORTS = 12_000;

/** Below the range from which the system takes ports for connections, so that none of those is in the way. */
async function freePort(): Promise<number> {
  const port = LOWEST_PORT + Math.floor(Math.random() * PORTS);
  return (await isFree(port)) ? port : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
