import { Client } from 'pg';
import { DataSource, type MixedList } from 'typeorm';

import { cannotOpen, hear, type Tx } from './database.js';

type Migrations = MixedList<Function | string>;

function asOwner(migrator: string, migrations: Migrations): DataSource {
  return new DataSource({
    type: 'postgres',
    url: migrator,
    migrations,
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'all',
    installExtensions: false,
    extra: { max: 1, options: '-c role=app_owner' },
  });
}

/**
 * Brings the schema up to date and lets `afterwards` fill what belongs to it, one process at a time.
 * Returns the names of the migrations that ran.
 */
export async function migrate(
  migrator: string,
  migrations: Migrations,
  afterwards: (tx: Tx) => Promise<void>,
): Promise<string[]> {
  const turn = new Client({ connectionString: migrator });
  hear(turn);
  await turn.connect().catch((error: unknown) => {
    throw cannotOpen(error);
  });
  try {
    await turn.query(`set lock_timeout = '5min'`);
    await turn.query('select pg_advisory_lock(7283, 2)');
    const database = await asOwner(migrator, migrations).initialize();
    try {
      const ran = await database.runMigrations();
      await database.transaction(afterwards);
      return ran.map(({ name }) => name);
    } finally {
      await database.destroy();
    }
  } finally {
    await turn.end();
  }
}
