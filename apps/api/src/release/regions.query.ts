import type { Tx } from '../platform/database.js';

export interface RegionRow {
  readonly code: string;
  readonly name: string;
  /** Authorities and joint returns that could return in the cycle: those there were when the figures were taken, and those that did return before they ended. */
  readonly authorities: number;
}

/**
 * The regions as they stand in a cycle.
 *
 * Grain:  region, in the order of names.
 * Unit:   reporting units; an authority that a joint return answers for in this cycle is not one.
 */
export function readRegions(tx: Tx, frameworkId: string, cycleId: string): Promise<RegionRow[]> {
  return tx.sql<RegionRow[]>`
    with cycle as (
      select framework_id, id, figures_taken_on, fictional from framework.cycle where framework_id = ${frameworkId} and id = ${cycleId}
    ), used as (
      select joint.joint_return_id, cover.covered_id
      from   cycle
      join   access.joint_return_use   joint on (joint.framework_id, joint.cycle_id) = (cycle.framework_id, cycle.id)
      join   access.joint_return_cover cover on cover.joint_return_id = joint.joint_return_id
                                            and cover.valid_from <= cycle.figures_taken_on
                                            and (cover.valid_to is null or cover.valid_to > cycle.figures_taken_on)
    ), unit as (
      -- Where it counted when it signed, whatever its region is called now.
      select participation.authority_id, participation.region_code
      from   cycle
      join   audit.participation on (participation.framework_id, participation.cycle_id) = (cycle.framework_id, cycle.id)
      where  not exists (select from used where used.covered_id = participation.authority_id)
      union  all
      select named.authority_id, named.region_code
      from   cycle
      join   access.authority_name named on named.valid_from <= cycle.figures_taken_on
                                        and (named.valid_to is null or named.valid_to > cycle.figures_taken_on)
      join   access.authority on authority.id = named.authority_id and authority.fictional = cycle.fictional
      where  case authority.kind
               when 'joint-return' then exists (select from used where used.joint_return_id = authority.id)
               else not exists (select from used where used.covered_id = authority.id)
             end
      and    not exists (select from audit.participation
                         where  (participation.authority_id, participation.framework_id, participation.cycle_id)
                                  = (authority.id, cycle.framework_id, cycle.id))
    )
    select region.code, region.name, count(unit.authority_id)::int as authorities
    from   access.region
    left   join unit on unit.region_code = region.code
    group  by region.code, region.name
    order  by region.name`;
}
