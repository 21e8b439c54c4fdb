import { ANSWER_EVIDENCE, type ImportedField, type ImportedRow, type SaveAnswer } from '@plumbline/contract';
import type { FrameworkVersion } from '@plumbline/framework';

import type { AnswerAt } from './answers-at.query.js';
import { evidenceKinds, evidenceWords, fieldWords, type FieldWords, ratingWords } from './columns.js';
import { type FileRow, isClear, ratingKey } from './read-rows.js';

/** What a row changes, as it is kept until somebody takes it over. */
export interface RowChange {
  readonly recommendationId: string;
  readonly sheet: string;
  readonly row: number;
  /** The answer's version that the file was made from; 0: nobody had begun. */
  readonly fileVersion: number;
  /** The answer's version when the file was looked at; another than the file's is a conflict. */
  readonly readVersion: number;
  readonly change: SaveAnswer;
}

const FIELDS = [
  'rating',
  'reason',
  'note',
  'improvement',
  'evidence',
] as const satisfies readonly ImportedField['field'][];

interface Compared {
  readonly content: FrameworkVersion;
  /** The answer as the file was made from it, and as it is now; undefined: nobody had begun. */
  readonly made: AnswerAt | undefined;
  readonly now: AnswerAt | undefined;
}

/**
 * What a row says that it did not say when the file was made: only that is a change, so nobody's later answer counts as overwritten by a row
 * that was never touched. Null: nothing.
 */
export function changeOf(row: FileRow, { content, made, now }: Compared): RowChange | null {
  const ratings = ratingWords(content);
  const [was, is] = [fieldWords(made, ratings), fieldWords(now, ratings)];
  const change: SaveAnswer = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const said = row.words[field];
      if (said.trim() === '' || same(said, was[field])) return [];
      const meant = isClear(said) ? null : meaningOf(field, said, content);
      return same(wordsOf(field, meant, content), is[field]) ? [] : [[field, meant]];
    }),
  );
  if (Object.keys(change).length === 0) return null;
  const { recommendationId, sheet, row: line } = row;
  const [fileVersion, readVersion] = [made?.version ?? 0, now?.version ?? 0];
  return { recommendationId, sheet, row: line, fileVersion, readVersion, change };
}

type Meaning = SaveAnswer[keyof SaveAnswer];

/** What a cell that was found in order says: a rating's key, kinds of evidence, or the words themselves. */
function meaningOf(field: ImportedField['field'], said: string, content: FrameworkVersion): Meaning {
  if (field === 'rating') return ratingKey(said, content) ?? null;
  return field === 'evidence' ? evidenceKinds(said) : said;
}

/** The same as it stands in a file; '' for nothing. */
function wordsOf(field: ImportedField['field'], meant: Meaning, content: FrameworkVersion): string {
  if (Array.isArray(meant)) return evidenceWords(ANSWER_EVIDENCE.filter((kind) => meant.includes(kind)));
  return field === 'rating' ? (ratingWords(content).get(meant ?? '') ?? '') : (meant ?? '');
}

/** Programs that save a workbook may write line ends in their own way. */
const same = (one: string, other: string): boolean => oneLineEnd(one) === oneLineEnd(other);
const oneLineEnd = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** A change as it is shown to whoever decides about it, beside what stood there when the file was looked at. */
export function describeChange(
  { recommendationId, sheet, row, fileVersion, readVersion, change }: RowChange,
  before: AnswerAt | undefined,
  content: FrameworkVersion,
): ImportedRow {
  const ratings = ratingWords(content);
  const was: FieldWords = fieldWords(before, ratings);
  const conflict = fileVersion !== readVersion;
  return {
    recommendationId,
    sheet,
    row,
    kind: conflict ? 'conflict' : readVersion === 0 ? 'added' : 'changed',
    changedBy: conflict ? (before?.changedBy ?? null) : null,
    fields: FIELDS.filter((field) => change[field] !== undefined).map((field) => {
      return { field, before: was[field] || null, after: wordsOf(field, change[field], content) || null };
    }),
  };
}
