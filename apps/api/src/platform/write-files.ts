import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure, reasonOf } from './failure.js';

/** Writes texts by their names into a folder, made when missing. Each file appears whole or not at all. @throws Failure */
export function writeFiles(folder: string, files: Record<string, string>): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, `.${name}.new`), text);
      renameSync(join(folder, `.${name}.new`), join(folder, name));
    }
  } catch (error) {
    throw new Failure(`Cannot write to ${folder}: ${reasonOf(error)}.`);
  }
}
