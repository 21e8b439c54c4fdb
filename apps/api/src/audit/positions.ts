import type { Position, PositionKey, SavePosition } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { listAskedItems } from './asked-items.query.js';
import { findPosition } from './positions.query.js';
import { saveChanges } from './save-answers.js';
import { lockAudit } from './steps.query.js';

/** Who keeps positions, and by whose hand. */
export interface Keeper {
  readonly agencyId: string;
  readonly personId: string;
  readonly name: string;
}

interface Kept {
  readonly key: PositionKey;
  readonly change: SavePosition;
  readonly version: number;
}

/**
 * Saves a change of a position and its event, on the scale of the framework's latest version. No audit changes with it.
 * @throws ProblemError not-found for a recommendation that the latest version has not; invalid-request for a rating that is not on its scale;
 * position-changed with the position as it is now
 */
export async function savePosition(
  tx: TenantTx,
  { agencyId, personId }: Keeper,
  kept: Kept,
): Promise<Position> {
  const { key, version } = kept;
  const { level, notApplicable, reason, note } = await wordsAfter(tx, agencyId, kept);
  const [saved] = await tx.sql<{ levelKnown: boolean; written: boolean }[]>`
    with item as materialized (
      select recommendation.framework_id, recommendation.version, recommendation.series_id,
             case when ${notApplicable}::boolean then version.content -> 'notApplicable' <> 'null'::jsonb
                  else ${level}::text is null
                       or exists (select from framework.level
                                  where  (level.framework_id, level.version, level.key)
                                           = (recommendation.framework_id, recommendation.version, ${level}::text)) end as level_known
      from   framework.recommendation
      join   framework.version
               on (version.framework_id, version.version) = (recommendation.framework_id, recommendation.version)
      where  recommendation.framework_id = ${key.frameworkId}
      and    recommendation.id = ${key.recommendationId}
      and    recommendation.version = (select max(latest.version) from framework.version latest
                                       where  latest.framework_id = ${key.frameworkId})
    ), written as (
      insert into agency.held_position as held
        (agency_id, framework_id, series_id, framework_version, version, level_key, not_applicable, reason, note, changed_by)
      select ${agencyId}::uuid, framework_id, series_id, version, 1, ${level}, ${notApplicable}, ${reason}, ${note}, ${personId}::uuid
      from   item
      where  level_known
      and    (${version}::int = 0
              or exists (select from agency.held_position known
                         where  (known.agency_id, known.framework_id, known.series_id)
                                  = (${agencyId}::uuid, item.framework_id, item.series_id)))
      on     conflict (agency_id, framework_id, series_id) do update
      set    framework_version = excluded.framework_version,
             version           = held.version + 1,
             level_key         = excluded.level_key,
             not_applicable    = excluded.not_applicable,
             reason            = excluded.reason,
             note              = excluded.note,
             changed_by        = excluded.changed_by,
             changed_at        = clock_timestamp()
      where  held.version = ${version}::int
      returning held.*
    ), event as (
      insert into agency.held_position_event
        (agency_id, framework_id, series_id, version, framework_version, level_key, not_applicable, reason, note, changed_by, changed_at)
      select agency_id, framework_id, series_id, version, framework_version, level_key, not_applicable, reason, note, changed_by, changed_at
      from   written
    )
    select item.level_known as "levelKnown", exists (select from written) as "written" from item`;
  if (!saved) throw new ProblemError('not-found');
  if (!saved.levelKnown)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/body/rating', detail: 'Choose one of the ratings of this framework' },
    ]);
  const current = await findPosition(tx, agencyId, key);
  if (!current) throw new ProblemError('not-found');
  if (!saved.written) throw new ProblemError('position-changed').showing(current);
  return current;
}

/** What is absent from a change stays, null clears. @throws ProblemError position-changed */
async function wordsAfter(tx: TenantTx, agencyId: string, { key, change, version }: Kept) {
  const before = await findPosition(tx, agencyId, key);
  if (before && before.version !== version) throw new ProblemError('position-changed').showing(before);
  const { rating = before?.rating ?? null, reason = before?.reason, note = before?.note } = change;
  const notApplicable = rating === NOT_APPLICABLE;
  return { level: notApplicable ? null : rating, notApplicable, reason: reason ?? '', note: note ?? '' };
}

/**
 * Makes positions of the agency its answers in one audit, each with the record that it came from there. It opens nothing: the ratings stand
 * once the agency says so, or the audit lead opens them.
 * @throws ProblemError not-found for what is not asked, or has no position to offer; ratings-opened; wrong-state
 */
export async function usePositions(
  tx: TenantTx,
  { agencyId, personId, name }: Keeper,
  { auditId, recommendationIds }: { readonly auditId: string; readonly recommendationIds: readonly string[] },
): Promise<void> {
  await lockAudit(tx, auditId);
  const asked = await listAskedItems(tx, agencyId);
  const items = [...new Set(recommendationIds)].map((recommendationId) => {
    const item = asked.find((one) => one.auditId === auditId && one.recommendationId === recommendationId);
    if (!item?.position) throw new ProblemError('not-found');
    const { version: position, ...change } = item.position;
    return { position, change: { ...change, recommendationId, version: item.answer?.version ?? 0 } };
  });
  const outcomes = await saveChanges(
    tx,
    { type: 'partner', id: agencyId, personId, name },
    {
      auditId,
      answers: items.map(({ change }) => change),
      pointerOf: (at) => `#/body/recommendationIds/${at}`,
      keepsLate: false, // none is: the versions were read while the audit was held
    },
  );
  await tx.sql`
    insert into audit.position_copy_event
      (authority_id, audit_id, item_id, agency_id, answer_version, position_version, copied_by)
    select asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id, copied.answer, copied.position, ${personId}
    from   audit.asked
    join   unnest(${items.map(({ change }) => change.recommendationId)}::text[], ${outcomes.map(({ answer }) => answer.version)}::int[],
                  ${items.map(({ position }) => position)}::int[]) as copied (item_id, answer, position)
             on copied.item_id = asked.item_id
    where  asked.audit_id = ${auditId} and asked.agency_id = ${agencyId}
    on     conflict do nothing`;
}
