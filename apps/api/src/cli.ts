import 'reflect-metadata';

import { constants } from 'node:os';

import { FrameworkFileError } from '@plumbline/framework/file';
import { Command } from 'commander';

import { addAccessCommands } from './access/access.command.js';
import { addKeyCommands } from './access/keys.command.js';
import { addAuditCommands } from './audit/audit.command.js';
import { addChangeCommands } from './change/change.command.js';
import { addComparisonCommands } from './comparison/comparison.command.js';
import { addFrameworkCommands } from './framework/framework.command.js';
import { Failure } from './platform/failure.js';
import { addCycleCommands } from './release/cycle.command.js';
import { addReleaseCommands } from './release/release.command.js';
import { addRetentionCommand } from './retention.command.js';

const program = new Command('plumbline')
  .description(
    'Works on the database that Plumbline uses: the embedded one of PLUMBLINE_DATA, or the one of DATABASE_URL.',
  )
  .showHelpAfterError();
addFrameworkCommands(program);
addCycleCommands(program);
addAccessCommands(program);
addKeyCommands(program);
addAuditCommands(program);
const release = program.command('release').description('published results');
addReleaseCommands(release);
addComparisonCommands(release);
addChangeCommands(program);
addRetentionCommand(program);

// Leaves by way of `exit`, where a Postgres that the command started is stopped.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => process.exit(128 + constants.signals[signal]));

try {
  await program.parseAsync();
} catch (error) {
  const expected = error instanceof Failure || error instanceof FrameworkFileError;
  // Of what nobody foresaw, the stack alone: a database's error holds the rows it is about.
  console.error(expected ? error.message : error instanceof Error ? error.stack : error);
  process.exitCode = 1;
}
