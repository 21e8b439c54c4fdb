import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, reasonOf } from './failure.js';

/** Writes texts by their names into a folder, made when missing. Each file appears whole or not at all. @throws Failure */
export function writeFiles(folder: string, files: Record<string, string>): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeWhole(folder, name, text);
  } catch (error) {
    throw new Failure(`Cannot write to ${folder}: ${reasonOf(error)}.`);
  }
}

function writeWhole(folder: string, name: string, text: string): void {
  const unfinished = join(folder, `.${name}.new`);
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, join(folder, name));
  } finally {
    rmSync(unfinished, { force: true });
  }
}
