import type { Answer } from '@plumbline/contract';

import type { Caller } from '../access/caller.js';
import { type Asked, once } from '../platform/once.js';
import { ProblemError } from '../platform/problem-error.js';
import type { Tenancy, TenantTx } from '../platform/tenancy.js';
import { findAnswers } from './answers.query.js';
import { recordLate } from './late-answer.js';
import { holdAudit, isDraft } from './steps.query.js';
import { findRewritten, isTaken, rewriteAnswer, rewrites } from './rewrite-answer.js';
import { type Saved, writeAnswers, type Written } from './write-answers.js';
import { type AnswerChange, type Changes, type Writer, writerOf } from './writer.js';

/** The answer as it is now, and whether the change came too late for it. */
export interface Outcome {
  readonly answer: Answer;
  readonly late: boolean;
}

/** Changes as a request makes them. */
export interface Asking extends Changes {
  /** Where in the request a change stands. */
  readonly pointerOf: (at: number) => string;
  /** Whether the words of a change that came too late go on record: not where one such change takes back the whole. */
  readonly keepsLate: boolean;
}

/**
 * Saves one answer and its event; a change that changes nothing writes nothing. A change that started from another version is not made;
 * its words go on record all the same, so the refusal is an outcome of the transaction and not its failure.
 * @throws ProblemError not-found; invalid-request for a rating that the scale lacks or a reference that the authority has not; wrong-state
 * once it is sent; ratings-opened for a first rating after the opening, ratings-not-opened for an agreed one before
 */
export async function saveAnswer(
  tx: TenantTx,
  writer: Writer,
  { auditId, change }: { readonly auditId: string; readonly change: AnswerChange },
): Promise<Outcome> {
  const [outcome] = await saveChanges(tx, writer, {
    auditId,
    answers: [change],
    pointerOf: () => '#/body',
    keepsLate: true,
  });
  if (!outcome) throw new Error('A change that is not refused has an outcome');
  return outcome;
}

/** One request to change one of an authority's own answers. */
interface OwnChange {
  readonly auditId: string;
  readonly change: AnswerChange;
  readonly asked: Asked | null;
}

/**
 * Saves one of an authority's own answers, once for each name of a request.
 * @throws ProblemError as for one answer; answer-changed with the answer as it is now; key-used
 */
export async function saveOwnAnswer(
  tenancy: Tenancy,
  caller: Caller,
  { auditId, change, asked }: OwnChange,
): Promise<Answer> {
  const writer = writerOf('own', caller);
  if (rewrites(writer, change)) {
    const rewrite = { authorityId: writer.id, auditId, change, asked };
    const saved = await tenancy
      .change(caller, (tx) => rewriteAnswer(tx, writer, rewrite))
      .catch((error: unknown) => {
        if (isTaken(error)) return null;
        throw error;
      });
    if (saved) return answerBy(writer, saved);
  }
  const outcome = await tenancy.change(caller, async (tx) => {
    const before = asked && (await findRewritten(tx, writer, asked));
    if (before) return { answer: answerBy(writer, before), late: false };
    return once(tx, asked, () => saveAnswer(tx, writer, { auditId, change }));
  });
  return answerOf(outcome);
}

/** Once the transaction is through. @throws ProblemError answer-changed, with the answer as it is now */
export function answerOf({ answer, late }: Outcome): Answer {
  if (late) throw new ProblemError('answer-changed').showing(answer);
  return answer;
}

/**
 * Saves several answers of one audit and their events, all or none, in the order given. Of a refused request nothing is kept.
 * @throws ProblemError as for one answer; answer-changed with the answers as they are now whose changes started from another version
 */
export async function saveAnswers(tx: TenantTx, writer: Writer, changes: Changes): Promise<Answer[]> {
  const outcomes = await saveChanges(tx, writer, {
    ...changes,
    pointerOf: (at) => `#/body/answers/${at}`,
    keepsLate: false,
  });
  const late = outcomes.filter((outcome) => outcome.late).map(({ answer }) => answer);
  if (late.length > 0) throw new ProblemError('answer-changed').showing(late);
  return outcomes.map(({ answer }) => answer);
}

