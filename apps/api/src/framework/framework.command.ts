import { parseFramework } from '@plumbline/framework/file';
import { type Command, InvalidArgumentError } from 'commander';

import { onDatabase, progress, whereTheyStand } from '../command.js';
import { decode } from '../platform/csv.js';
import { inOneTransaction } from '../platform/database.js';
import { daysAfter, isDay, todayInLondon } from '../platform/date.js';
import { closeCycle, type Cycle, type CycleDates, listCycles, openCycle } from './cycle.service.js';
import { importFramework } from './import-framework.js';
import { migrateDatabase } from './migrate-database.js';

/** `migrate`, `framework …` and `cycle …`. */
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
  addCycleCommands(program.command('cycle').description('rounds of a framework'));
}

const day = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError('It must be a day such as 2027-06-30.');
  return text;
};

function addCycleCommands(cycle: Command): void {
  cycle
    .command('list')
    .description('all cycles with their dates and state')
    .option('--framework <id>', 'of one framework only')
    .action(({ framework }: { framework?: string }) =>
      onDatabase(async ({ addresses }) => {
        const cycles = await inOneTransaction(addresses.svc_platform, (tx) =>
          listCycles(tx, framework ?? null),
        );
        console.log(cycles.length > 0 ? cycles.map(describeCycle).join('\n') : 'There are no cycles.');
      }),
    );
  cycle
    .command('open')
    .argument('<cycle>', 'its name, such as 2027')
    .description('announce a cycle; it opens on its first day')
    .requiredOption('--framework <id>', 'the framework that it audits')
    .option('--opens <day>', 'first day on which audits can be worked on (default: today)', day)
    .option('--due <day>', 'day on which audits are due (default: 90 days after it opens)', day)
    .option(
      '--figures-taken <day>',
      'the cut-off: what is signed by the end of this day counts (default: 21 days after due)',
      day,
    )
    .option('--results <day>', 'day on which results are published', day)
    .action((id: string, options: { framework: string } & GivenDates) =>
      onDatabase(async ({ addresses }) => {
        const dates = withDefaults(options);
        await inOneTransaction(addresses.svc_platform, (tx) =>
          openCycle(tx, { frameworkId: options.framework, id }, dates),
        );
        progress(`Cycle ${id} of ${options.framework} opens on ${dates.opensOn}.`);
      }),
    );
  cycle
    .command('close')
    .argument('<cycle>', 'its name')
    .description('close a cycle for good; its results can then be published')
    .requiredOption('--framework <id>', 'the framework that it audits')
    .action((id: string, { framework }: { framework: string }) =>
      onDatabase(async ({ addresses }) => {
        await inOneTransaction(addresses.svc_platform, (tx) => closeCycle(tx, framework, id));
        progress(`Cycle ${id} of ${framework} is closed.`);
      }),
    );
}

interface GivenDates {
  readonly opens?: string;
  readonly due?: string;
  readonly figuresTaken?: string;
  readonly results?: string;
}

function withDefaults({ opens, due, figuresTaken, results }: GivenDates): CycleDates {
  const opensOn = opens ?? todayInLondon();
  const dueOn = due ?? daysAfter(opensOn, 90);
  return { opensOn, dueOn, figuresTakenOn: figuresTaken ?? daysAfter(dueOn, 21), resultsOn: results ?? null };
}

const describeCycle = (cycle: Cycle): string =>
  [
    cycle.frameworkId,
    cycle.id,
    cycle.state,
    `opens ${cycle.opensOn}`,
    `due ${cycle.dueOn}`,
    `figures taken ${cycle.figuresTakenOn}`,
    `results ${cycle.resultsOn ?? 'not announced'}`,
    `time period ${cycle.timePeriod}`,
  ].join('\t');
