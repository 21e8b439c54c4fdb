import { parseFramework } from '@plumbline/framework/file';
import type { Command } from 'commander';

import { onDatabase, whereTheyStand } from '../command.js';
import { decode } from '../platform/csv.js';
import { inOneTransaction } from '../platform/database.js';
import { importFramework } from './import-framework.js';
import { migrateDatabase } from './migrate-database.js';

/** `migrate` and `framework …`. */
export function addFrameworkCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database up to date, with the frameworks that come with Plumbline')
    .action(() =>
      onDatabase(
        async (postgres) => {
          const ran = await migrateDatabase(postgres);
          console.log(ran.length > 0 ? `Ran ${ran.join(', ')}.` : 'The database is up to date.');
        },
        { asItIs: true },
      ),
    );
  program
    .command('framework')
    .description('versions of frameworks')
    .command('import')
    .argument('<file>', 'a version of a framework, as YAML', whereTheyStand)
    .description('publish a version of a framework; it never changes afterwards')
    .action((file: string) =>
      onDatabase(async ({ addresses }) => {
        const version = parseFramework(decode(file), file);
        const done = await inOneTransaction(addresses.svc_platform, (tx) => importFramework(tx, version));
        const words = done === 'imported' ? 'is published' : 'was published already, with the same content';
        console.log(`${version.id} version ${version.version} ${words}.`);
      }),
    );
}
