import { type CsvRow, type Fault, FileFailure, readCsv } from '../platform/csv.js';
import { isDay } from '../platform/date.js';

const AUTHORITY_COLUMNS = {
  required: ['new_la_code', 'la_name', 'region_code', 'region_name'],
  optional: ['old_la_code', 'la_type', 'london_split', 'ofsted_urn', 'dfe_joint_return_code'],
} as const;
const CHANGE_COLUMNS = {
  required: ['old_code', 'old_name', 'new_code', 'new_name', 'effective_date', 'kind'],
  optional: ['evidence'],
} as const;

export type AuthorityRow = CsvRow<
  (typeof AUTHORITY_COLUMNS.required)[number] | (typeof AUTHORITY_COLUMNS.optional)[number]
>;
export type ChangeRow = CsvRow<(typeof CHANGE_COLUMNS.required)[number] | 'evidence'>;

const AUTHORITY_CODE = /^E(0[6-9]|10)\d{6}$/;
const REGION_CODE = /^E12\d{6}$/;
const CODE_RULE = 'must be the code of an authority: E06, E07, E08, E09 or E10 and six digits';

/** The authorities of a file, checked. @throws FileFailure with every fault */
export function readAuthorities(file: string): AuthorityRow[] {
  const rows = readCsv(file, AUTHORITY_COLUMNS);
  const lineOf = new Map<string, number>();
  const regionNames = new Map<string, string>();
  const faults: Fault[] = [];
  for (const row of rows) {
    const { line } = row;
    const at = (column: keyof AuthorityRow, rule: string) =>
      faults.push({ line, column, value: String(row[column]), rule });
    if (!AUTHORITY_CODE.test(row.new_la_code)) at('new_la_code', CODE_RULE);
    if (row.la_name === '') at('la_name', 'must not be empty');
    if (!REGION_CODE.test(row.region_code))
      at('region_code', 'must be the code of a region: E12 and six digits');

    const first = lineOf.get(row.new_la_code);
    if (first !== undefined) at('new_la_code', `stands in line ${first} already`);
    else lineOf.set(row.new_la_code, line);

    const name = regionNames.get(row.region_code) ?? row.region_name;
    if (row.region_name === '') at('region_name', 'must not be empty');
    else if (name !== row.region_name)
      at('region_name', `is "${name}" in an earlier line with this region_code`);
    if (name !== '') regionNames.set(row.region_code, name);
  }
  if (rows.length === 0) faults.push({ rule: 'holds no authorities' });
  if (faults.length > 0) throw new FileFailure(file, faults);
  return rows;
}

/** The changes of codes of a file, checked against the codes that authorities have now. @throws FileFailure with every fault */
export function readChanges(file: string, currentCodes: ReadonlySet<string>): ChangeRow[] {
  const rows = readCsv(file, CHANGE_COLUMNS);
  const faults: Fault[] = [];
  for (const [index, row] of rows.entries()) {
    const { line } = row;
    const at = (column: keyof ChangeRow, rule: string) =>
      faults.push({ line, column, value: String(row[column]), rule });
    if (!AUTHORITY_CODE.test(row.old_code)) at('old_code', CODE_RULE);
    if (currentCodes.has(row.old_code)) at('old_code', 'is the code of a current authority');
    if (row.old_name === '') at('old_name', 'must not be empty');
    if (!leadsToCurrent(row, rows, currentCodes))
      at('new_code', 'is not the code of a current authority, nor of one that other lines lead to one');
    if (!isDay(row.effective_date)) at('effective_date', 'must be a day such as 2023-04-01');
    if (!['merge', 'split', 'recode'].includes(row.kind)) at('kind', 'must be merge, split or recode');

    const recoded = rows
      .slice(0, index)
      .find(({ kind, new_code }) => kind === 'recode' && new_code === row.new_code);
    if (recoded && row.kind === 'recode')
      at(
        'new_code',
        `follows ${recoded.old_code} already, in line ${recoded.line}; a recode is of one authority`,
      );

    const earlier = rows.slice(0, index).find(({ old_code }) => old_code === row.old_code);
    if (earlier && (row.kind !== 'split' || earlier.kind !== 'split'))
      at('old_code', `stands in line ${earlier.line} already; only a split has more lines than one`);
    else if (earlier && (earlier.new_code === row.new_code || earlier.effective_date !== row.effective_date))
      at('new_code', `does not fit line ${earlier.line}: the parts of a split differ and have one date`);
  }
  if (faults.length > 0) throw new FileFailure(file, faults);
  return rows;
}

/** Whether the changes, followed one after the other, end at an authority there is. */
function leadsToCurrent(
  { new_code }: ChangeRow,
  rows: readonly ChangeRow[],
  currentCodes: ReadonlySet<string>,
): boolean {
  let code: string | undefined = new_code;
  for (let steps = 0; steps <= rows.length && code !== undefined; steps++) {
    if (currentCodes.has(code)) return true;
    code = rows.find(({ old_code }) => old_code === code)?.new_code;
  }
  return false;
}
