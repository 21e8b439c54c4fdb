import type { Answer, SaveAnswers } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { findAnswers } from './answers.query.js';

/** Whose answers are saved, and by whom. */
export interface Writer {
  readonly type: 'own' | 'partner';
  /** The authority for its own answers, the agency for a partner's. */
  readonly id: string;
  /** Whose audit it is. */
  readonly authorityId: string;
  readonly personId: string;
  readonly name: string;
}

/** What is absent stays, null clears. `version` is the one that the change started from; 0: nobody had begun. */
type Change = SaveAnswers['answers'][number];

/** Changes of different items of one audit. */
export interface Changes {
  readonly auditId: string;
  readonly answers: readonly Change[];
}

/** How one change went; none for an item that is not there for the writer. */
interface Outcome {
  readonly recommendationId: string;
  readonly state: string;
  readonly levelKnown: boolean;
  /** Whether it started from the version that stood there. */
  readonly upToDate: boolean;
  /** Null: nothing was written. */
  readonly answer: Omit<Answer, 'changedBy'> | null;
}

/**
 * Saves one answer and its event; a change that changes nothing writes nothing.
 * @throws ProblemError as {@link saveAnswers}, but that answer-changed shows the one answer
 */
export async function saveAnswer(
  tx: TenantTx,
  writer: Writer,
  { auditId, change }: { auditId: string; change: Change },
): Promise<Answer> {
  const { saved, changed } = await save(tx, writer, {
    changes: { auditId, answers: [change] },
    pointerOf: () => '#/body/rating',
  });
  if (changed[0]) throw new ProblemError('answer-changed').showing(changed[0]);
  const [answer] = saved;
  if (!answer) throw new Error('A change that is not refused is saved');
  return answer;
}

/**
 * Saves several answers of one audit and their events, all or none.
 * @throws ProblemError not-found; invalid-request for ratings that the scale lacks; wrong-state once it is sent; answer-changed with the
 * answers as they are now whose changes started from another version
 */
export async function saveAnswers(tx: TenantTx, writer: Writer, changes: Changes): Promise<Answer[]> {
  const { saved, changed } = await save(tx, writer, {
    changes,
    pointerOf: (at) => `#/body/answers/${at}/rating`,
  });
  if (changed.length > 0) throw new ProblemError('answer-changed').showing(changed);
  return saved;
}

async function save(
  tx: TenantTx,
  writer: Writer,
  { changes, pointerOf }: { changes: Changes; pointerOf: (at: number) => string },
): Promise<{ saved: Answer[]; changed: Answer[] }> {
  const outcomes = new Map((await write(tx, writer, changes)).map((row) => [row.recommendationId, row]));
  refuse(changes, outcomes, pointerOf);
  const items = [...outcomes.values()]
    .filter(({ answer }) => answer === null)
    .map((each) => each.recommendationId);
  const found = items.length > 0 ? await findAnswers(tx, { auditId: changes.auditId, items }, writer) : [];
  const standing = new Map(found.map((answer) => [answer.recommendationId, answer]));

  const saved: Answer[] = [];
  const changed: Answer[] = [];
  for (const { recommendationId, version } of changes.answers) {
    const outcome = outcomes.get(recommendationId);
    if (outcome?.answer) {
      saved.push({ ...outcome.answer, changedBy: writer.name });
      continue;
    }
    const current = standing.get(recommendationId) ?? nothingYet(recommendationId);
    (outcome?.upToDate && current.version === version ? saved : changed).push(current);
  }
  return { saved, changed };
}

/** @throws ProblemError not-found, wrong-state, invalid-request */
function refuse(
  { answers }: Changes,
  outcomes: ReadonlyMap<string, Outcome>,
  pointerOf: (at: number) => string,
): void {
  if (outcomes.size < answers.length) throw new ProblemError('not-found');
  if ([...outcomes.values()].some(({ state }) => state !== 'draft' && state !== 'being-checked'))
    throw new ProblemError('wrong-state');
  const unknown = answers.flatMap(({ recommendationId }, at) =>
    outcomes.get(recommendationId)?.levelKnown ? [] : [at],
  );
  if (unknown.length > 0)
    throw new ProblemError(
      'invalid-request',
      undefined,
      unknown.map((at) => ({
        pointer: pointerOf(at),
        detail: 'Choose one of the ratings of this framework',
      })),
    );
}

/** An empty change of what nobody has begun, or a change of what is not there. */
const nothingYet = (recommendationId: string): Answer => ({
  recommendationId,
  version: 0,
  rating: null,
  reason: '',
  note: '',
  changedBy: null,
  changedAt: new Date().toISOString(),
});

