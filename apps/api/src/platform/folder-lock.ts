import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { Failure } from './failure.js';
import { beganAt, isAlive } from './process.js';

/** `began` tells the process from a later one that was given the same number. */
type Holder = { pid: number; began: string | null; as: 'server' | 'command' };

/**
 * Takes the data folder for this process: it may then run Postgres in it.
 *
 * Returns null when a server holds the folder and a command asks: the command then uses the server's Postgres.
 * Where a command holds it, waits for its end. A holder that no longer runs is replaced.
 * @throws Failure when another server holds the folder, or a command does for longer than ten minutes
 */
export async function takeFolder(folder: string, as: Holder['as']): Promise<{ release(): void } | null> {
  const file = join(folder, 'in-use.json');
  let waiting = false;
  for (const end = Date.now() + 600_000; Date.now() < end; await wait(200)) {
    try {
      const holder: Holder = { pid: process.pid, began: beganAt(process.pid), as };
      writeFileSync(file, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    if (!holder) {
      if (isLeftUnwritten(file)) removeStale(file, null);
    } else if (!isAlive(holder.pid) || beganAt(holder.pid) !== holder.began) removeStale(file, holder);
    else if (holder.as === 'server' && as === 'command') return null;
    else if (holder.as === 'server')
      throw new Failure(
        `The data folder ${folder} is in use by another Plumbline, process ${holder.pid}. Stop it, or name another folder with PLUMBLINE_DATA.`,
      );
    else if (!waiting) {
      waiting = true;
      process.stderr.write('Waiting for another command on the same data folder to finish …\n');
    }
  }
  throw new Failure(`The data folder ${folder} has been in use by another command for ten minutes.`);
}

/** Two processes may find the same stale file: only what is still the same holder's is removed, after being moved aside. */
function removeStale(file: string, holder: Holder | null): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // the other one was faster
  }
  const moved = readHolder(aside);
  if (moved && (moved.pid !== holder?.pid || moved.began !== holder.began)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}

/** A machine that lost its power may have kept the file and not what was in it. */
function isLeftUnwritten(file: string): boolean {
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
  return Date.now() - changed > 10_000;
}

/** Null while the file is just being written or removed by another process. */
function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
