import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Ended } from './plumbline.js';

/** What a test does to the text of a file before it is imported. */
export type Damage = (text: string) => string | Buffer;

/** Writes a damaged copy below the folder, under the file's own name; returns its path. */
export function damagedCopy(folder: string, file: string, damage: Damage): string {
  const copy = join(mkdtempSync(join(folder, 'damaged-')), basename(file));
  writeFileSync(copy, damage(readFileSync(file, 'utf8')));
  return copy;
}

/** Changes a line, counted from 1 as an editor does. */
export function inLine(line: number, from: string, to: string): (text: string) => string {
  return (text) => {
    const lines = text.split('\n');
    const before = lines[line - 1] ?? '';
    if (!before.includes(from)) throw new Error(`Line ${line} has no "${from}": ${before}`);
    lines[line - 1] = before.replace(from, to);
    return lines.join('\n');
  };
}

/** Takes a line away, or puts one in its place. */
export function withoutLine(line: number): (text: string) => string {
  return (text) =>
    text
      .split('\n')
      .toSpliced(line - 1, 1)
      .join('\n');
}

/** One damage after the other. */
export function all(...damages: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => damages.reduce((changed, damage) => damage(changed), text);
}

/** What a command comes to that refuses the file whole, with exactly these faults. */
export function refusalOf(file: string, faults: readonly string[], progress = ''): Ended {
  const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
  const said = [...faults, `${count} in ${file}; nothing was imported.`, ''].join('\n');
  return { code: 1, stdout: '', stderr: progress + said };
}
