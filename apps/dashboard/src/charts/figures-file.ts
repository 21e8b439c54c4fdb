import { neutralise } from '@plumbline/exchange/text';

/** A line of a table for a spreadsheet. */
export type FileLine = readonly (string | number)[];

/** A table as CSV (RFC 4180): text that looks like a formula is written as text. */
export const toCsv = (lines: readonly FileLine[]): string =>
  lines.map((line) => `${line.map(toField).join(',')}\r\n`).join('');

function toField(content: string | number): string {
  const text = String(neutralise(content));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
