import type { Answer, ImportedField } from '@plumbline/contract';
import type { FrameworkVersion, Recommendation } from '@plumbline/framework';
import { NOT_APPLICABLE } from '@plumbline/framework';

/** What empties a field; an empty cell leaves it as it is. */
export const CLEAR = 'clear';
export const ABOUT = 'About this file';
export const RATINGS = 'Ratings';

/** One column of an audit's sheets. Those with a field come back; the others are there to be read. */
export interface AuditColumn {
  readonly header: string;
  readonly width: number;
  readonly field?: ImportedField['field'];
  content(item: Recommendation, words: FieldWords): string;
}

/** The fields of an answer as they are written into cells; '' for what is not there. */
export type FieldWords = Readonly<Record<ImportedField['field'], string>>;

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
];

/** Of the authority's own workbook, in the order of the sheets. Where a column has a field, reading it back is the field's. */
export const COLUMNS = [...READ, ...filledIn('Our rating', 'What we know and how we know it')];
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
  answer: Pick<Answer, 'rating' | 'reason' | 'note'> | undefined,
  ratings: ReadonlyMap<string, string>,
): FieldWords => ({
  rating: answer?.rating ? (ratings.get(answer.rating) ?? answer.rating) : '',
  reason: answer?.reason ?? '',
  note: answer?.note ?? '',
});
