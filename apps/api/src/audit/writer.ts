import { ANSWER_EVIDENCE, type AnswerEvidence, type AnswerKey, type SaveAnswers } from '@plumbline/contract';

import { agencyOf, authorityOf, type Caller } from '../access/caller.js';

/** Whose answers are saved, and by whom. */
export interface Writer {
  readonly type: 'own' | 'partner' | 'agreed';
  /** The authority for its own and the agreed answers, the agency for a partner's. */
  readonly id: string;
  readonly personId: string;
  readonly name: string;
}

/** Who writes answers of a type. @throws Error for a role that the permission table keeps away from here */
export function writerOf(type: Writer['type'], caller: Caller): Writer {
  const { personId, name } = caller;
  return { type, id: type === 'partner' ? agencyOf(caller) : authorityOf(caller), personId, name };
}

/** What is absent stays, null clears. `version` is the one that the change started from; 0: nobody had begun. */
export type AnswerChange = SaveAnswers['answers'][number];

/** Changes of different items of one audit. */
export interface Changes extends Pick<AnswerKey, 'auditId'> {
  readonly answers: readonly AnswerChange[];
}

/** Kinds of evidence once each, in the order in which they are offered: the same choice is the same row. */
export const inOrder = (chosen: readonly AnswerEvidence[] | null | undefined): AnswerEvidence[] =>
  ANSWER_EVIDENCE.filter((kind) => chosen?.includes(kind));
