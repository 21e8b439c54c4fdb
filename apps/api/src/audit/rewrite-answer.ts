import { NOT_APPLICABLE } from '@plumbline/framework';
import { DatabaseError } from 'pg';

import type { Asked } from '../platform/once.js';
import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { valuesOf, type Saved } from './write-answers.js';
import type { AnswerChange, Writer } from './writer.js';

interface Rewrite {
  readonly authorityId: string;
  readonly auditId: string;
  readonly change: AnswerChange;
  readonly asked: Asked | null;
}

/** Whether a change may be of the kind that {@link rewriteAnswer} makes. */
export const rewrites = ({ type }: Writer, { version, rating, references }: AnswerChange): boolean =>
  type === 'own' && version > 0 && rating !== NOT_APPLICABLE && references === undefined;

/**
 * Saves what is mostly saved, an own answer that was begun before, as all there is to do in a transaction. The statement says nothing of why
 * it does not save: null when the audit, the item or the rating is not there, another was quicker, the item has opened, the answer was
 * carried, nothing changes, or the request was carried out before. `writeAnswers` tells all these apart, and costs Postgres half as much
 * again. The request's name stands in the event that it makes.
 * @throws DatabaseError that {@link isTaken} knows when the person has rewritten something else under that name
 */
// oxlint-disable-next-line max-lines-per-function -- one statement, which has to stay one
export async function rewriteAnswer(
  tx: TenantTx,
  writer: Writer,
  { authorityId, auditId, change, asked }: Rewrite,
): Promise<Saved | null> {
  const { recommendationId, version } = change;
  const { setsRating, level, reason, note, improvement, evidence } = valuesOf(change);
  const [saved] = await tx.last<Saved[]>`
    with held as materialized (
      select authority_id, id, framework_id, framework_version
      from   audit.audit
      where  (authority_id, id) = (${authorityId}::uuid, ${auditId}::uuid)
      and    origin = 'here'
      and    state in ('draft', 'being-checked')
      for    share
    ), written as (
      update audit.answer
      set    version        = answer.version + 1,
             level_key      = case when ${setsRating}::boolean then ${level}::text else level_key end,
             not_applicable = not_applicable and not ${setsRating}::boolean,
             reason         = coalesce(${reason}::text, reason),
             note           = coalesce(${note}::text, note),
             improvement    = coalesce(${improvement}::text, improvement),
             evidence       = coalesce(string_to_array(${evidence}::text, ','), evidence),
             by_authority   = default,
             changed_by     = ${writer.personId}::uuid,
             changed_at     = clock_timestamp()
      from   held
      where  (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
               = (${authorityId}::uuid, ${auditId}::uuid, ${recommendationId}::text, 'own', ${authorityId}::uuid)
      and    answer.version = ${version}::int
      and    answer.origin <> 'carried'
      and    not answer.needs_review
      and    (${setsRating}::boolean and (answer.not_applicable or answer.level_key is distinct from ${level}::text)
              or answer.reason      <> ${reason}::text
              or answer.note        <> ${note}::text
              or answer.improvement <> ${improvement}::text
              or answer.evidence    <> string_to_array(${evidence}::text, ','))
      and    (${level}::text is null
              or exists (select from framework.level
                         where  (level.framework_id, level.version, level.key)
                                  = (held.framework_id, held.framework_version, ${level}::text)))
      -- Whoever opens ratings holds the audit too. It takes its values from the audit held, so it is asked once nobody else holds it.
      and    not audit.has_opened_by_now(held.authority_id, held.id, ${recommendationId}::text)
      returning answer.*
    ), event as (
      insert into audit.answer_event
        (authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, evidence,
         reference_ids, origin, needs_review, changed_by, changed_at, asked_key, asked_hash)
      select authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, evidence,
             reference_ids, origin, needs_review, changed_by, changed_at, ${asked?.key}::text, ${asked?.hash}::text
      from   written
    )
    select item_id        as "recommendationId",
           version        as "version",
           case when not_applicable then 'not-applicable' else level_key end as "rating",
           reason         as "reason",
           note           as "note",
           improvement    as "improvement",
           evidence       as "evidence",
           reference_ids  as "references",
           to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   written`;
  return saved ?? null;
}

/** Whether a rewrite failed because its name stands for another one of the same person. */
export const isTaken = (error: unknown): boolean =>
  error instanceof DatabaseError && error.constraint === 'answer_event__asked_once';

/**
 * What a request of this name rewrote before, as it was written then; null: nothing.
 * @throws ProblemError key-used when something else was asked under the name
 */
export async function findRewritten(
  tx: TenantTx,
  { personId }: Writer,
  { key, hash }: Asked,
): Promise<Saved | null> {
  const [before] = await tx.sql<(Saved & { hash: string })[]>`
    select item_id        as "recommendationId",
           version        as "version",
           case when not_applicable then 'not-applicable' else level_key end as "rating",
           reason         as "reason",
           note           as "note",
           improvement    as "improvement",
           evidence       as "evidence",
           reference_ids  as "references",
           to_char(changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt",
           asked_hash     as "hash"
    from   audit.answer_event
    where  (authority_id, changed_by, asked_key) = (${tx.authorityId}::uuid, ${personId}::uuid, ${key})`;
  if (!before) return null;
  if (before.hash !== hash) throw new ProblemError('key-used');
  return before;
}