/** As the statement takes them: null for a text that stays. */
const columnsOf = (answers: readonly Change[]) => ({
  items: answers.map(({ recommendationId }) => recommendationId),
  versions: answers.map(({ version }) => version),
  setsRating: answers.map(({ rating }) => rating !== undefined),
  levels: answers.map(({ rating }) => (rating === NOT_APPLICABLE ? null : rating)),
  notApplicable: answers.map(({ rating }) => rating === NOT_APPLICABLE),
  reasons: answers.map(({ reason }) => (reason === null ? '' : reason)),
  notes: answers.map(({ note }) => (note === null ? '' : note)),
});

/**
 * One statement: holds the audit against being signed meanwhile, compares the versions, writes answers and events. Nothing is written of a
 * change that is refused, or that changes nothing.
 */
// oxlint-disable-next-line max-lines-per-function -- one statement, which has to stay one
function write(tx: TenantTx, writer: Writer, { auditId, answers }: Changes): Promise<Outcome[]> {
  const change = columnsOf(answers);
  return tx.sql<Outcome[]>`
    with target as materialized (
      select audit.authority_id, audit.id, audit.framework_id, audit.framework_version, audit.state
      from   audit.audit
      where  (audit.authority_id, audit.id) = (${writer.authorityId}::uuid, ${auditId}::uuid) and audit.origin = 'here'
      for    share
    ), item as materialized (
      -- What each answer would say; of an answer that another has changed meanwhile it is not written.
      select target.*, recommendation.id as item_id, change.version as started_from, coalesce(held.version, 0) as held_version,
             case when change.sets_rating then change.level_key           else held.level_key end                       as level_key,
             case when change.sets_rating then change.not_applicable else coalesce(held.not_applicable, false) end as not_applicable,
             coalesce(change.reason, held.reason, '') as reason,
             coalesce(change.note, held.note, '')     as note,
             coalesce(held.needs_review, false)       as needs_review,
             (held.level_key, coalesce(held.not_applicable, false), coalesce(held.reason, ''), coalesce(held.note, '')) as held,
             case when change.not_applicable
                  then (select content -> 'notApplicable' <> 'null'::jsonb from framework.version
                        where  (version.framework_id, version.version) = (target.framework_id, target.framework_version))
                  else change.level_key is null
                       or exists (select from framework.level
                                  where  (level.framework_id, level.version, level.key)
                                           = (target.framework_id, target.framework_version, change.level_key)) end as level_known
      from   target
      cross  join unnest(${change.items}::text[], ${change.versions}::int[], ${change.setsRating}::boolean[], ${change.levels}::text[],
                         ${change.notApplicable}::boolean[], ${change.reasons}::text[], ${change.notes}::text[])
               as change(item_id, version, sets_rating, level_key, not_applicable, reason, note)
      join   framework.recommendation
               on (recommendation.framework_id, recommendation.version, recommendation.id)
                    = (target.framework_id, target.framework_version, change.item_id)
      left   join audit.answer held
               on (held.authority_id, held.audit_id, held.item_id, held.rater_type, held.rater_id)
                    = (target.authority_id, target.id, recommendation.id, ${writer.type}::text, ${writer.id}::uuid)
    ), written as (
      insert into audit.answer as answer
        (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version,
         level_key, not_applicable, reason, note, changed_by, changed_at)
      select authority_id, id, item_id, ${writer.type}, ${writer.id}::uuid, framework_id, framework_version, started_from + 1,
             level_key, not_applicable, reason, note, ${writer.personId}::uuid, clock_timestamp()
      from   item
      where  state in ('draft', 'being-checked')
      and    level_known
      and    held_version = started_from
      and    (needs_review or (level_key, not_applicable, reason, note) is distinct from held)
      order  by item_id -- so that two who save the same items do not wait for each other
      on     conflict (authority_id, audit_id, item_id, rater_type, rater_id) do update
      set    version        = excluded.version,
             level_key      = excluded.level_key,
             not_applicable = excluded.not_applicable,
             reason         = excluded.reason,
             note           = excluded.note,
             origin         = case when answer.origin = 'carried' then 'carried-and-changed' else answer.origin end,
             needs_review   = false,
             changed_by     = excluded.changed_by,
             changed_at     = excluded.changed_at
      where  answer.version = excluded.version - 1
      returning answer.*
    ), event as (
      insert into audit.answer_event
        (authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, origin, needs_review,
         changed_by, changed_at)
      select authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, origin, needs_review,
             changed_by, changed_at
      from   written
    )
    select item.item_id                          as "recommendationId",
           item.state                            as "state",
           item.level_known                      as "levelKnown",
           item.held_version = item.started_from as "upToDate",
           case when written.item_id is not null then json_build_object(
             'recommendationId', written.item_id,
             'version', written.version,
             'rating', case when written.not_applicable then 'not-applicable' else written.level_key end,
             'reason', written.reason,
             'note', written.note,
             'changedAt', to_char(written.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as "answer"
    from   item
    left   join written on written.item_id = item.item_id`;
}
