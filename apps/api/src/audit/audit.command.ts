import type { Command } from 'commander';

import { onDatabase, progress, whereTheyStand } from '../command.js';
import { inOneTransaction } from '../platform/database.js';
import { type ImportedRatings, importRatings } from './import-ratings.js';

/** Ends the transaction of a trial import so that nothing of it stays. */
class Undone extends Error {
  constructor(readonly imported: ImportedRatings) {
    super('dry run');
  }
}

/** `ratings …`. */
export function addAuditCommands(program: Command): void {
  program
    .command('ratings')
    .description('signed ratings from elsewhere')
    .command('import')
    .argument(
      '<file>',
      'ratings, as CSV: cycle, framework, framework_version, la_code, la_name, item, rating, rated_on',
      whereTheyStand,
    )
    .requiredOption('--framework <id>', 'the framework that they rate')
    .option('--dry-run', 'check the whole file and change nothing')
    .description('take over signed audits; cycles that are missing are made as closed ones')
    .action((file: string, { framework, dryRun }: { framework: string; dryRun?: true }) =>
      onDatabase(async ({ addresses }) => {
        progress(`Reading ${file} …`);
        const imported = await inOneTransaction(addresses.svc_import, async (tx) => {
          const done = await importRatings(tx, file, framework);
          if (dryRun) throw new Undone(done);
          return done;
        }).catch((error: unknown) => {
          if (error instanceof Undone) return error.imported;
          throw error;
        });
        for (const name of imported.otherNames) progress(`Note: named otherwise on record: ${name}`);
        for (const note of lateNotes(imported)) progress(note);
        console.log(describeImport(imported, dryRun ? 'would be imported; nothing was changed' : 'imported'));
      }),
    );
}

/** What is new in a cycle whose results are out: on record, and never in those results. */
const lateNotes = ({ audits, unchanged, cycles }: ImportedRatings): string[] =>
  cycles
    .filter(({ published }) => published && unchanged < audits)
    .map(
      ({ id }) =>
        `Note: the results of ${id} are published and do not change; audits that are new in it never enter them.`,
    );

const count = (figure: number): string => figure.toLocaleString('en-GB');

export function describeImport(imported: ImportedRatings, done: string): string {
  const cycles = imported.cycles.map(
    ({ id, audits, timePeriod, made }) =>
      `  ${id} (${timePeriod}${made ? ', new, closed' : ''}): ${count(audits)} audits`,
  );
  if (imported.unchanged === imported.audits)
    return `Nothing is new: all ${count(imported.ratings)} ratings are on record already, the same.`;
  const same =
    imported.unchanged > 0
      ? ` ${count(imported.unchanged)} of the audits were on record already, the same.`
      : '';
  return [
    `${count(imported.ratings)} ratings ${done}: ${count(imported.audits)} audits of ${count(imported.currentAuthorities)} current and ${count(imported.abolishedAuthorities)} abolished authorities.${same}`,
    ...cycles,
  ].join('\n');
}
