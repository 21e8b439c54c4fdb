import { type Command, InvalidArgumentError } from 'commander';

import { onDatabase, progress } from '../command.js';
import { closeCycle, type Cycle, type CycleDates, listCycles } from '../framework/cycle.service.js';
import { inOneTransaction } from '../platform/database.js';
import { daysAfter, isDay, todayInLondon } from '../platform/date.js';
import { openCycle } from './open-cycle.js';

const day = (text: string): string => {
  if (!isDay(text)) throw new InvalidArgumentError('It must be a day such as 2027-06-30.');
  return text;
};

/** `cycle …`. */
export function addCycleCommands(program: Command): void {
  const cycle = program.command('cycle').description('rounds of a framework');
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
