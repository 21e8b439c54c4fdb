import {
  ANSWER_EVIDENCE,
  type AnswerEvidence,
  EVIDENCE_WORDS,
  type Reference,
  referenceAt,
  type ReferenceWritten,
} from '@plumbline/contract';

/** Kinds of evidence in words, in the order in which they are offered; '' for none. */
export const evidenceWords = (kinds: readonly AnswerEvidence[]): string =>
  ANSWER_EVIDENCE.filter((kind) => kinds.includes(kind))
    .map((kind) => EVIDENCE_WORDS[kind])
    .join(', ');

export interface ReferenceSaid extends ReferenceWritten {
  readonly id: string;
}

/**
 * The references of an answer in its order, as they are now or, of a signed audit, as they were when it was signed; those that are not
 * known yet are left out.
 */
export const referencesOf = (
  ids: readonly string[],
  known: readonly Reference[],
  signedAt: string | null = null,
): ReferenceSaid[] =>
  ids.flatMap((id) => {
    const reference = known.find((each) => each.id === id);
    const said = reference && referenceAt(reference, signedAt);
    return said ? [{ id, ...said }] : [];
  });

/** A strength that nobody has said anything in support of. */
export const lacksEvidence = (
  {
    rating,
    evidence,
    references,
  }: { rating: string | null; evidence: readonly unknown[]; references: readonly unknown[] },
  levels: readonly { readonly key: string; readonly strength: boolean }[],
): boolean =>
  levels.some(({ key, strength }) => strength && key === rating) &&
  evidence.length === 0 &&
  references.length === 0;
