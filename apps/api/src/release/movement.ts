import { ENGLAND } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';

/**
 * Counts who joined and who left between a release and every other of its framework, and keeps it with the later of the two. A retracted
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
    )
    insert into released.movement (release_id, earlier_id, area_code, joined, gone)
    select pair.release_id, pair.earlier_id, area.code,
           (select count(*) from counted now
            where  (now.release_id, now.code) = (pair.release_id, area.code)
            and    not exists (select from counted before
                               where  (before.release_id, before.code, before.authority_id)
                                        = (pair.earlier_id, area.code, now.authority_id))),
           (select count(*) from counted before
            where  (before.release_id, before.code) = (pair.earlier_id, area.code)
            and    not exists (select from counted now
                               where  (now.release_id, now.code, now.authority_id)
                                        = (pair.release_id, area.code, before.authority_id)))
    from   pair
    join   released.area on area.release_id = pair.release_id`;
}
