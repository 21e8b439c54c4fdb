import { AGENCY_KINDS } from '@plumbline/framework';

import { type CsvRow, type Fault, FileFailure, readCsv } from '../platform/csv.js';
import { isDay } from '../platform/date.js';

const COLUMNS = {
  required: ['agency', 'kind', 'authority_code'],
  optional: ['from', 'until'],
} as const;

/** One line: an agency serves an authority, from a day until another where these are given. */
export type AgencyRow = CsvRow<(typeof COLUMNS.required)[number] | (typeof COLUMNS.optional)[number]>;

/** The agencies of a file and whom they serve, checked against the codes that authorities have now. @throws FileFailure with every fault */
export function readAgencies(file: string, currentCodes: ReadonlySet<string>): AgencyRow[] {
  const rows = readCsv(file, COLUMNS);
  const kinds = new Map<string, { kind: string; line: number }>();
  const lines = new Map<string, number>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const at = (column: keyof AgencyRow, rule: string) =>
      faults.push({ line: row.line, column, value: String(row[column]), rule });
    if (row.agency === '') at('agency', 'must not be empty');
    if (!(AGENCY_KINDS as readonly string[]).includes(row.kind))
      at('kind', `must be ${AGENCY_KINDS.slice(0, -1).join(', ')} or ${AGENCY_KINDS.at(-1)}`);
    if (!currentCodes.has(row.authority_code)) at('authority_code', 'is not the code of a current authority');
    for (const column of ['from', 'until'] as const)
      if (row[column] !== '' && !isDay(row[column])) at(column, 'must be a day such as 2026-04-01, or empty');
    if (row.from && row.until && row.until < row.from) at('until', 'must not be before from');

    const name = row.agency.toLowerCase();
    const known = kinds.get(name);
    if (known && known.kind !== row.kind) at('kind', `is ${known.kind} in line ${known.line}`);
    if (!known) kinds.set(name, { kind: row.kind, line: row.line });
    const first = lines.get(`${name} ${row.authority_code}`);
    if (first === undefined) lines.set(`${name} ${row.authority_code}`, row.line);
    else at('authority_code', `stands with this agency in line ${first} already`);
  }
  if (rows.length === 0) faults.push({ rule: 'holds no agencies' });
  if (faults.length > 0) throw new FileFailure(file, faults);
  return rows;
}
