import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const workingFolder = (pid: string): string | null => {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null; // it ended meanwhile, or is somebody else's
  }
};

/** The processes that work in a folder or below it; Postgres works in its own below the data folder. */
export function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && `${workingFolder(name)}/`.startsWith(`${folder}/`))
    .map(Number);
}

/** How many processes Postgres has running in a data folder. */
export function postgresProcesses(dataFolder: string): number {
  return processesIn(join(dataFolder, 'postgres')).length;
}

/** Whether all of them have ended, now or within a few seconds. */
export async function postgresEnds(dataFolder: string): Promise<boolean> {
  for (const end = Date.now() + 5_000; Date.now() < end; await wait(50))
    if (postgresProcesses(dataFolder) === 0) return true;
  return false;
}

/** Kills a process that may have ended by itself since it was listed. */
export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
