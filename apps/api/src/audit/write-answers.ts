import type { AnswerEvidence } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

import type { TenantTx } from '../platform/tenancy.js';
import { type AnswerChange, type Changes, inOrder, type Writer } from './writer.js';

/** An answer as it was written. */
export interface Saved {
  readonly recommendationId: string;
  readonly version: number;
  readonly rating: string | null;
  readonly reason: string;
  readonly note: string;
  readonly improvement: string;
  readonly evidence: AnswerEvidence[];
  readonly references: string[];
  readonly changedAt: string;
}

/** How one change went; none for an item that is not there for the writer. */
export interface Written extends Omit<Saved, 'version'> {
  readonly state: string;
  readonly levelKnown: boolean;
  readonly referencesKnown: boolean;
  /** A first rating after the opening, or an agreed one before it. */
  readonly refused: boolean;
  /** Null: nothing was written, for one of the reasons above, because nothing changed, or because it started from another version. */
  readonly version: number | null;
}

/** A change as statements take it: null for what stays; a list as its members with commas between. */
export const valuesOf = ({ rating, reason, note, improvement, evidence, references }: AnswerChange) => ({
  setsRating: rating !== undefined,
  level: rating === NOT_APPLICABLE ? null : rating,
  notApplicable: rating === NOT_APPLICABLE,
  reason: reason === null ? '' : reason,
  note: note === null ? '' : note,
  improvement: improvement === null ? '' : improvement,
  evidence: evidence === undefined ? null : inOrder(evidence).join(','),
  references: references === undefined ? null : [...new Set(references)].join(','),
});

const columnsOf = (answers: Changes['answers']) => {
  const values = answers.map(valuesOf);
  return {
    items: answers.map(({ recommendationId }) => recommendationId),
    versions: answers.map(({ version }) => version),
    setsRating: values.map(({ setsRating }) => setsRating),
    levels: values.map(({ level }) => level),
    notApplicable: values.map(({ notApplicable }) => notApplicable),
    reasons: values.map(({ reason }) => reason),
    notes: values.map(({ note }) => note),
    improvements: values.map(({ improvement }) => improvement),
    evidence: values.map(({ evidence }) => evidence),
    references: values.map(({ references }) => references),
  };
};

/**
 * One statement for any number of answers of one audit: compares the versions, writes answers and events. Nothing is written of a change
 * that is refused, or that changes nothing. The audit is held, so that neither a signature nor an opening comes between.
 */
