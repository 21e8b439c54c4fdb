import { resolve } from 'node:path';

import { migrateDatabase } from './framework/migrate-database.js';
import { readConfig } from './platform/config.js';
import { openPostgres, type Postgres } from './platform/postgres.js';

/** A path as the person at the keyboard means it: npm runs scripts in the package's folder, and says where they stood. */
export const whereTheyStand = (path: string): string =>
  resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** Whether words at the keyboard could be an id: the database compares ids with nothing else. */
export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Says on standard error how far a command has come; standard output holds its result alone. */
export const progress = (words: string): void => void process.stderr.write(`${words}\n`);

/**
 * Runs a command's work on the database that the server of the same environment uses, whether or not that server runs.
 * A database that Plumbline manages is brought up to date first, unless the command wants it as it is.
 */
export async function onDatabase(
  work: (postgres: Postgres) => Promise<void>,
  { asItIs = false } = {},
): Promise<void> {
  const postgres = await openPostgres(readConfig(process.env).database, 'command');
  try {
    if (postgres.managed && !asItIs) await migrateDatabase(postgres);
    await work(postgres);
  } finally {
    await postgres.stop();
  }
}
