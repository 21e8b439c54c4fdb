import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';

import type { Tx } from './database.js';
import { send } from './message.js';
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
 * Work in one transaction. Its opening travels in one message with the work's first statements, and so do statements that the work does
 * not wait for one by one; every statement is prepared once for each connection. When one fails, those that follow it in its message are
 * not carried out: without an opening nothing of the work is.
 *
 * What the work started it has to wait for: the transaction takes no statement once the work has ended.
 * @throws whatever failed first; nothing of the work stays then
 */
export async function transact<T>(
  database: DataSource,
  opening: Opening,
  work: (tx: EndingTx) => Promise<T>,
): Promise<T> {
  const client = await poolOf(database).connect();
  const statements = new Statements(client, opening);
  let broken = false;
  try {
    const done = await work(statements);
    await statements.commit();
    return done;
  } catch (error) {
    await statements.rollBack().catch(() => (broken = true));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A statement that goes with the next message. */
interface Waiting {
  readonly statement: QueryConfig;
  readonly resolve: (result: Promise<QueryResult>) => void;
}

const COMMIT = { name: 'commit', text: 'commit' };
const HIDDEN = 'The work went on after one of its statements had failed';

class Statements implements EndingTx {
  private waiting: Waiting[] = [];
  private over = false;
  private open = false;
  private ends = false;
  private ending: Promise<unknown> | undefined;

  constructor(
    private readonly client: PoolClient,
    private readonly opening: Opening,
  ) {}

  async sql<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T> {
    if (this.over) throw new Error('The transaction is over');
    try {
      const { rows } = await this.soon(statementOf(strings, values));
      return rows as T;
    } catch (error) {
      if (error instanceof Error) Error.captureStackTrace(error); // who asked, and not the socket that was read
      throw error;
    }
  }

  last<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T> {
    const answering = this.sql<T>(strings, ...values);
    this.over = true;
    this.ends = true;
    return answering;
  }

  /** @throws Error when a statement failed and the work hid it */
  async commit(): Promise<void> {
    this.over = true;
    this.flush();
    if (this.ending) {
      await this.ending.catch((cause: unknown) => {
        throw new Error(HIDDEN, { cause });
      });
    } else if (this.open) {
      // Postgres answers the commit of a transaction in which a statement failed with a rollback.
      const { command } = await this.client.query(COMMIT);
      if (command !== 'COMMIT') throw new Error(HIDDEN);
    }
  }

  async rollBack(): Promise<void> {
    this.over = true;
    this.waiting = [];
    if (this.open) await this.client.query('rollback');
  }

  private soon(statement: QueryConfig): Promise<QueryResult> {
    if (this.waiting.length === 0) process.nextTick(() => this.flush());
    return new Promise((resolve) => this.waiting.push({ statement, resolve }));
  }

  /** Sends what is waiting. Work that it is all of needs no begin and no commit: a message is a transaction of its own. */
  private flush(): void {
    const { waiting, client, ends } = this;
    const { begin, settings } = this.opening;
    if (waiting.length === 0) return;
    this.waiting = [];
    const whole = ends && !this.open && begin === 'begin read write';
    const before = this.open ? [] : whole ? [settings] : [{ name: begin, text: begin }, settings];
    const after = ends && !whole ? [COMMIT] : [];
    this.open ||= !whole;
    const sent = send(client, [...before, ...waiting.map(({ statement }) => statement), ...after]);
    for (const [at, { resolve }] of waiting.entries())
      resolve(sent.then((results) => results[before.length + at] as QueryResult));
    if (ends) this.ending = sent;
  }
}
