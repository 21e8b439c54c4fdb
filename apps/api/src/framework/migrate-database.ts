import { builtInFrameworks } from '@plumbline/framework/file';

import { MIGRATIONS } from '../migrations/index.js';
import { Failure } from '../platform/failure.js';
import { migrate } from '../platform/migrate.js';
import type { Postgres } from '../platform/postgres.js';
import { importFramework } from './import-framework.js';

/**
 * Brings the database up to date: schema, then the frameworks that come with Plumbline. Again without change.
 * Returns the names of the migrations that ran.
 */
export async function migrateDatabase({ migrator }: Pick<Postgres, 'migrator'>): Promise<string[]> {
  if (migrator === null)
    throw new Failure(
      "Set DATABASE_URL to the migrator's address: the other logins cannot change the schema.",
    );
  return migrate(migrator, MIGRATIONS, async (tx) => {
    for (const version of builtInFrameworks()) await importFramework(tx, version);
  });
}
