import { ENGLAND } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';

/**
 * Counts who joined and who left between a release and every other of its framework, and keeps it with the later of the two. A withdrawn
 * release keeps its place, so it is counted against as well.
 *
 * Grain:  pair of releases x area of the later one.
 * Unit:   contributors, who are public. England's are those of all regions: one that moved between two of them stayed.
 */
export async function writeMovement(tx: Tx, releaseId: string): Promise<void> {
  await tx.sql`
    with pair as (
      select later.id as release_id, earlier.id as earlier_id
      from   released.release later
      join   released.release earlier
               on  earlier.framework_id = later.framework_id
               and (earlier.figures_taken_on, earlier.cycle_id collate "C") < (later.figures_taken_on, later.cycle_id collate "C")
      where  ${releaseId} in (later.id, earlier.id)
    ), counted as (
      select contributor.release_id, contributor.authority_id, area.code
      from   release.contributor
      join   audit.signed_audit signed on (signed.authority_id, signed.audit_id, signed.signing)
                                            = (contributor.authority_id, contributor.audit_id, contributor.signing)
      cross  join lateral (values (signed.region_code), (${ENGLAND})) as area (code)
    ), member as (
      -- Whoever is in either of the two, once for each area: a comparison one by one would take the square of their number.
      select pair.release_id, pair.earlier_id, counted.code, counted.authority_id,
             bool_or(counted.release_id = pair.release_id) as is_now, bool_or(counted.release_id = pair.earlier_id) as was_before
      from   pair
      join   counted on counted.release_id in (pair.release_id, pair.earlier_id)
      group  by pair.release_id, pair.earlier_id, counted.code, counted.authority_id
    )
    insert into released.movement (release_id, earlier_id, area_code, joined, gone)
    select pair.release_id, pair.earlier_id, area.code,
           count(*) filter (where member.is_now and not member.was_before),
           count(*) filter (where member.was_before and not member.is_now)
    from   pair
    join   released.area on area.release_id = pair.release_id
    left   join member on (member.release_id, member.earlier_id, member.code) = (pair.release_id, pair.earlier_id, area.code)
    group  by pair.release_id, pair.earlier_id, area.code`;
}
