import type { Client, PoolClient, QueryConfig } from 'pg';
import type { DataSource } from 'typeorm';

import type { Tx } from './database.js';
import { poolOf, statementOf } from './prepared.js';

/** How a transaction begins: `begin` with its mode, then the settings that hold until its end. */
export interface Opening {
  readonly begin: 'begin read only' | 'begin read write';
  readonly settings: QueryConfig;
}

/** A transaction that can be told which statement is its last. */
export interface EndingTx extends Tx {
  /**
   * Sends the work's last statement, and the commit in the same message: whatever comes of it stays, unless Postgres refuses it. For work
   * that has nothing to take back once it is answered.
   */
  last<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T>;
}

/**
 * Work in one transaction whose opening travels in one message with the work's first statement, and statements that the work does not
 * wait for one by one travel together as well. Every statement is prepared once for each connection.
 *
 * Should the opening fail, the work's statements fail with it or run without the settings: they must be such that nothing is shown or
 * taken then. What the work started it has to wait for: the transaction takes no statement once the work has ended.
 * @throws whatever failed first; nothing of the work stays then
 */
export async function transact<T>(
  database: DataSource,
  opening: Opening,
  work: (tx: EndingTx) => Promise<T>,
): Promise<T> {
  const client = await poolOf(database).connect();
  let broken = false;
  try {
    return await between(client, opening, work);
  } catch (error) {
    await client.query('rollback').catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

async function between<T>(
  client: PoolClient,
  opening: Opening,
  work: (tx: EndingTx) => Promise<T>,
): Promise<T> {
  const statements = new Statements(client);
  const { stream } = (client as PoolClient & Client).connection;
  stream.cork();
  const opened = Promise.all([client.query(opening.begin), client.query(opening.settings)]);
  const working = (async () => work(statements))();
  stream.uncork();
  const [begun, done] = await Promise.allSettled([opened, working]);
  statements.over = true;
  if (begun.status === 'rejected') throw begun.reason;
  if (done.status === 'rejected') throw done.reason;
  // Postgres answers the commit of a transaction in which a statement failed with a rollback.
  const { command } = await (statements.committing ?? client.query('commit'));
  if (command !== 'COMMIT') throw new Error('The work went on after one of its statements had failed');
  return done.value;
}

class Statements implements EndingTx {
  over = false;
  committing: Promise<{ readonly command: string }> | undefined;

  constructor(private readonly client: PoolClient) {}

  async sql<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T> {
    if (this.over) throw new Error('The transaction is over');
    const { rows } = await this.client.query(statementOf(strings, values));
    return rows as T;
  }

  last<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T> {
    const answering = this.sql<T>(strings, ...values);
    this.over = true;
    this.committing = this.client.query('commit');
    this.committing.catch(() => {}); // should the connection break, the statement fails first
    return answering;
  }
}
