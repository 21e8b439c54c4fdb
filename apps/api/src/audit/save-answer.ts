import type { Answer, AnswerKey } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { findAnswer } from './answers.query.js';
import { recordLate } from './late-answer.js';
import { lockAudit } from './steps.query.js';
import { type Change, inOrder, type Writer } from './writer.js';

interface Saved {
  readonly state: string;
  readonly levelKnown: boolean;
  readonly referencesKnown: boolean;
  /** A first rating after the opening, or an agreed one before it. */
  readonly refused: boolean;
  readonly written: boolean;
}

/** The answer as it is now, and whether the change came too late for it. */
export interface Outcome {
  readonly answer: Answer;
  readonly late: boolean;
}

/**
 * Saves one answer and its event; a change that changes nothing writes nothing. The audit is locked before anything is read: nothing is
 * saved past a signature or an opening. A change that started from another version is not made; its words go on record all the same, so
 * the refusal is an outcome of the transaction and not its failure.
 * @throws ProblemError not-found; invalid-request for a rating that the scale lacks or a reference that the authority has not; wrong-state once it is sent; ratings-opened for a
 * first rating after the opening, ratings-not-opened for an agreed one before
 */
export async function saveAnswer(tx: TenantTx, writer: Writer, change: Change): Promise<Outcome> {
  await lockAudit(tx, change.key.auditId);
  return saveInHeldAudit(tx, writer, { ...change, pointer: '#/body' });
}

/** As {@link saveAnswer}, in an audit that is locked already. `pointer` is where the change stands in the request. */
export async function saveInHeldAudit(
  tx: TenantTx,
  writer: Writer,
  { pointer, ...change }: Change & { readonly pointer: string },
): Promise<Outcome> {
  const saved = await write(tx, writer, change);
  if (!saved) throw new ProblemError('not-found');
  if (saved.state !== 'draft' && saved.state !== 'being-checked') throw new ProblemError('wrong-state');
  if (saved.refused)
    throw new ProblemError(writer.type === 'agreed' ? 'ratings-not-opened' : 'ratings-opened');
  if (!saved.levelKnown)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: `${pointer}/rating`, detail: 'Choose one of the ratings of this framework' },
    ]);
  if (!saved.referencesKnown)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: `${pointer}/references`, detail: "Choose among your authority's references" },
    ]);
  const current = (await findAnswer(tx, change.key, writer)) ?? nothingYet(change.key);
  if (saved.written || current.version === change.version) return { answer: current, late: false };
  await recordLate(tx, writer, change);
  return { answer: current, late: true };
}

/** Once the transaction is through. @throws ProblemError answer-changed, with the answer as it is now */
export function answerOf({ answer, late }: Outcome): Answer {
  if (late) throw new ProblemError('answer-changed').showing(answer);
  return answer;
}

/** An empty change of what nobody has begun, or a change of what is not there. */
const nothingYet = ({ recommendationId }: AnswerKey): Answer => ({
  recommendationId,
  version: 0,
  rating: null,
  reason: '',
  note: '',
  needsReview: false,
  evidence: [],
  references: [],
  changedBy: null,
  changedAt: new Date().toISOString(),
});

/**
 * One statement: compares the version, writes answer, event and, for a partner, that it
 * has rated. None when audit or item are not there for the writer.
 */
