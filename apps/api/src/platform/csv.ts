import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { CsvError, parse } from 'csv-parse/sync';

import { Failure, reasonOf } from './failure.js';

/** Something in a file that is not as it must be: where, what stands there, and the rule. */
export interface Fault {
  readonly line?: number;
  readonly column?: string;
  readonly value?: string;
  readonly rule: string;
}

/** All faults of a file, one a line: `file:line: column "value": rule`. Nothing of the file was taken. */
export class FileFailure extends Failure {
  constructor(
    readonly file: string,
    readonly faults: readonly Fault[],
  ) {
    const lines = faults
      .toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0))
      .map(({ line, column, value, rule }) => {
        const place = line === undefined ? basename(file) : `${basename(file)}:${line}`;
        const what = [column, value === undefined ? undefined : JSON.stringify(value)]
          .filter(Boolean)
          .join(' ');
        return `${place}: ${what ? `${what}: ` : ''}${rule}`;
      });
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    super(`${lines.join('\n')}\n${count} in ${file}; nothing was imported.`);
  }
}

export interface Columns<Required extends string, Optional extends string = never> {
  readonly required: readonly Required[];
  readonly optional?: readonly Optional[];
}

/** One line of the file by the names of its columns; `line` as an editor counts it. Optional columns that are absent read ''. */
export type CsvRow<Column extends string> = Readonly<Record<Column, string>> & { readonly line: number };

/**
 * Reads a CSV file with a header: UTF-8, comma, quotes doubled.
 * @throws FileFailure when it cannot be read, is not UTF-8, lacks a column or has one too many, or a line has the wrong number of fields
 */
export function readCsv<R extends string, O extends string = never>(
  file: string,
  columns: Columns<R, O>,
): CsvRow<R | O>[] {
  // One kind of line end: of a quoted one in Windows' way, the parser would count two lines.
  const [header, ...lines] = parseLines(file, decode(file).replaceAll(/\r\n?/g, '\n'));
  if (!header)
    throw new FileFailure(file, [
      { line: 1, rule: 'the file is empty; its first line must name the columns' },
    ]);

  const known: readonly string[] = [...columns.required, ...(columns.optional ?? [])];
  const names = header.fields.map((name) => name.trim());
  const faults: Fault[] = [
    ...columns.required
      .filter((name) => !names.includes(name))
      .map((column) => ({ line: 1, column, rule: 'this column is missing' })),
    ...names
      .filter((name) => !known.includes(name))
      .map((value) => ({
        line: 1,
        value,
        rule: `is no column of this file; the columns are ${known.join(', ')}`,
      })),
    ...names
      .filter((name, at) => names.indexOf(name) < at)
      .map((column) => ({ line: 1, column, rule: 'this column stands twice' })),
    ...lines
      .filter(({ fields }) => fields.length !== names.length)
      .map(({ line, fields }) => ({
        line,
        rule: `has ${fields.length} fields where the header has ${names.length}`,
      })),
  ];
  if (faults.length > 0) throw new FileFailure(file, faults);

  return lines.map(({ line, fields }) => {
    const values = known.map((name) => [name, (fields[names.indexOf(name)] ?? '').trim()]);
    return { ...Object.fromEntries(values), line } as CsvRow<R | O>;
  });
}

/** @throws FileFailure when the file cannot be opened or is not UTF-8 */
export function decode(file: string): string {
  const bytes = readBytes(file);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const nul = bytes.indexOf(0);
  if (utf16 || nul >= 0)
    throw new FileFailure(file, [
      { line: 1, rule: `the file is UTF-16 or binary, not UTF-8 text; ${remedy(file)}` },
    ]);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new FileFailure(file, [
      { line: lineOfBadByte(bytes), rule: `holds a character that is not UTF-8; ${remedy(file)}` },
    ]);
  }
}

const remedy = (file: string): string =>
  /\.ya?ml$/i.test(file) ? 'save it as UTF-8' : 'in Excel, save it as "CSV UTF-8 (comma delimited)"';

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new FileFailure(file, [{ rule: `cannot be read: ${reasonOf(error)}` }]);
  }
}

function lineOfBadByte(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const next = bytes.indexOf(0x0a, start);
    const end = next < 0 ? bytes.length : next + 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end;
  }
  return line;
}

const QUOTES =
  'a quotation mark (") is out of place from here on: a field that begins with one ends with one, and one inside is doubled';

/** The line after so many records that could be read: a quote that is never closed swallows many lines before it shows. */
function firstUnread(text: string, records: number): number {
  const read = records > 0 ? parseText(text, records).at(-1)?.info.lines : 0;
  const rest = text.split('\n').slice(read);
  return (read ?? 0) + rest.findIndex((line) => line.trim() !== '') + 1;
}

/** The records of the text, or the first so many of them. */
function parseText(text: string, records?: number) {
  const options = { bom: true, relaxColumnCount: true, skipEmptyLines: true, info: true };
  return parse(text, records === undefined ? options : { ...options, to: records }) as unknown as {
    info: { lines: number };
    record: string[];
  }[];
}

function parseLines(file: string, text: string): { line: number; fields: string[] }[] {
  try {
    const records = parseText(text);
    // `lines` counts to the end of the record; a quoted line break inside would shift it.
    return records.map(({ info, record }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      fields: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new FileFailure(file, [{ line: firstUnread(text, Number(error['records'])), rule: QUOTES }]);
  }
}
