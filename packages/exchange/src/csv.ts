import { stringify } from 'csv-stringify/sync';

import { type CellContent, neutralise } from './neutralise.js';

/** A table as CSV, comma and LF, for spreadsheets and for programs: no text in it is taken for a formula, numbers are left alone. */
export function toCsv(lines: readonly (readonly CellContent[])[]): string {
  return stringify(lines.map((line) => line.map(neutralise)));
}
