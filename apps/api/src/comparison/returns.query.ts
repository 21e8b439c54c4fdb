import type { CycleSummary, ReportingUnit, Returns, ReturnsQuery } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';
import { listCycles } from '../release/cycles.query.js';

/** Who has returned in a region, in the first cycle that fits what is asked; with the cycles that can be asked for. */
export async function readReturns(tx: Tx, regionCode: string, asked: ReturnsQuery): Promise<Returns> {
  const [region] = await tx.sql<Returns['region'][]>`
    select code, name from access.region where code = ${regionCode}`;
  if (!region) throw new Error('A regional lead leads a region that there is');
  const cycles = await listReturnCycles(tx);
  const cycle = cycles.find(
    (each) =>
      (asked.framework ?? each.framework.id) === each.framework.id &&
      (asked.cycle ?? each.cycle) === each.cycle,
  );
  return {
    region,
    cycles,
    shown: cycle ? { cycle, units: await readUnits(tx, regionCode, cycle) } : null,
  };
}

/** Cycles in which authorities can return or could, open ones first, then the latest figures. Public ratings are nobody's to return. */
async function listReturnCycles(tx: Tx): Promise<CycleSummary[]> {
  const own = await tx.sql<{ id: string }[]>`
    select id
    from   (select distinct on (framework_id) framework_id as id, ratings_public
            from   framework.version order by framework_id, version desc) latest
    where  not ratings_public`;
  const cycles = (await listCycles(tx)).filter(
    ({ state, framework }) => state !== 'announced' && own.some(({ id }) => id === framework.id),
  );
  const over = ({ state }: CycleSummary) => Number(state !== 'open');
  return cycles.toSorted((one, other) => over(one) - over(other));
}

/** Grain: reporting unit of the region in the cycle, in the order of names. */
function readUnits(tx: Tx, regionCode: string, { framework, cycle }: CycleSummary): Promise<ReportingUnit[]> {
  return tx.sql<ReportingUnit[]>`
    select unit.name as "name",
           case when not unit.has_returned            then 'not-returned'
                when late.authority_id is not null    then 'returned-late'
                else 'returned' end as "state",
           (select coalesce(json_agg(named.name order by named.name), '[]')
            from   access.covered_authority covered
            join   framework.cycle       on (cycle.framework_id, cycle.id) = (covered.framework_id, covered.cycle_id)
            join   access.authority_name named on named.authority_id = covered.covered_id
                                              and named.valid_from <= cycle.figures_taken_on
                                              and (named.valid_to is null or named.valid_to > cycle.figures_taken_on)
            where  (covered.framework_id, covered.cycle_id, covered.joint_return_id)
                     = (unit.framework_id, unit.cycle_id, unit.authority_id)) as "covers"
    from   access.reporting_unit unit
    left   join audit.late_returns(${framework.id}, ${cycle}) late on late.authority_id = unit.authority_id
    where  unit.framework_id = ${framework.id}
    and    unit.cycle_id = ${cycle}
    and    unit.region_code = ${regionCode}
    order  by unit.name`;
}
