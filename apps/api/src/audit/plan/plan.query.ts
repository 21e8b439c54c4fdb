import type { ActionHistory, ActionWritten, PlanAction } from '@plumbline/contract';

import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';

/**
 * The tenant's actions, by due date. How an action was followed is read from signed audits: the last signature before its completion, and
 * the last signature of the first audit that was not yet signed then. Agreed ratings go before own ones.
 *
 * Grain:  action.
 * Null:   completedOn: not complete; followedBy: not complete, or not rated on the scale both times; changedBy: the person no longer acts
 *         for the authority.
 */
// oxlint-disable-next-line max-lines-per-function -- one statement, which reads as one
export function listActions(tx: TenantTx, actionId: string | null = null): Promise<PlanAction[]> {
  return tx.sql<PlanAction[]>`
    with rated as materialized (
      select distinct on (signed.audit_id, signed.signing, recommendation.series_id)
             signed.audit_id, signed.signing, signed.framework_id, signed.signed_at,
             min(signed.signed_at) over (partition by signed.audit_id) as first_signed_at,
             recommendation.series_id, level.position
      from   audit.signed_audit signed
      join   audit.signed_answer answer
               on (answer.authority_id, answer.audit_id, answer.signing) = (signed.authority_id, signed.audit_id, signed.signing)
      join   framework.recommendation
               on (recommendation.framework_id, recommendation.version, recommendation.id)
                    = (answer.framework_id, answer.framework_version, answer.item_id)
      left   join framework.level
               on (level.framework_id, level.version, level.key) = (answer.framework_id, answer.framework_version, answer.level_key)
      where  answer.rater_type in ('own', 'agreed')
      -- 'agreed' comes first.
      order  by signed.audit_id, signed.signing, recommendation.series_id, answer.rater_type
    )
    select action.id                as "id",
           action.version           as "version",
           action.framework_id      as "frameworkId",
           series.items             as "items",
           latest.title             as "recommendation",
           latest.theme             as "theme",
           action.what              as "what",
           action.owner             as "owner",
           action.due_on::text      as "dueOn",
           action.expected          as "expected",
           action.status            as "status",
           action.status not in ('complete', 'stopped')
             and action.due_on < (now() at time zone 'Europe/London')::date as "overdue",
           (action.completed_at at time zone 'Europe/London')::date::text as "completedOn",
           case sign(after.position - before.position) when 1 then 'higher' when 0 then 'same' when -1 then 'lower' end as "followedBy",
           colleague.name           as "changedBy",
           to_char(action.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   audit.action
    cross  join lateral (
      select json_agg(json_build_object('version', version, 'recommendationId', id) order by version) as items
      from   framework.recommendation
      where  (recommendation.framework_id, recommendation.series_id) = (action.framework_id, action.series_id)) series
    cross  join lateral (
      select recommendation.title, theme.title as theme
      from   framework.recommendation
      join   framework.theme
               on (theme.framework_id, theme.version, theme.id)
                    = (recommendation.framework_id, recommendation.version, recommendation.theme_id)
      where  (recommendation.framework_id, recommendation.series_id) = (action.framework_id, action.series_id)
      order  by recommendation.version desc limit 1) latest
    left   join lateral (
      select position from rated
      where  (rated.framework_id, rated.series_id) = (action.framework_id, action.series_id)
      and    rated.signed_at <= action.completed_at
      order  by rated.first_signed_at desc, rated.signing desc limit 1) before on true
    left   join lateral (
      select position from rated
      where  (rated.framework_id, rated.series_id) = (action.framework_id, action.series_id)
      and    rated.first_signed_at > action.completed_at
      order  by rated.first_signed_at, rated.signing desc limit 1) after on true
    left   join access.colleagues() colleague on colleague.person_id = action.changed_by
    where  action.authority_id = ${tx.authorityId}
    and    (${actionId}::uuid is null or action.id = ${actionId}::uuid)
    order  by action.due_on, latest.title, action.id`;
}

/**
 * What an action was in each of its versions, newest first, with the notes on its progress.
 *
 * Grain:  version.
 * Null:   by: the person no longer acts for the authority, or was not recorded.
 * @throws ProblemError not-found for an action that is not there for the tenant
 */
export async function readActionHistory(tx: TenantTx, actionId: string): Promise<ActionHistory> {
  const written = await tx.sql<ActionWritten[]>`
    select event.version      as "version",
           event.what         as "what",
           event.owner        as "owner",
           event.due_on::text as "dueOn",
           event.expected     as "expected",
           event.status       as "status",
           event.note         as "note",
           colleague.name     as "by",
           to_char(event.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at"
    from   audit.action_event event
    left   join access.colleagues() colleague on colleague.person_id = event.changed_by
    where  event.authority_id = ${tx.authorityId} and event.action_id = ${actionId}
    order  by event.version desc`;
  if (written.length === 0) throw new ProblemError('not-found');
  return { written };
}
