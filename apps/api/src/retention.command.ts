import { type Command, InvalidArgumentError } from 'commander';

import { onDatabase } from './command.js';
import { inOneTransaction } from './platform/database.js';

/** The database keeps a week whatever it is asked. */
const FEWEST_DAYS = 7;
const MOST_DAYS = 36_500;

interface Days {
  readonly requests: number;
  readonly sessions: number;
  readonly workbooks: number;
}

/** `retention`. */
export function addRetentionCommand(program: Command): void {
  program
    .command('retention')
    .description('forget what is kept for a while only; run it once a day')
    .option(
      '--requests <days>',
      'answers kept in case a browser asks the same again, after so many days',
      days,
      30,
    )
    .option('--sessions <days>', 'sessions, so many days after they ended', days, 90)
    .option('--workbooks <days>', 'what workbooks that were sent back say, after so many days', days, 90)
    .action((kept: Days) =>
      onDatabase(async ({ addresses }) => {
        const [gone] = await inOneTransaction(
          addresses.svc_jobs,
          (tx) => tx.sql<Record<keyof Days, string>[]>`
            select platform.forget_answered_requests(${kept.requests}::integer) as "requests",
                   auth.forget_sessions(${kept.sessions}::integer)              as "sessions",
                   audit.forget_imports(${kept.workbooks}::integer)             as "workbooks"`,
        );
        console.log(
          `Forgotten: ${gone?.requests} kept answers, ${gone?.sessions} sessions, ${gone?.workbooks} workbooks.`,
        );
      }),
    );
}

function days(text: string): number {
  const figure = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (figure < FEWEST_DAYS || figure > MOST_DAYS)
    throw new InvalidArgumentError(`Give whole days, ${FEWEST_DAYS} or more.`);
  return figure;
}
