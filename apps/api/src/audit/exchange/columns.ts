import {
  type Answer,
  ANSWER_EVIDENCE,
  type AnswerEvidence,
  EVIDENCE_WORDS,
  type ImportedField,
  type PlanAction,
  type ReferenceWritten,
  ACTION_STATUS_WORDS,
} from '@plumbline/contract';
import type { FrameworkVersion, Recommendation } from '@plumbline/framework';
import { NOT_APPLICABLE } from '@plumbline/framework';

import type { AgreedRating, PartnerRating } from './audit-to-export.js';

/** What empties a field; an empty cell leaves it as it is. */
export const CLEAR = 'clear';
export const ABOUT = 'About this file';
export const RATINGS = 'Ratings';
export const PLAN = 'Plan';
export const EVIDENCE = 'Evidence';

/** One column of an audit's sheets. Those with a field come back; the others are there to be read. */
export interface AuditColumn {
  readonly header: string;
  readonly width: number;
  readonly field?: ImportedField['field'];
  content(item: Recommendation, words: RowWords): string;
}

/** The fields of an answer as they are written into cells; '' for what is not there. */
export type FieldWords = Readonly<Record<ImportedField['field'], string>>;

/** What a row shows: the fields, and what cannot be filled in here. */
export interface RowWords extends FieldWords {
  readonly needsReview: string;
  readonly references: string;
  readonly actions: string;
  readonly partners: string;
  readonly agreed: string;
  readonly agreedReason: string;
}

export const REFERENCE = 'Reference';

/** What is there to be read, the same for whoever fills the others in. */
const READ: readonly AuditColumn[] = [
  { header: REFERENCE, width: 20, content: ({ id }) => id },
  { header: 'Recommendation', width: 28, content: ({ title }) => title },
  { header: 'Question', width: 42, content: ({ question, statement }) => question ?? statement ?? '' },
  {
    header: 'What to look for',
    width: 42,
    content: ({ lookFor }) => lookFor.map((each) => `• ${each}`).join('\n'),
  },
];

const filledIn = (rating: string, note: string): readonly AuditColumn[] => [
  { header: rating, width: 18, field: 'rating', content: (_, words) => words.rating },
  { header: 'If not applicable, why', width: 28, field: 'reason', content: (_, { reason }) => reason },
  { header: note, width: 60, field: 'note', content: (_, words) => words.note },
  {
    header: 'Areas for improvement',
    width: 42,
    field: 'improvement',
    content: (_, words) => words.improvement,
  },
];

/** Of the authority's own workbook, in the order of the sheets. Where a column has a field, reading it back is the field's. */
export const COLUMNS: readonly AuditColumn[] = [
  ...READ,
  ...filledIn('Our rating', 'What we know and how we know it'),
  { header: EVIDENCE, width: 32, field: 'evidence', content: (_, { evidence }) => evidence },
  { header: 'What it refers to', width: 40, content: (_, { references }) => references },
  { header: 'Actions', width: 40, content: (_, { actions }) => actions },
  { header: 'Partners’ ratings', width: 32, content: (_, { partners }) => partners },
  { header: 'Agreed rating', width: 18, content: (_, { agreed }) => agreed },
  { header: 'Why it was agreed', width: 42, content: (_, { agreedReason }) => agreedReason },
  { header: 'Needs review', width: 14, content: (_, { needsReview }) => needsReview },
];
/** Of a partner's: its own rating and words, and nobody else's. */
export const ENTRY_COLUMNS = [...READ, ...filledIn('Your rating', 'What you know and how you know it')];

/** Every rating of the scale by its words in order, not applicable last. */
export function ratingWords({ levels, notApplicable }: FrameworkVersion): Map<string, string> {
  return new Map([
    ...levels.map(({ key, label }) => [key, label] as const),
    ...(notApplicable ? [[NOT_APPLICABLE, notApplicable.label] as const] : []),
  ]);
}

export const fieldWords = (
  answer: Pick<Answer, ImportedField['field']> | undefined,
  ratings: ReadonlyMap<string, string>,
): FieldWords => ({
  rating: answer?.rating ? (ratings.get(answer.rating) ?? answer.rating) : '',
  reason: answer?.reason ?? '',
  note: answer?.note ?? '',
  improvement: answer?.improvement ?? '',
  evidence: evidenceWords(answer?.evidence ?? []),
});

/** Kinds of evidence in words, in the order in which they are offered; '' for none. */
export const evidenceWords = (kinds: readonly AnswerEvidence[]): string =>
  ANSWER_EVIDENCE.filter((kind) => kinds.includes(kind))
    .map((kind) => EVIDENCE_WORDS[kind])
    .join('; ');

/** The kinds of evidence that a cell names by their words or their keys, in order; null where it names anything else. */
export function evidenceKinds(text: string): AnswerEvidence[] | null {
  const said = new Set(
    text
      .split(/[;,\n]/)
      .map((each) => each.trim().toLowerCase())
      .filter(Boolean)
      .map((each) =>
        ANSWER_EVIDENCE.find((kind) => each === kind || each === EVIDENCE_WORDS[kind].toLowerCase()),
      ),
  );
  return said.has(undefined) ? null : ANSWER_EVIDENCE.filter((kind) => said.has(kind));
}

/** Excel takes no cell of 32,768 characters. */
const LONGEST_CELL = 32_000;

/** Lines for one cell to be read; the last of too many are left out, and it says so. */
export function linesOf(lines: readonly string[]): string {
  const text = lines.join('\n');
  return text.length <= LONGEST_CELL
    ? text
    : `${text.slice(0, LONGEST_CELL).toWellFormed()}… There is more in the service.`;
}

/** Who rated what, as “Police: Emerging”, and for whom by whom where it was entered. */
export const partnerWords = (
  { agency, enteredBy, rating }: PartnerRating,
  ratings: ReadonlyMap<string, string>,
): string =>
  `${enteredBy === null ? agency : `For ${agency} by ${enteredBy}`}: ${ratings.get(rating) ?? rating}`;

/** What was agreed and why; '' twice where nothing is. */
export const agreedWords = (agreed: AgreedRating | undefined, ratings: ReadonlyMap<string, string>) => ({
  agreed: agreed ? (ratings.get(agreed.rating) ?? agreed.rating) : '',
  agreedReason: agreed?.reason ?? '',
});

/** What a reference is and where it leads, in a line. */
export const referenceWords = ({ title, kind, recordNumber, datedOn, link }: ReferenceWritten): string =>
  `${title} (${[EVIDENCE_WORDS[kind], recordNumber, datedOn, link].filter(Boolean).join(', ')})`;

/** What is done by whom until when, and how it goes, in a line. */
export const actionWords = ({ what, owner, dueOn, status }: PlanAction): string =>
  `${what} (${owner}, due ${dueOn}, ${ACTION_STATUS_WORDS[status].toLowerCase()})`;
