import { randomBytes } from 'node:crypto';

import { Client, type QueryResultRow } from 'pg';
import { inject } from 'vitest';

import type { Addresses } from '../src/platform/logins.js';
import { makeLogins } from '../src/platform/postgres.js';
import { TEMPLATE } from './server.js';

/** A database of a test's own, with every login of the service. */
export interface TestDatabase {
  readonly name: string;
  readonly administrator: string;
  readonly addresses: Addresses;
  asSuperuser<Row extends QueryResultRow>(query: string, values?: unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** What it takes to put a made-up world into a database, and to look at it. */
export type Queried = Pick<TestDatabase, 'administrator' | 'asSuperuser'>;

/** Copies the template, or another test's database that nobody is connected to. */
export async function cloneDatabase(template = TEMPLATE): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const administrator = addressOf(name);
  const { addresses } = await alone(async (server) => {
    await server.query(`create database ${name} template ${template}`);
    // What PUBLIC lost and the logins may do in a database is not copied with it.
    return makeLogins(administrator);
  });
  return {
    name,
    administrator,
    addresses,
    asSuperuser: (query, values) => runAs(administrator, query, values),
    drop: () => alone(async (server) => void (await server.query(`drop database ${name} with (force)`))),
  };
}

/** Roles belong to the whole server: who makes or changes them waits for the others that do. */
export async function alone<T>(work: (server: Client) => Promise<T>): Promise<T> {
  return connected(inject('administrator'), async (server) => {
    await server.query('select pg_advisory_lock(7283, 3)');
    return work(server);
  });
}

/** One statement, or several without values, by a connection of its own. */
export async function runAs<Row extends QueryResultRow>(
  address: string,
  query: string,
  values?: unknown[],
): Promise<Row[]> {
  return connected(address, async (client) => {
    const { rows } = await client.query<Row>(query, values);
    return rows;
  });
}

export async function connected<T>(address: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function addressOf(database: string): string {
  const address = new URL(inject('administrator'));
  address.pathname = `/${database}`;
  return address.href;
}
