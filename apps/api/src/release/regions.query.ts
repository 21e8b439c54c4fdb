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
    select region.code, region.name, count(unit.authority_id)::int as authorities
    from   access.region
    left   join access.reporting_unit unit on (unit.framework_id, unit.cycle_id, unit.region_code)
                                                = (${frameworkId}, ${cycleId}, region.code)
    group  by region.code, region.name
    order  by region.name`;
}
