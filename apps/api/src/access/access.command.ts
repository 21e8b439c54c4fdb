import type { Command } from 'commander';

import { onDatabase, progress, whereTheyStand } from '../command.js';
import { inOneTransaction } from '../platform/database.js';
import { readAgencies } from './agencies.file.js';
import { readAuthorities, readChanges } from './authorities.file.js';
import { importAgencies, readCurrentCodes } from './import-agencies.js';
import { importAuthorities } from './import-authorities.js';

/** `authorities …` and `agencies …`. */
export function addAccessCommands(program: Command): void {
  program
    .command('authorities')
    .description('local authorities, their codes and regions')
    .command('import')
    .argument('<file>', 'current authorities, as CSV', whereTheyStand)
    .option('--changes <file>', 'mergers, splits and recodes of codes, as CSV', whereTheyStand)
    .description('take over the authorities of England and how they came to be')
    .action((file: string, { changes }: { changes?: string }) =>
      onDatabase(async ({ addresses }) => {
        const authorities = readAuthorities(file);
        const changed = changes
          ? readChanges(changes, new Set(authorities.map((row) => row.new_la_code)))
          : [];
        progress(`Importing ${authorities.length} authorities …`);
        const done = await inOneTransaction(addresses.svc_import, (tx) =>
          importAuthorities(tx, authorities, changed),
        );
        console.log(
          `${done.current} current authorities in ${done.regions} regions, ${done.abolished} abolished, ${done.recoded} recoded, ${done.jointReturns} joint returns.`,
        );
      }),
    );

  program
    .command('agencies')
    .description('partner agencies and the authorities that they serve')
    .command('import')
    .argument('<file>', 'agencies, one line for each authority that one serves, as CSV', whereTheyStand)
    .description('add agencies and say whom they serve; what the file leaves out stays as it is')
    .action((file: string) =>
      onDatabase(async ({ addresses }) => {
        await inOneTransaction(addresses.svc_platform, async (tx) => {
          const rows = readAgencies(file, await readCurrentCodes(tx));
          progress(`Importing ${rows.length} lines …`);
          const { added, started, ended } = await importAgencies(tx, rows);
          console.log(
            `${added} agencies added; ${started} times of serving an authority begun, ${ended} ended.`,
          );
        });
      }),
    );
}
