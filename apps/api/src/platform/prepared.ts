import { createHash } from 'node:crypto';

import type { Pool, QueryConfig, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** A statement that each connection parses once, under its name. */
export type Prepared = QueryConfig & { readonly name: string };

const names = new WeakMap<TemplateStringsArray, { name: string; text: string }>();

/**
 * The tagged template of {@link DataSource.sql} for statements that are sent all the time: each connection parses and plans it once.
 * Values are bound, never put into the text. Outside any transaction.
 */
export function prepared<T>(database: DataSource) {
  return async (strings: TemplateStringsArray, ...values: unknown[]): Promise<T[]> => {
    const { rows } = await poolOf(database).query<T & QueryResultRow>(statementOf(strings, values));
    return rows;
  };
}

/** The statement under a name of its own, with its values apart. */
export function statementOf(strings: TemplateStringsArray, values: unknown[]): Prepared {
  let statement = names.get(strings);
  if (!statement) {
    const text = strings.reduce((before, after, at) => `${before}$${at}${after}`);
    statement = { text, name: createHash('sha256').update(text).digest('base64url').slice(0, 32) };
    names.set(strings, statement);
  }
  return { ...statement, values };
}

/** TypeORM keeps the pool of the driver it was given, untyped. */
export function poolOf(database: DataSource): Pool {
  const { master } = database.driver as unknown as { master: Pool };
  return master;
}
