import type { Duplex } from 'node:stream';

import { type PoolClient, Query, type QueryConfig, type QueryResult, type Submittable } from 'pg';

import type { Prepared } from './prepared.js';

/** A statement, and where it was asked for: the stack of its failure. */
export type Traced = Prepared & { readonly asked?: { readonly stack: string } };

/** The driver's connection, as far as a statement uses it. */
interface Connection {
  readonly stream: Pick<Duplex, 'writable' | 'write' | 'cork' | 'uncork'>;
  /** Names of statements that are sent to be parsed and not answered yet. */
  readonly submittedNamedStatements: Record<string, string>;
  sync(): void;
}

/** The columns of the statements that a connection has prepared, by their names: they are described once. */
const columns = new WeakMap<Connection, Map<string, unknown>>();

/** The driver's statement: it writes its own bytes and reads its own answer. Its declared types leave most of this out. */
interface Statement {
  name: string | undefined;
  text: string | undefined;
  hasBeenParsed(connection: Connection): unknown;
  submit(connection: Connection): Error | null;
  handleRowDescription(message: unknown): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
  handleReadyForQuery(connection: Connection): void;
  handleError(error: Error, connection: Connection): void;
}
const DriverStatement = Query as unknown as new (
  config: QueryConfig,
  callback?: (error: Error | null, result: QueryResult) => void,
) => Statement;

/**
 * Sends statements in one message with one acknowledgement: Postgres answers all at once, and carries out none after one that fails.
 * Outside a transaction they are one of their own, which the message's end commits. To the driver they are one statement.
 * @returns their results in their order, once all are carried out and, outside a transaction, committed
 * @throws whatever failed first, for all of them
 */
export function send(client: PoolClient, statements: readonly Traced[]): Promise<QueryResult[]> {
  return new Promise((resolve, reject) => {
    const message = new Message(statements, (error, results) => (error ? reject(error) : resolve(results)));
    client.query(message as unknown as Submittable);
  });
}

class Message extends DriverStatement {
  private readonly parts: readonly Statement[];
  private readonly results: QueryResult[] = [];
  private readonly fresh: Statement[] = [];
  private failed: Error | null = null;
  private described: Map<string, unknown> | undefined;
  private at = 0;

  constructor(
    private readonly statements: readonly Traced[],
    private readonly settle: (error: Error | null, results: QueryResult[]) => void,
  ) {
    super({ text: '' });
    this.parts = statements.map(
      (config, at) =>
        new DriverStatement(config, (error, result) => {
          if (error) this.failed ??= error;
          else this.results[at] = result;
        }),
    );
    this.take();
  }

  override submit(connection: Connection): Error | null {
    const written: Uint8Array[] = [];
    const collecting = collectorOf(connection, written);
    const undescribed = Object.create(collecting, { describe: { value: () => {} } }) as Connection;
    this.described = columnsOf(connection);
    for (const part of this.parts) {
      if (!part.hasBeenParsed(connection)) this.fresh.push(part);
      const known = this.described.get(part.name ?? '');
      if (known) part.handleRowDescription(known);
      const refused = part.submit(known ? undescribed : collecting); // a value that cannot be written it hands to its callback
      this.failed ??= refused;
    }
    if (this.failed) return this.failed; // nothing is sent, and the driver calls handleError
    connection.sync.call(collecting);
    if (connection.stream.writable) connection.stream.write(Buffer.concat(written));
    return null;
  }

  override handleRowDescription(message: unknown): void {
    if (this.name) this.described?.set(this.name, message);
    this.part?.handleRowDescription(message);
  }

  override handleDataRow(message: unknown): void {
    this.part?.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    this.part?.handleCommandComplete(message, connection);
    this.at++;
    this.take();
  }

  override handleReadyForQuery(connection: Connection): void {
    for (const part of this.parts) part.handleReadyForQuery(connection);
    this.settle(this.failed, this.results);
  }

  /** What follows a failure is not parsed either; what came before it was noted as parsed when that was answered. */
  override handleError(error: Error, { submittedNamedStatements }: Connection): void {
    for (const { name } of this.fresh) if (name) delete submittedNamedStatements[name];
    // Who asked, and not the socket that was read.
    const asked = this.statements[this.at]?.asked;
    if (asked) error.stack = String(error) + asked.stack.slice(asked.stack.indexOf('\n'));
    this.settle(error, []);
  }

  private get part(): Statement | undefined {
    return this.parts[this.at];
  }

  /** The driver notes as parsed what the statement being answered is called. */
  private take(): void {
    this.name = this.part?.name;
    this.text = this.part?.text;
  }
}

function columnsOf(connection: Connection): Map<string, unknown> {
  const known = columns.get(connection) ?? new Map<string, unknown>();
  columns.set(connection, known);
  return known;
}

/** The same connection, but that what is written to it is collected, and acknowledged only by whoever says so. */
function collectorOf(connection: Connection, written: Uint8Array[]): Connection {
  const stream = {
    writable: true,
    write: (bytes: Uint8Array) => written.push(bytes) > 0,
    cork: () => {},
    uncork: () => {},
  };
  return Object.create(connection, { stream: { value: stream }, sync: { value: () => {} } }) as Connection;
}
