import { userInfo } from 'node:os';

import type { Command } from 'commander';

import { onDatabase, progress } from '../command.js';
import { publishAs } from './publish-release.js';

/** `release publish`. */
export function addReleaseCommands(release: Command): void {
  release
    .command('publish')
    .description(
      "publish the results of a closed cycle, once and for good; the last line printed is the release's id",
    )
    .requiredOption('--framework <id>', 'the framework')
    .requiredOption('--cycle <cycle>', 'the closed cycle')
    .option('--by <name>', 'who publishes, for the record; otherwise whose computer account runs this')
    .action(({ framework, cycle, by }: { framework: string; cycle: string; by?: string }) =>
      onDatabase(async ({ addresses }) => {
        progress(`Building the results of ${cycle} …`);
        console.log(
          await publishAs(addresses, {
            frameworkId: framework,
            cycleId: cycle,
            statedBy: by ?? accountName(),
          }),
        );
      }),
    );
}

/** The computer account that runs the command; an account without a name has a number. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return `account ${process.getuid?.() ?? 'unknown'}`;
  }
}