/** How each change went, in the order given; those that came in time are made. @throws ProblemError as for one answer */
export async function saveChanges(
  tx: TenantTx,
  writer: Writer,
  { auditId, answers, pointerOf, keepsLate }: Asking,
): Promise<Outcome[]> {
  const holding = holdAudit(tx, auditId);
  // Whose audit a partner writes in only the audit says. The authority's own statements travel together.
  const authorityId = tx.authorityId ?? (await holding);
  if (authorityId === null) throw new ProblemError('not-found');
  const changes = { authorityId, auditId, answers };
  const [, rows] = await Promise.all([holding, writeAnswers(tx, writer, changes)]);
  const written = new Map(rows.map((row) => [row.recommendationId, row]));
  if (written.size < answers.length) throw new ProblemError('not-found');
  refuse(writer, rows);
  requireKnown({ answers, pointerOf }, written);
  if (writer.type === 'partner') await markAsked(tx, writer, { ...changes, rows });

  const standing = await readUnwritten(tx, writer, { ...changes, rows });
  const outcomes = answers.map((change): Outcome & { change: AnswerChange } => {
    const { recommendationId, version } = change;
    const saved = savedBy(writer, written.get(recommendationId));
    if (saved) return { change, answer: saved, late: false };
    const answer = standing.get(recommendationId) ?? nothingYet(recommendationId);
    return { change, answer, late: answer.version !== version };
  });
  for (const { change, late } of outcomes)
    if (late && keepsLate) await recordLate(tx, writer, { authorityId, auditId, change });
  return outcomes.map(({ answer, late }) => ({ answer, late }));
}

/** @throws ProblemError wrong-state, ratings-opened, ratings-not-opened */
function refuse({ type }: Writer, rows: readonly Written[]): void {
  if (!rows.every(isDraft)) throw new ProblemError('wrong-state');
  if (rows.some(({ refused }) => refused))
    throw new ProblemError(type === 'agreed' ? 'ratings-not-opened' : 'ratings-opened');
}

/** @throws ProblemError invalid-request with every rating and reference that is not there */
function requireKnown(
  { answers, pointerOf }: Pick<Asking, 'answers' | 'pointerOf'>,
  written: ReadonlyMap<string, Written>,
): void {
  const faults = answers.flatMap(({ recommendationId }, at) => {
    const { levelKnown, referencesKnown } = written.get(recommendationId) ?? {};
    return [
      ...(levelKnown ? [] : [{ pointer: `${pointerOf(at)}/rating`, detail: UNKNOWN.rating }]),
      ...(referencesKnown ? [] : [{ pointer: `${pointerOf(at)}/references`, detail: UNKNOWN.references }]),
    ];
  });
  if (faults.length > 0) throw new ProblemError('invalid-request', undefined, faults);
}

const UNKNOWN = {
  rating: 'Choose one of the ratings of this framework',
  references: "Choose among your authority's references",
};

/** What was written in whose audit. */
interface Rows {
  readonly authorityId: string;
  readonly auditId: string;
  readonly rows: readonly Written[];
}

/** For a partner, that it has rated: read by those who may not read the rating. */
async function markAsked(tx: TenantTx, { id }: Writer, { authorityId, auditId, rows }: Rows): Promise<void> {
  const marks = rows.filter(({ version }) => version !== null);
  await tx.sql`
    update audit.asked
    set    rated = mark.rated
    from   unnest(${marks.map((mark) => mark.recommendationId)}::text[], ${marks.map(({ rating }) => rating !== null)}::boolean[])
             as mark (item_id, rated)
    where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
             = (${authorityId}::uuid, ${auditId}::uuid, mark.item_id, ${id}::uuid)`;
}

/** The answers that stand where nothing was written, by recommendation. */
async function readUnwritten(
  tx: TenantTx,
  writer: Writer,
  { rows, ...audit }: Rows,
): Promise<ReadonlyMap<string, Answer>> {
  const items = rows.filter(({ version }) => version === null).map((row) => row.recommendationId);
  const found = items.length > 0 ? await findAnswers(tx, { ...audit, items }, writer) : [];
  return new Map(found.map((answer) => [answer.recommendationId, answer]));
}

/** Null: nothing was written. */
function savedBy(writer: Writer, written: Written | undefined): Answer | null {
  return written && written.version !== null
    ? answerBy(writer, { ...written, version: written.version })
    : null;
}

function answerBy({ name }: Writer, saved: Saved): Answer {
  const { recommendationId, version, rating, reason, note, improvement, evidence, references } = saved;
  return {
    ...{ recommendationId, version, rating, reason, note, improvement, needsReview: false },
    ...{ evidence, references, changedBy: name, changedAt: saved.changedAt },
  };
}

/** An empty change of what nobody has begun, or a change of what is not there. */
const nothingYet = (recommendationId: string): Answer => ({
  recommendationId,
  version: 0,
  rating: null,
  reason: '',
  note: '',
  improvement: '',
  needsReview: false,
  evidence: [],
  references: [],
  changedBy: null,
  changedAt: new Date().toISOString(),
});