// oxlint-disable-next-line max-lines-per-function -- one statement, which has to stay one
export function writeAnswers(
  tx: TenantTx,
  writer: Writer,
  { authorityId, auditId, answers }: Changes & { readonly authorityId: string },
): Promise<Written[]> {
  const change = columnsOf(answers);
  return tx.sql<Written[]>`
    with target as materialized (
      select audit.authority_id, audit.id, audit.framework_id, audit.framework_version, audit.state,
             case when true = any (${change.notApplicable}::boolean[])
                  then (select content -> 'notApplicable' <> 'null'::jsonb from framework.version
                        where  (version.framework_id, version.version) = (audit.framework_id, audit.framework_version)) end as knows_not_applicable
      from   audit.audit
      where  (audit.authority_id, audit.id) = (${authorityId}::uuid, ${auditId}::uuid) and audit.origin = 'here'
    ), item as materialized (
      -- What each answer would say; of one that another has changed meanwhile it is not written.
      select target.*, recommendation.id as item_id, change.version as started_from, coalesce(held.version, 0) as held_version,
             coalesce(held.needs_review, false) as needs_review, next.*,
             row (next.*) is distinct from row (held.level_key, coalesce(held.not_applicable, false), coalesce(held.reason, ''), coalesce(held.note, ''),
                                        coalesce(held.improvement, ''), coalesce(held.evidence, '{}'), coalesce(held.reference_ids, '{}')) as differs,
             case when change.not_applicable then target.knows_not_applicable
                  else change.level_key is null
                       or exists (select from framework.level
                                  where  (level.framework_id, level.version, level.key)
                                           = (target.framework_id, target.framework_version, change.level_key)) end as level_known,
             not exists (select from unnest(string_to_array(change.reference_ids, ',')::uuid[]) chosen (id)
                         where  not exists (select from audit.reference
                                            where  (reference.authority_id, reference.id) = (target.authority_id, chosen.id))) as references_known,
             case when ${writer.type}::text = 'agreed' then opened.item_id is null
                  -- Words may be added to a first rating, which itself stays.
                  else opened.item_id is not null
                       and (change.sets_rating
                            or not exists (select from audit.first_rating first
                                           where  (first.authority_id, first.audit_id, first.item_id, first.rater_type, first.rater_id)
                                                    = (target.authority_id, target.id, recommendation.id, ${writer.type}::text, ${writer.id}::uuid))) end as refused
      from   target
      cross  join unnest(${change.items}::text[], ${change.versions}::int[], ${change.setsRating}::boolean[], ${change.levels}::text[],
                         ${change.notApplicable}::boolean[], ${change.reasons}::text[], ${change.notes}::text[],
                         ${change.improvements}::text[], ${change.evidence}::text[], ${change.references}::text[])
               as change (item_id, version, sets_rating, level_key, not_applicable, reason, note, improvement, evidence, reference_ids)
      join   framework.recommendation
               on (recommendation.framework_id, recommendation.version, recommendation.id)
                    = (target.framework_id, target.framework_version, change.item_id)
      left   join audit.answer held
               on (held.authority_id, held.audit_id, held.item_id, held.rater_type, held.rater_id)
                    = (target.authority_id, target.id, recommendation.id, ${writer.type}::text, ${writer.id}::uuid)
      left   join audit.opened_item opened
               on (opened.authority_id, opened.audit_id, opened.item_id) = (target.authority_id, target.id, recommendation.id)
      cross  join lateral (
        select case when change.sets_rating then change.level_key      else held.level_key end as level_key,
               case when change.sets_rating then change.not_applicable else coalesce(held.not_applicable, false) end as not_applicable,
               coalesce(change.reason, held.reason, '') as reason,
               coalesce(change.note, held.note, '')     as note,
               coalesce(change.improvement, held.improvement, '') as improvement,
               coalesce(string_to_array(change.evidence, ','), held.evidence, '{}')                  as evidence,
               coalesce(string_to_array(change.reference_ids, ',')::uuid[], held.reference_ids, '{}') as reference_ids) next
      where  ${writer.type}::text <> 'partner'
      or     exists (select from audit.asked
                     where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
                              = (target.authority_id, target.id, recommendation.id, ${writer.id}::uuid))
    ), written as (
      insert into audit.answer as answer
        (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version,
         level_key, not_applicable, reason, note, improvement, evidence, reference_ids, changed_by, changed_at)
      select authority_id, id, item_id, ${writer.type}, ${writer.id}::uuid, framework_id, framework_version, started_from + 1,
             level_key, not_applicable, reason, note, improvement, evidence, reference_ids, ${writer.personId}::uuid, clock_timestamp()
      from   item
      where  state in ('draft', 'being-checked')
      and    level_known
      and    references_known
      and    not refused
      and    held_version = started_from
      and    (needs_review or differs)
      order  by item_id -- so that two who save the same items do not wait for each other
      on     conflict (authority_id, audit_id, item_id, rater_type, rater_id) do update
      set    version        = excluded.version,
             level_key      = excluded.level_key,
             not_applicable = excluded.not_applicable,
             reason         = excluded.reason,
             note           = excluded.note,
             improvement    = excluded.improvement,
             evidence       = excluded.evidence,
             reference_ids  = excluded.reference_ids,
             -- Looked at and left as it is, it stays carried.
             origin         = case when answer.origin = 'carried'
                                    and (answer.level_key, answer.not_applicable, answer.reason, answer.note, answer.improvement,
                                         answer.evidence, answer.reference_ids)
                                          is distinct from (excluded.level_key, excluded.not_applicable, excluded.reason, excluded.note,
                                                            excluded.improvement, excluded.evidence, excluded.reference_ids)
                                   then 'carried-and-changed' else answer.origin end,
             needs_review   = false,
             by_authority   = excluded.by_authority,
             changed_by     = excluded.changed_by,
             changed_at     = excluded.changed_at
      where  answer.version = excluded.version - 1
      returning answer.*
    ), event as (
      insert into audit.answer_event
        (authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, evidence,
         reference_ids, origin, needs_review, changed_by, changed_at)
      select authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, evidence,
             reference_ids, origin, needs_review, changed_by, changed_at
      from   written
    )
    select item.item_id           as "recommendationId",
           item.state             as "state",
           item.level_known       as "levelKnown",
           item.references_known  as "referencesKnown",
           item.refused           as "refused",
           written.version        as "version",
           case when written.not_applicable then 'not-applicable' else written.level_key end as "rating",
           written.reason         as "reason",
           written.note           as "note",
           written.improvement    as "improvement",
           written.evidence       as "evidence",
           written.reference_ids  as "references",
           to_char(written.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   item
    left   join written on written.item_id = item.item_id`;
}
