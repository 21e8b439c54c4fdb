import { randomUUID } from 'node:crypto';

import type { AddAction, ChangeAction, PlanAction } from '@plumbline/contract';

import { ProblemError } from '../../platform/problem-error.js';
import type { TenantTx } from '../../platform/tenancy.js';
import { listActions } from './plan.query.js';

interface Planner {
  readonly authorityId: string;
  readonly personId: string;
}

/** Plans an action, for the series of the recommendation. @throws ProblemError not-found for a recommendation that there is not */
export async function addAction(
  tx: TenantTx,
  { authorityId, personId }: Planner,
  { frameworkId, frameworkVersion, recommendationId, what, owner, dueOn, expected }: AddAction,
): Promise<PlanAction> {
  const id = randomUUID();
  const added = await tx.sql`
    with added as (
      insert into audit.action (authority_id, id, framework_id, series_id, version, what, owner, due_on, expected, changed_by)
      select ${authorityId}, ${id}, recommendation.framework_id, recommendation.series_id, 1, ${what}, ${owner}, ${dueOn}::date, ${expected},
             ${personId}
      from   framework.recommendation
      where  (recommendation.framework_id, recommendation.version, recommendation.id)
               = (${frameworkId}, ${frameworkVersion}::int, ${recommendationId})
      returning *
    )
    insert into audit.action_event
      (authority_id, action_id, version, what, owner, due_on, expected, status, completed_at, changed_by, changed_at)
    select authority_id, id, version, what, owner, due_on, expected, status, completed_at, changed_by, changed_at
    from   added
    returning true`;
  if (added.length === 0) throw new ProblemError('not-found');
  return findAction(tx, id);
}

interface Changing {
  readonly actionId: string;
  readonly change: ChangeAction;
  /** The version that the change started from. */
  readonly version: number;
}

/**
 * Changes an action, with its event, in whatever state audits and cycles are; a change that changes nothing and says nothing writes nothing.
 * @throws ProblemError not-found; action-changed, with the action as it is now, when the change started from another version
 */
export async function changeAction(
  tx: TenantTx,
  personId: string,
  { actionId, change, version }: Changing,
): Promise<PlanAction> {
  const { what = null, owner = null, dueOn = null, expected = null, status = null } = change;
  const note = change.note?.trim() ?? '';
  const changed = await tx.sql`
    with changed as (
      update audit.action
      set    version      = action.version + 1,
             what         = coalesce(${what}::text, action.what),
             owner        = coalesce(${owner}::text, action.owner),
             due_on       = coalesce(${dueOn}::date, action.due_on),
             expected     = coalesce(${expected}::text, action.expected),
             status       = coalesce(${status}::text, action.status),
             completed_at = case when coalesce(${status}::text, action.status) = 'complete'
                                 then coalesce(action.completed_at, clock_timestamp()) end,
             changed_by   = ${personId}::uuid,
             changed_at   = clock_timestamp()
      where  action.authority_id = ${tx.authorityId}
      and    action.id = ${actionId}
      and    action.version = ${version}::int
      and    (${note !== ''}::boolean
              or (action.what, action.owner, action.due_on, action.expected, action.status)
                   is distinct from (coalesce(${what}::text, action.what), coalesce(${owner}::text, action.owner),
                                     coalesce(${dueOn}::date, action.due_on), coalesce(${expected}::text, action.expected),
                                     coalesce(${status}::text, action.status)))
      returning action.*
    )
    insert into audit.action_event
      (authority_id, action_id, version, what, owner, due_on, expected, status, completed_at, note, changed_by, changed_at)
    select authority_id, id, version, what, owner, due_on, expected, status, completed_at, ${note}, changed_by, changed_at
    from   changed
    returning true`;
  const action = await findAction(tx, actionId);
  if (changed.length === 0 && action.version !== version)
    throw new ProblemError('action-changed').showing(action);
  return action;
}

async function findAction(tx: TenantTx, id: string): Promise<PlanAction> {
  const [action] = await listActions(tx, id);
  if (!action) throw new ProblemError('not-found');
  return action;
}
