import type { AskedItem, FromPosition, Position, PositionKey, Positions } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

type Framework = Positions['frameworks'][number];

/**
 * What the agency that is set has a position on, is asked now, or is usually asked as one of its kind.
 *
 * Grain:  framework in its latest version; within it recommendation, in the framework's order.
 * Null:   position: nobody has begun it; within it rating: none, changedBy: no longer acts for the agency.
 */
export function readPositions(tx: TenantTx, agencyId: string): Promise<Framework[]> {
  return tx.sql<Framework[]>`
    with latest as materialized (
      select distinct on (framework_id) framework_id, version, content
      from   framework.version order by framework_id, version desc
    ), asked as materialized (
      select audit.framework_id, recommendation.series_id, count(*)::int as audits
      from   audit.asked
      join   audit.audit on (audit.authority_id, audit.id) = (asked.authority_id, asked.audit_id)
      join   framework.recommendation
               on (recommendation.framework_id, recommendation.version, recommendation.id)
                    = (audit.framework_id, audit.framework_version, asked.item_id)
      where  asked.agency_id = ${agencyId} and audit.origin = 'here' and audit.state in ('draft', 'being-checked')
      group  by audit.framework_id, recommendation.series_id
    ), usual as materialized (
      select latest.framework_id, item ->> 'id' as item_id
      from   latest
      join   access.agency on agency.id = ${agencyId}
      cross  join lateral jsonb_path_query(latest.content, '$.themes[*].recommendations[*]') item
      where  item -> 'usuallyAsked' ? agency.kind
    )
    select latest.framework_id as "frameworkId", latest.version as "version",
           json_agg(json_build_object(
             'recommendationId', recommendation.id,
             'askedBy', coalesce(asked.audits, 0),
             'position', case when held.series_id is not null then json_build_object(
               'version', held.version,
               'rating', case when held.not_applicable then 'not-applicable' else held.level_key end,
               'reason', held.reason,
               'note', held.note,
               'changedBy', colleague.name,
               'changedAt', to_char(held.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end)
             order by recommendation.position) as "items"
    from   latest
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (latest.framework_id, latest.version)
    left   join agency.held_position held
             on (held.agency_id, held.framework_id, held.series_id)
                  = (${agencyId}::uuid, recommendation.framework_id, recommendation.series_id)
    left   join asked on (asked.framework_id, asked.series_id) = (recommendation.framework_id, recommendation.series_id)
    left   join usual on (usual.framework_id, usual.item_id) = (recommendation.framework_id, recommendation.id)
    left   join access.colleagues() colleague on colleague.person_id = held.changed_by
    where  held.series_id is not null or asked.series_id is not null or usual.item_id is not null
    group  by latest.framework_id, latest.version
    order  by latest.framework_id`;
}

/** One position of the agency that is set; null while nobody has begun it. */
export async function findPosition(
  tx: TenantTx,
  agencyId: string,
  { frameworkId, recommendationId }: PositionKey,
): Promise<Position | null> {
  const frameworks = await readPositions(tx, agencyId);
  const items = frameworks.find((each) => each.frameworkId === frameworkId)?.items ?? [];
  return items.find((each) => each.recommendationId === recommendationId)?.position ?? null;
}

/** What a position offers to an audit that asks, and whether the answer there came from one. */
export interface Offer extends Pick<AskedItem, 'position' | 'fromPosition'> {
  readonly auditId: string;
  readonly recommendationId: string;
}

/** Grain: audit being filled in x recommendation that the agency is asked about. */
export function readOffers(tx: TenantTx, agencyId: string): Promise<Offer[]> {
  return tx.sql<Offer[]>`
    select asked.audit_id as "auditId", asked.item_id as "recommendationId",
           case when level.key is not null or held.not_applicable then json_build_object(
             'version', held.version,
             'rating', coalesce(level.key, 'not-applicable'),
             'reason', held.reason,
             'note', held.note) end as "position",
           case copied.adapted when true then 'adapted' when false then 'as-it-is' end as "fromPosition"
    from   audit.asked
    join   audit.audit on (audit.authority_id, audit.id) = (asked.authority_id, asked.audit_id)
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (audit.framework_id, audit.framework_version, asked.item_id)
    left   join agency.held_position held
             on (held.agency_id, held.framework_id, held.series_id)
                  = (asked.agency_id, audit.framework_id, recommendation.series_id)
    -- A level that this version's scale does not have cannot be offered.
    left   join framework.level
             on (level.framework_id, level.version, level.key) = (audit.framework_id, audit.framework_version, held.level_key)
    left   join audit.from_position copied
             on (copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id)
                  = (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
    where  asked.agency_id = ${agencyId} and audit.origin = 'here' and audit.state in ('draft', 'being-checked')`;
}

/** Which answers of partners in one of the tenant's audits came from their positions, of those that it may see. */
export function readFromPositions(
  tx: TenantTx,
  auditId: string,
): Promise<{ recommendationId: string; agencyId: string; fromPosition: FromPosition }[]> {
  return tx.sql<{ recommendationId: string; agencyId: string; fromPosition: FromPosition }[]>`
    select item_id as "recommendationId", agency_id as "agencyId",
           case when adapted then 'adapted' else 'as-it-is' end as "fromPosition"
    from   audit.from_position
    where  authority_id = ${tx.authorityId} and audit_id = ${auditId}`;
}
