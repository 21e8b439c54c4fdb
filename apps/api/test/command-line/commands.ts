/** The commands that there are, as the command line and as the guide tell them: each with its options, `retention --requests …`. */
import { readFileSync } from 'node:fs';

import { type Environment, plumbline } from './plumbline.js';

const GUIDE = new URL('../../../../docs/guides/operating.md', import.meta.url);

const OPTION = /--[a-z][a-z-]*/g;

const describe = (words: readonly string[], options: readonly string[]): string =>
  [...words, ...options.toSorted()].join(' ');

/** By `--help`, from the program down to what does something. */
export async function commandsByHelp(
  here: Environment,
  ...words: readonly string[]
): Promise<readonly string[]> {
  const { stdout } = await plumbline(here, ...words, '--help');
  const [own = '', below] = stdout.split('\nCommands:\n');
  if (below === undefined) {
    const [, options = ''] = own.split('\nOptions:\n');
    const names = [...options.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name = '']) => name);
    return [
      describe(
        words,
        names.filter((name) => name !== '--help'),
      ),
    ];
  }
  const names = [...below.matchAll(/^ {2}([a-z]+)/gm)].map(([, name = '']) => name);
  const found = await Promise.all(
    names.filter((name) => name !== 'help').map((name) => commandsByHelp(here, ...words, name)),
  );
  return found.flat();
}

/** By the list in the guide to operating. */
export function commandsByGuide(): readonly string[] {
  const lines = readFileSync(GUIDE, 'utf8').matchAll(/^ {4}plumbline ((?:[a-z]+ ?)+)(.*)$/gm);
  return [...lines].map(([, words = '', rest = '']) =>
    describe(words.trim().split(' '), rest.match(OPTION) ?? []),
  );
}