// oxlint-disable-next-line max-lines-per-function -- one statement, which has to stay one
async function write(
  tx: TenantTx,
  writer: Writer,
  { key, change, version }: Change,
): Promise<Saved | undefined> {
  const { rating, reason, note, evidence, references } = change;
  const [kinds, ids] = [inOrder(evidence), [...new Set(references)]];
  const level = rating === NOT_APPLICABLE ? null : (rating ?? null);
  const notApplicable = rating === NOT_APPLICABLE;
  const [saved] = await tx.sql<Saved[]>`
    with target as materialized (
      select audit.authority_id, audit.id, audit.framework_id, audit.framework_version, audit.state
      from   audit.audit
      where  audit.id = ${key.auditId} and audit.origin = 'here'
    ), item as (
      select target.*, recommendation.id as item_id,
             case when ${notApplicable}::boolean
                  then (select content -> 'notApplicable' <> 'null'::jsonb from framework.version
                        where  (version.framework_id, version.version) = (target.framework_id, target.framework_version))
                  else ${level}::text is null
                       or exists (select from framework.level
                                  where  (level.framework_id, level.version, level.key)
                                           = (target.framework_id, target.framework_version, ${level}::text)) end as level_known,
             not exists (select from unnest(${ids}::uuid[]) chosen (id)
                         where  not exists (select from audit.reference
                                            where  (reference.authority_id, reference.id) = (target.authority_id, chosen.id))) as references_known,
             case when ${writer.type}::text = 'agreed' then not opening.opened
                  -- Words may be added to a first rating, which itself stays.
                  else opening.opened
                       and (${rating !== undefined}::boolean
                            or not exists (select from audit.first_rating first
                                           where  (first.audit_id, first.item_id, first.rater_type, first.rater_id)
                                                    = (target.id, recommendation.id, ${writer.type}::text, ${writer.id}::uuid))) end as refused
      from   target
      join   framework.recommendation
               on (recommendation.framework_id, recommendation.version, recommendation.id)
                    = (target.framework_id, target.framework_version, ${key.recommendationId}::text)
      cross  join lateral (
        select exists (select from audit.opened_item opened
                       where  (opened.authority_id, opened.audit_id, opened.item_id)
                                = (target.authority_id, target.id, recommendation.id)) as opened) opening
      where  ${writer.type}::text <> 'partner'
      or     exists (select from audit.asked
                     where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
                              = (target.authority_id, target.id, recommendation.id, ${writer.id}::uuid))
    ), held as (
      select true from audit.answer
      where  (answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
               = (${key.auditId}::uuid, ${key.recommendationId}::text, ${writer.type}::text, ${writer.id}::uuid)
    ), written as (
      insert into audit.answer as answer
        (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version,
         level_key, not_applicable, reason, note, evidence, reference_ids, changed_by, changed_at)
      select authority_id, id, item_id, ${writer.type}, ${writer.id}::uuid, framework_id, framework_version, 1,
             ${level}, ${notApplicable}, coalesce(${reason ?? null}::text, ''), coalesce(${note ?? null}::text, ''),
             ${kinds}::text[], ${ids}::uuid[], ${writer.personId}::uuid, clock_timestamp()
      from   item
      where  item.state in ('draft', 'being-checked')
      and    item.level_known
      and    item.references_known
      and    not item.refused
      -- Without a row only version 0 can be meant, and saying nothing about nothing leaves no row.
      and    (exists (select from held)
              or ${version}::int = 0
                 and (${level}::text is not null or ${notApplicable}::boolean
                      or coalesce(${reason ?? null}::text, '') <> '' or coalesce(${note ?? null}::text, '') <> ''
                      or ${kinds.length + ids.length}::int > 0))
      on     conflict (authority_id, audit_id, item_id, rater_type, rater_id) do update
      set    version        = answer.version + 1,
             level_key      = case when ${rating !== undefined} then excluded.level_key      else answer.level_key end,
             not_applicable = case when ${rating !== undefined} then excluded.not_applicable else answer.not_applicable end,
             reason         = case when ${reason !== undefined} then excluded.reason         else answer.reason end,
             note           = case when ${note !== undefined}   then excluded.note           else answer.note end,
             evidence       = case when ${evidence !== undefined}   then excluded.evidence      else answer.evidence end,
             reference_ids  = case when ${references !== undefined} then excluded.reference_ids else answer.reference_ids end,
             -- Looked at and left as it is, it stays carried.
             origin         = case when answer.origin = 'carried'
                                    and (${rating !== undefined} and (answer.level_key, answer.not_applicable)
                                           is distinct from (excluded.level_key, excluded.not_applicable)
                                         or ${reason !== undefined} and answer.reason <> excluded.reason
                                         or ${note !== undefined}   and answer.note <> excluded.note
                                        or ${evidence !== undefined}   and answer.evidence <> excluded.evidence
                                        or ${references !== undefined} and answer.reference_ids <> excluded.reference_ids)
                                   then 'carried-and-changed' else answer.origin end,
             needs_review   = false,
             changed_by     = excluded.changed_by,
             changed_at     = excluded.changed_at
      where  answer.version = ${version}::int
      and    (answer.needs_review
              or ${rating !== undefined} and (answer.level_key, answer.not_applicable)
                   is distinct from (excluded.level_key, excluded.not_applicable)
              or ${reason !== undefined} and answer.reason <> excluded.reason
              or ${note !== undefined}   and answer.note <> excluded.note
              or ${evidence !== undefined}   and answer.evidence <> excluded.evidence
              or ${references !== undefined} and answer.reference_ids <> excluded.reference_ids)
      returning answer.*
    ), event as (
      insert into audit.answer_event
        (authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, evidence, reference_ids,
         origin, needs_review, changed_by, changed_at)
      select authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, evidence, reference_ids,
             origin, needs_review, changed_by, changed_at
      from   written
    ), marked as (
      update audit.asked
      set    rated = written.level_key is not null or written.not_applicable
      from   written
      where  written.rater_type = 'partner'
      and    (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
               = (written.authority_id, written.audit_id, written.item_id, written.rater_id)
    )
    select item.state                    as "state",
           item.level_known              as "levelKnown",
           item.references_known         as "referencesKnown",
           item.refused                  as "refused",
           exists (select from written)  as "written"
    from   item`;
  return saved;
}
