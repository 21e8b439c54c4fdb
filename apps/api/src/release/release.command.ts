import type { Command } from 'commander';

import { onDatabase, progress } from '../command.js';
import { publishRelease } from './publish-release.js';

/** `release publish`. */
export function addReleaseCommands(release: Command): void {
  release
    .command('publish')
    .description(
      "publish the results of a closed cycle, once and for good; the last line printed is the release's id",
    )
    .requiredOption('--framework <id>', 'the framework')
    .requiredOption('--cycle <cycle>', 'the closed cycle')
    .action(({ framework, cycle }: { framework: string; cycle: string }) =>
      onDatabase(async ({ addresses }) => {
        progress(`Building the results of ${cycle} …`);
        console.log(await publishRelease(addresses, framework, cycle));
      }),
    );
}
