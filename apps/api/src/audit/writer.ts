import { ANSWER_EVIDENCE, type AnswerEvidence, type AnswerKey, type SaveAnswer } from '@plumbline/contract';

/** Whose answer is saved, and by whom. */
export interface Writer {
  readonly type: 'own' | 'partner' | 'agreed';
  /** The authority for its own and the agreed answers, the agency for a partner's. */
  readonly id: string;
  readonly personId: string;
}

export interface Change {
  readonly key: AnswerKey;
  /** Absent stays, null clears. */
  readonly change: SaveAnswer;
  /** The version that the change started from; 0: nobody had begun. */
  readonly version: number;
}

/** Kinds of evidence once each, in the order in which they are offered: the same choice is the same row. */
export const inOrder = (chosen: readonly AnswerEvidence[] | null | undefined): AnswerEvidence[] =>
  ANSWER_EVIDENCE.filter((kind) => chosen?.includes(kind));
