import { DatabaseError, type PoolClient, type QueryResult } from 'pg';
import type { DataSource } from 'typeorm';

import type { Tx } from './database.js';
import { type Traced, send } from './message.js';
import { poolOf, type Prepared, statementOf } from './prepared.js';

/** How a transaction begins: `begin` with its mode, then the settings that hold until its end. */
export interface Opening {
  readonly begin: 'begin read only' | 'begin read write';
  readonly settings: Prepared;
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
 * What the work started it has to wait for: the transaction takes no statement once the work has ended, or one of them has failed.
 * @throws whatever failed first; nothing of the work stays then, but for what was sent by {@link EndingTx.last}
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
  readonly statement: Traced;
  readonly resolve: (result: Promise<QueryResult>) => void;
  readonly reject: (error: Error) => void;
}

const COMMIT = { name: 'commit', text: 'commit' };
const OVER = 'The transaction is over';
const HIDDEN = 'The work went on after one of its statements had failed';

/** SQLSTATE: faults of the connection, of resources and of the system, after which a connection may be gone. */
const BREAKS = /^(08|25P03|53|57P|58|XX)/;

/** Whether a connection goes on after a failure. */
const isOrdinary = (error: unknown): boolean =>
  error instanceof DatabaseError && !BREAKS.test(error.code ?? '');

class Statements implements EndingTx {
  private waiting: Waiting[] = [];
  private over = false;
  private open = false;
  private ends = false;
  private ending: Promise<unknown> | undefined;
  /** What the first message that failed failed with. */
  private failure: unknown;

  constructor(
    private readonly client: PoolClient,
    private readonly opening: Opening,
  ) {}

  sql<T = unknown[]>(strings: TemplateStringsArray, ...values: unknown[]): Promise<T> {
    const asked = { stack: '' };
    Error.captureStackTrace(asked);
    const answer = this.ask({ ...statementOf(strings, values), asked });
    answer.catch(() => {}); // of one that nobody waits for the commit tells
    return answer as Promise<T>;
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
    await this.ending?.catch(() => {});
    if (this.failure) throw new Error(HIDDEN, { cause: this.failure });
    if (this.ending || !this.open) return;
    // Postgres answers the commit of a transaction in which a statement failed with a rollback.
    const { command } = await this.client.query(COMMIT);
    if (command !== 'COMMIT') throw new Error(HIDDEN);
  }

  /** @throws whatever broke the connection */
  async rollBack(): Promise<void> {
    this.over = true;
    for (const { reject } of this.waiting.splice(0)) reject(new Error(OVER));
    if (this.open) await this.client.query('rollback');
    else if (this.failure && !isOrdinary(this.failure)) throw this.failure;
  }

  private async ask(statement: Traced): Promise<unknown[]> {
    if (this.over) throw new Error(OVER);
    if (this.failure) throw new Error(HIDDEN, { cause: this.failure });
    const { rows } = await this.soon(statement);
    return rows;
  }

  private soon(statement: Traced): Promise<QueryResult> {
    if (this.waiting.length === 0) process.nextTick(() => this.flush());
    return new Promise((resolve, reject) => this.waiting.push({ statement, resolve, reject }));
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
    sent.catch((error: unknown) => (this.failure ??= error));
    for (const [at, { resolve }] of waiting.entries())
      resolve(sent.then((results) => results[before.length + at] as QueryResult));
    if (ends) this.ending = sent;
  }
}
