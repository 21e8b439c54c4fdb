import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DICTIONARY = fileURLToPath(new URL('../../../docs/data-dictionary.md', import.meta.url));

/** The columns or fields that the data dictionary describes under a heading, in its order. */
export function described(heading: string): string[] {
  const sections = readFileSync(DICTIONARY, 'utf8').split(/^#+ /m);
  const section = sections.find((each) => each.startsWith(`${heading}\n`)) ?? '';
  const firstCells = section.split('\n').flatMap((line) => /^\| ([^|]*)\|/.exec(line)?.[1] ?? []);
  return firstCells.flatMap((cell) => cell.match(/(?<=`)[\w.]+(?=`)/g) ?? []);
}

/** Every field of an answer by its path, without repeating those of the members of a list. */
export function fieldsOf(answer: unknown, path = ''): string[] {
  if (Array.isArray(answer)) return [...new Set(answer.flatMap((each) => fieldsOf(each, path)))];
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) => {
    const field = path === '' ? name : `${path}.${name}`;
    return [field, ...fieldsOf(value, field)];
  });
}
