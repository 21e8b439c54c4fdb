import { join } from 'node:path';

import type { Command } from 'commander';

import { isId, onDatabase, whereTheyStand } from '../command.js';
import { inOneTransaction, type Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import { writeFiles } from '../platform/write-files.js';
import { ratingsCsv, ratingsMetaCsv } from './release-files.js';
import {
  type ListedRelease,
  listEveryRelease,
  readCells,
  readLevelKeys,
  readReleaseHead,
} from './release-files.query.js';

/** `release list` and `release export`. */
export function addComparisonCommands(release: Command): void {
  release
    .command('list')
    .description('all published results, each line beginning with its id')
    .action(() =>
      onDatabase(async ({ addresses }) => {
        const releases = await inOneTransaction(addresses.svc_released, listEveryRelease);
        console.log(
          releases.length > 0 ? releases.map(describeRelease).join('\n') : 'There are no results yet.',
        );
      }),
    );
  release
    .command('export')
    .argument('<release>', "the release's id")
    .description('write the published figures as ratings.csv and ratings.meta.csv')
    .requiredOption('--out <folder>', 'where to; made when missing', whereTheyStand)
    .action((releaseId: string, { out }: { out: string }) =>
      onDatabase(async ({ addresses }) => {
        const files = await inOneTransaction(addresses.svc_released, (tx) => releaseFiles(tx, releaseId));
        writeFiles(out, files);
        console.log(
          Object.keys(files)
            .map((name) => join(out, name))
            .join('\n'),
        );
      }),
    );
}

function describeRelease({ id, frameworkId, cycle, publishedOn, retracted }: ListedRelease): string {
  return `${id}  ${frameworkId}  ${cycle}  published ${publishedOn}${retracted ? ', withdrawn' : ''}`;
}

async function releaseFiles(tx: Tx, releaseId: string): Promise<Record<string, string>> {
  const head = isId(releaseId) ? await readReleaseHead(tx, releaseId) : null;
  if (!head) throw new Failure(`There is no release "${releaseId}". "release list" shows what there is.`);
  const levels = await readLevelKeys(tx, releaseId);
  return {
    'ratings.csv': ratingsCsv(head, levels, await readCells(tx, releaseId)),
    'ratings.meta.csv': ratingsMetaCsv(),
  };
}
