import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { REAL_DATA } from '@plumbline/demo-data';

/** One line of a table by its columns. The tests read tables themselves, without the service's own reading of CSV. */
export type Line = Readonly<Record<string, string>>;

export const REAL = REAL_DATA;
/** The folder of the frameworks that come with Plumbline. */
export const FRAMEWORKS = fileURLToPath(new URL('../../../../packages/framework/content', import.meta.url));

const FIELD = /("(?:[^"]|"")*"|[^,]*)(?:,|$)/y;

/** The fields of one line; a quoted one may hold commas. */
function fieldsOf(line: string): string[] {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex <= line.length) {
    const [whole, field = ''] = FIELD.exec(line) ?? ['', ''];
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    if (!whole.endsWith(',')) break;
  }
  return fields;
}

/** The lines of a CSV file by the names of their columns. No field of these files holds a line break. */
export function readTable(file: string): Line[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = fieldsOf(header);
  return lines.map((line) => {
    const fields = fieldsOf(line);
    if (fields.length !== names.length) throw new Error(`${file}: cannot read ${line}`);
    return Object.fromEntries(names.map((name, at) => [name, fields[at] ?? '']));
  });
}
