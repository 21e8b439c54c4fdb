import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { NestFastifyApplication } from '@nestjs/platform-fastify';

import { createApp } from './app.js';
import { loadDemonstration } from './demonstration/load-demonstration.js';
import { migrateDatabase } from './framework/migrate-database.js';
import { type Config, readServerConfig } from './platform/config.js';
import { Failure } from './platform/failure.js';
import { obstacleAt } from './platform/port.js';
import { openPostgres, type Postgres } from './platform/postgres.js';
import { Readiness } from './platform/readiness.js';
import { ruleFrom } from './release/rule.js';
import { requireSoundSchema } from './schema-promises.js';

const IMPATIENCE_MS = 5_000;
/** Under `npm start` one Ctrl-C arrives twice: from the terminal and, passed on, from npm. */
const SAME_SIGNAL_MS = 1_000;

const started: { postgres?: Postgres; app?: NestFastifyApplication } = {};
let stoppingSince: number | null = null;

const step = (words: string): void => console.log(words);

async function start(): Promise<void> {
  const config = readServerConfig(process.env);
  ruleFrom(process.env);
  await requirePort(config);

  step(
    config.database.kind === 'embedded'
      ? `Starting Postgres in ${config.database.folder} …`
      : 'Opening the database …',
  );
  started.postgres = await openPostgres(config.database, 'server');
  await prepare(config, started.postgres);
  started.app = await createApp({ ...config, addresses: started.postgres.addresses });
  await started.app.listen(config.port, config.host);
  const { port } = started.app.getHttpServer().address() as AddressInfo;
  step(`Plumbline is ready: http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`);
}

async function requirePort({ port, host }: Config): Promise<void> {
  const obstacle = await obstacleAt(port, host);
  if (obstacle === 'EADDRINUSE')
    throw new Failure(`Port ${port} is in use. Stop what uses it, or choose another: PORT=3001 npm start`);
  if (obstacle === 'EACCES')
    throw new Failure(
      `Port ${port} is kept for the system's own services. Choose another: PORT=3001 npm start`,
    );
  if (obstacle !== null)
    throw new Failure(`Cannot listen on ${host}, port ${port} (${obstacle}). Check HOST and PORT.`);
}

async function prepare({ demonstration }: Config, postgres: Postgres): Promise<void> {
  if (postgres.managed) {
    step('Bringing the database up to date …');
    await migrateDatabase(postgres);
  }
  await requireSoundSchema(postgres.addresses);
  if (demonstration) await loadDemonstration(postgres.addresses, step);
}

/** Not ready any more; requests under way finish, pools close, Postgres stops. */
async function stop(): Promise<void> {
  const { app, postgres } = started;
  const impatient = setTimeout(() => app?.getHttpServer().closeAllConnections(), IMPATIENCE_MS);
  try {
    if (app) {
      app.get(Readiness).draining = true;
      await app.close();
    }
  } finally {
    clearTimeout(impatient);
    await postgres?.stop();
  }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (stoppingSince === null) {
      stoppingSince = Date.now();
      void stop().finally(() => process.exit(0));
    } else if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1); // a second signal: at once
  });

try {
  await start();
} catch (error) {
  await nextTurn(); // a signal that also ended what failed is handled first
  if (stoppingSince === null) {
    if (error instanceof Failure) console.error(error.message);
    else console.error(error instanceof Error ? error.stack : error); // not the rows that a database's error holds
    await stop().catch(() => {});
    process.exit(1);
  }
}
