import type { ImportedField, ImportedRow, SaveAnswer } from '@plumbline/contract';
import type { FrameworkVersion } from '@plumbline/framework';

import type { AnswerAt } from './answers-at.query.js';
import { fieldWords, type FieldWords, ratingWords } from './columns.js';
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

const FIELDS = ['rating', 'reason', 'note'] as const satisfies readonly ImportedField['field'][];

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
      const after = isClear(said) ? '' : said;
      if (field === 'rating' ? is.rating === wordsOf(after, content) : same(after, is[field])) return [];
      return [[field, after === '' ? null : field === 'rating' ? ratingKey(after, content) : after]];
    }),
  );
  if (Object.keys(change).length === 0) return null;
  const { recommendationId, sheet, row: line } = row;
  const [fileVersion, readVersion] = [made?.version ?? 0, now?.version ?? 0];
  return { recommendationId, sheet, row: line, fileVersion, readVersion, change };
}

const wordsOf = (rating: string, content: FrameworkVersion): string =>
  ratingWords(content).get(ratingKey(rating, content) ?? '') ?? '';

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
      const after = change[field] ?? null;
      const words = field === 'rating' && after !== null ? (ratings.get(after) ?? after) : after;
      return { field, before: was[field] || null, after: words };
    }),
  };
}
