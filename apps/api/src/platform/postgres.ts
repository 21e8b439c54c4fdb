import { readFileSync } from 'node:fs';

import { Client, escapeIdentifier, escapeLiteral } from 'pg';

import type { DatabaseConfig } from './config.js';
import { cannotOpen, hear } from './database.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { Failure } from './failure.js';
import { type Addresses, derivedAddress, derivedPassword, LOGINS } from './logins.js';

/** The database, ready to be signed in to by every login. */
export interface Postgres {
  /** The migrator's address; null where an external database is migrated by somebody else. */
  readonly migrator: string | null;
  readonly addresses: Addresses;
  /** Whether Plumbline keeps the database's schema up to date by itself. */
  readonly managed: boolean;
  stop(): Promise<void>;
}

const DATABASE = 'plumbline';
const ROLES = new URL('../../../../infra/postgres/roles.sql', import.meta.url);

/** Starts, finds or names the database of the configuration. @throws Failure with one sentence that says what is in the way */
export async function openPostgres(config: DatabaseConfig, as: 'server' | 'command'): Promise<Postgres> {
  if (config.kind === 'external')
    return { migrator: config.migrator, addresses: config.addresses, managed: false, stop: async () => {} };
  if (config.kind === 'administered') {
    if (new URL(config.administrator).password === '')
      throw new Failure(
        'DATABASE_URL needs a password: the logins that Plumbline makes get theirs derived from it.',
      );
    return { ...(await makeLogins(config.administrator)), stop: async () => {} };
  }

  const server = await startEmbeddedPostgres(config.folder, as);
  try {
    await createDatabase(server.administrator('postgres'), DATABASE);
    return { ...(await makeLogins(server.administrator(DATABASE))), stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Makes the logins and what they may do in this database; again and again without change. */
export async function makeLogins(administrator: string): Promise<Omit<Postgres, 'stop'>> {
  await asAdministrator(administrator, async (client) => {
    await client.query('select pg_advisory_lock(7283, 1)'); // roles are cluster-wide: one process at a time
    await client.query(readFileSync(ROLES, 'utf8'));
    for (const login of [...LOGINS, 'migrator'] as const) {
      const password = derivedPassword(decodeURIComponent(new URL(administrator).password), login);
      await client.query(`alter role ${escapeIdentifier(login)} password ${escapeLiteral(password)}`); // DDL takes no parameters
    }
  });
  return {
    migrator: derivedAddress(administrator, 'migrator'),
    addresses: Object.fromEntries(
      LOGINS.map((login) => [login, derivedAddress(administrator, login)]),
    ) as Addresses,
    managed: true,
  };
}

async function createDatabase(administrator: string, name: string): Promise<void> {
  await asAdministrator(administrator, async (client) => {
    await client.query('select pg_advisory_lock(7283, 1)'); // a server and a command may start together
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  });
}

async function asAdministrator(address: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  hear(client);
  try {
    await client.connect();
  } catch (error) {
    throw cannotOpen(error);
  }
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
