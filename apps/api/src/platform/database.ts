import type { Client } from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';

import { Failure } from './failure.js';

/** One transaction. Whose rows it sees is decided by the login it was opened with. */
export interface Tx {
  /** Sends one statement and gives its rows. Values are bound, never put into the text. */
  sql<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/**
 * Settings of a pool for one login; `max` connections at the most. A request waits three seconds for one, then is refused. An idle one
 * stays for a minute: a new one signs in and plans every statement anew.
 * With `pipeline` a connection sends a statement at once, whether or not the one before is answered.
 */
export function optionsOf(address: string, max: number): DataSourceOptions {
  return {
    type: 'postgres',
    url: address,
    applicationName: 'plumbline',
    installExtensions: false,
    extra: {
      max,
      connectionTimeoutMillis: 3_000,
      idleTimeoutMillis: 60_000,
      pipeline: true,
      onConnect: hear,
    },
  };
}

/** A connection that breaks fails its statements, which is noticed there; unheard, its event would end the process. */
export const hear = (client: Client): void => void client.on('error', () => {});

export async function openDatabase(address: string, max = 2): Promise<DataSource> {
  return new DataSource(optionsOf(address, max)).initialize().catch((error: unknown) => {
    throw cannotOpen(error);
  });
}

/** What is said of a database that cannot be signed in to. Where several addresses were tried, the error has a code and no words. */
export function cannotOpen(error: unknown): Failure {
  const { message = '', code = '' } = error as { message?: string; code?: string };
  return new Failure(`The database cannot be opened: ${message || code}.`);
}

/** Work in one transaction that must not change anything: Postgres refuses a write. */
export function readOnly<T>(database: DataSource, work: (tx: Tx) => Promise<T>): Promise<T> {
  return database.transaction(async (tx) => {
    await tx.sql`set transaction read only`;
    return work(tx);
  });
}

/** Opens the database, does the work in one transaction and closes it: nothing of the work stays when it fails. */
export async function inOneTransaction<T>(address: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const database = await openDatabase(address);
  try {
    return await database.transaction(work);
  } finally {
    await database.destroy();
  }
}
