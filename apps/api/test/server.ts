import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

import { migrateDatabase } from '../src/framework/migrate-database.js';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.js';
import { makeLogins } from '../src/platform/postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the run's Postgres server. */
    administrator: string;
  }
}

/** The database that every test's own is copied from: migrated, with the frameworks that come with Plumbline, and no more. */
export const TEMPLATE = 'template_plumbline';

/** One Postgres for the whole run, in a folder that goes with it. */
export default async function startServer(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-test-'));
  const server = await startEmbeddedPostgres(folder, 'server');
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const administrator = server.administrator('postgres');
    await prepare(administrator);
    await migrateDatabase(await makeLogins(server.administrator(TEMPLATE)));
    project.provide('administrator', administrator);
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function prepare(administrator: string): Promise<void> {
  const client = new Client({ connectionString: administrator });
  await client.connect();
  await client.query('alter system set fsync = off'); // these databases need not outlive a power cut
  await client.query('select pg_reload_conf()');
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
}
