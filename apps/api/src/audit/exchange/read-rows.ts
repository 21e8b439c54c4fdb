import { ANSWER_EVIDENCE, type ImportedField, LONGEST_NOTE, LONGEST_REASON } from '@plumbline/contract';
import type { ReadCell, ReadSheet } from '@plumbline/exchange/reading';
import type { FrameworkVersion } from '@plumbline/framework';

import { themeSheets } from './audit-workbook.js';
import {
  ABOUT,
  type AuditColumn,
  CLEAR,
  evidenceKinds,
  evidenceWords,
  type FieldWords,
  PLAN,
  RATINGS,
  ratingWords,
  REFERENCE,
} from './columns.js';

/** Something in a cell that cannot be taken, for whoever filled it in. */
export interface CellFault {
  readonly sheet: string;
  /** As Excel names it. */
  readonly cell: string;
  readonly value: string;
  readonly rule: string;
}

/** What one row of a workbook says of a recommendation; '' for a cell that is empty or not there. */
export interface FileRow {
  readonly recommendationId: string;
  readonly sheet: string;
  readonly row: number;
  readonly words: FieldWords;
}

export interface FileRows {
  readonly rows: readonly FileRow[];
  readonly faults: readonly CellFault[];
}

type Field = ImportedField['field'];

interface Held {
  readonly content: FrameworkVersion;
  readonly columns: readonly AuditColumn[];
  /** The recommendations that it may hold. */
  readonly known: ReadonlySet<string>;
}

/** The rows of a workbook, in whatever order and on whatever sheet they stand, and every fault in them. */
export function readRows(sheets: readonly ReadSheet[], held: Held): FileRows {
  const ours = new Set(themeSheets(held.content));
  const all = new Set(
    held.content.themes.flatMap(({ recommendations }) => recommendations.map(({ id }) => id)),
  );
  const found = sheets
    .filter(({ name }) => ![ABOUT, RATINGS, PLAN].includes(name))
    .map((sheet) => readSheet(sheet, { ...held, all, ours }));
  const rows = found.flatMap((sheet) => sheet.rows);
  return { rows, faults: [...found.flatMap(({ faults }) => faults), ...twice(rows)] };
}

const NO_LONGER_ASKED =
  'This is no longer asked. Empty the row, or have it asked again, and bring the file back.';

interface Expected extends Held {
  /** Every recommendation of the framework. */
  readonly all: ReadonlySet<string>;
  readonly ours: ReadonlySet<string>;
}

function readSheet(
  { name: sheet, cells }: ReadSheet,
  { content, columns, known, all, ours }: Expected,
): FileRows {
  const header = new Map(
    cells.filter(({ row }) => row === 1).map(({ value, column }) => [String(value).trim(), column]),
  );
  const reference = header.get(REFERENCE);
  if (reference === undefined) {
    if (!ours.has(sheet)) return { rows: [], faults: [] };
    const rule = `The first row must name the columns: “${REFERENCE}” is missing.`;
    return { rows: [], faults: [{ sheet, cell: 'A1', value: '', rule }] };
  }
  const lines = new Map<number, Map<number, ReadCell>>();
  for (const cell of cells) lines.set(cell.row, (lines.get(cell.row) ?? new Map()).set(cell.column, cell));
  lines.delete(1);
  const rows: FileRow[] = [];
  const faults: CellFault[] = [];
  for (const [row, line] of lines) {
    const read = readLine(line, { header, columns, content });
    const id = String(line.get(reference)?.value ?? '').trim();
    const says = Object.values(read.words).some(Boolean);
    if (known.has(id)) rows.push({ recommendationId: id, sheet, row, words: read.words });
    else if (says || (id && !all.has(id)))
      faults.push({
        sheet,
        cell: nameOf(row, reference),
        value: id,
        rule: all.has(id) ? NO_LONGER_ASKED : 'There is no recommendation of this reference.',
      });
    faults.push(...read.faults.map((fault) => ({ sheet, ...fault })));
  }
  return { rows, faults };
}

function readLine(
  line: ReadonlyMap<number, ReadCell>,
  {
    header,
    columns,
    content,
  }: { header: ReadonlyMap<string, number>; columns: readonly AuditColumn[]; content: FrameworkVersion },
): { words: FieldWords; faults: Omit<CellFault, 'sheet'>[] } {
  const words: Record<Field, string> = { rating: '', reason: '', note: '', improvement: '', evidence: '' };
  const faults: Omit<CellFault, 'sheet'>[] = [];
  for (const { header: name, field } of columns) {
    const cell = field && line.get(header.get(name) ?? 0);
    if (!cell) continue;
    const value = textOf(cell);
    const rule = faultOf(cell, field, content);
    if (rule) faults.push({ cell: nameOf(cell.row, cell.column), value: shorten(value), rule });
    else words[field] = value;
  }
  return { words, faults };
}

const textOf = ({ value }: ReadCell): string =>
  typeof value === 'boolean' ? String(value).toUpperCase() : String(value);

function faultOf(cell: ReadCell, field: Field, content: FrameworkVersion): string | null {
  const text = textOf(cell);
  if (cell.kind === 'formula') return 'Enter the words themselves, not a formula.';
  if (cell.kind === 'error') return 'Excel shows an error here. Enter words.';
  if (text.includes('\0') || !text.isWellFormed())
    return 'The text holds a sign that cannot be kept. Enter it anew.';
  if (field === 'rating')
    return isRating(text, content)
      ? null
      : `Choose one of: ${[...ratingWords(content).values(), CLEAR].join(', ')}.`;
  if (field === 'evidence')
    return isClear(text) || evidenceKinds(text)
      ? null
      : `Use only these, with semicolons between them: ${evidenceWords(ANSWER_EVIDENCE)}; or ${CLEAR}.`;
  const most = field === 'reason' ? LONGEST_REASON : LONGEST_NOTE;
  return text.length > most
    ? `Use ${most.toLocaleString('en-GB')} characters or fewer: there are ${text.length.toLocaleString('en-GB')}.`
    : null;
}

const isRating = (text: string, content: FrameworkVersion): boolean =>
  text.trim() === '' || isClear(text) || ratingKey(text, content) !== undefined;

export const isClear = (text: string): boolean => text.trim().toLowerCase() === CLEAR;

/** The key of a rating by its words or its key; undefined for what is on no scale. */
export function ratingKey(text: string, content: FrameworkVersion): string | undefined {
  const sought = text.trim().toLowerCase();
  const [key] =
    [...ratingWords(content)].find((pair) => pair.some((each) => each.toLowerCase() === sought)) ?? [];
  return key;
}

function twice(rows: readonly FileRow[]): CellFault[] {
  const first = new Map<string, FileRow>();
  return rows.flatMap((each) => {
    const earlier = first.get(each.recommendationId);
    if (earlier === undefined) first.set(each.recommendationId, each);
    if (earlier === undefined) return [];
    const rule = `This recommendation stands on “${earlier.sheet}” in row ${earlier.row} already. Keep one of the two.`;
    return [{ sheet: each.sheet, cell: `A${each.row}`, value: each.recommendationId, rule }];
  });
}

/** A cell as Excel names it: `nameOf(2, 27)` is AA2. */
function nameOf(row: number, column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row}`;
}

const LONGEST_SHOWN = 60;
const shorten = (text: string): string => {
  const [start = ''] = new RegExp(`^.{0,${LONGEST_SHOWN}}`, 'su').exec(text) ?? [];
  return start.length < text.length ? `${start}…` : text;
};
