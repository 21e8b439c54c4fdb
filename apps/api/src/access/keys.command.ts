import { IssueKey, MachineKeyId } from '@plumbline/contract';
import type { Command } from 'commander';

import { onDatabase, progress } from '../command.js';
import { inOneTransaction } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import { ProblemError } from '../platform/problem-error.js';
import { endKey, issueKey, listKeys } from './keys.service.js';

interface Issue {
  readonly name: string;
  readonly purpose: string;
  readonly region: string;
  readonly lastDay: string;
}

/** `keys …`. */
export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('keys by which machines read published results');
  keys
    .command('issue')
    .description('issue a key for one region; the only line printed is its secret, which is shown this once')
    .requiredOption('--name <name>', 'the program or team that uses it')
    .requiredOption('--purpose <words>', 'what it is for')
    .requiredOption('--region <code>', "the region's code, such as E12000001")
    .requiredOption('--last-day <date>', 'the last day on which it is taken, at most a year ahead')
    .action(({ region, ...rest }: Issue) =>
      onDatabase(async ({ addresses }) => {
        const asked = IssueKey.safeParse({ ...rest, regionCode: region });
        if (!asked.success) throw new Failure(asked.error.issues.map(({ message }) => message).join('\n'));
        const { keyId, secret } = await inOneTransaction(addresses.svc_platform, (tx) =>
          inWords(issueKey(tx, asked.data, null)),
        );
        progress(`Key ${keyId} of ${region} is taken until ${asked.data.lastDay}. Copy it now:`);
        console.log(secret);
      }),
    );
  keys
    .command('list')
    .description('every key that was issued, those in use first; never a secret')
    .action(() =>
      onDatabase(async ({ addresses }) => {
        const { keys: all } = await inOneTransaction(addresses.svc_platform, listKeys);
        for (const { id, state, region, lastDay, lastUsedOn, name, purpose } of all)
          console.log([id, state, region.code, lastDay, lastUsedOn ?? 'not used', name, purpose].join('\t'));
        if (all.length === 0) console.log('No key has been issued.');
      }),
    );
  keys
    .command('end')
    .argument('<id>', 'the key, by its id')
    .description('end a key at once and for good')
    .action((id: string) =>
      onDatabase(async ({ addresses }) => {
        const key = MachineKeyId.safeParse({ keyId: id });
        if (!key.success) throw new Failure(`${id} is not the id of a key.`);
        await inOneTransaction(addresses.svc_platform, (tx) => inWords(endKey(tx, id, null)));
        progress(`Key ${id} has ended.`);
      }),
    );
}

/** A refusal in words for the person at the keyboard. */
async function inWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const lines = error.fields.map(({ detail }) => detail);
    throw new Failure(lines.length > 0 ? lines.join('\n') : error.message, { cause: error });
  }
}
