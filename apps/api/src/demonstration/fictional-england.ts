import {
  DEMONSTRATION,
  DEMONSTRATION_DAY,
  FICTIONAL_CYCLES,
  type FictionalCycle,
  fictionalAgencies,
  fictionalAuthorities,
} from '@plumbline/demo-data';

import { ALWAYS } from '../access/dated-names.js';
import type { Tx } from '../platform/database.js';

export const FRAMEWORK = 'cscip-2017';
const isOver = ({ figuresTakenOn }: FictionalCycle): boolean => figuresTakenOn < DEMONSTRATION_DAY;
/** The cycles whose figures were taken; the last one is open. */
export const OVER_CYCLES = FICTIONAL_CYCLES.filter(isOver).map(({ id }) => id);

/** The made-up authorities with their names and codes, and what the joint return covers, as svc_import. Again without change. */
export async function writeFictionalAuthorities(tx: Tx): Promise<void> {
  const authorities = fictionalAuthorities(DEMONSTRATION);
  const rows = JSON.stringify(authorities);
  await tx.sql`
    insert into access.authority (id, kind, fictional)
    select id, kind, true from jsonb_to_recordset(${rows}::jsonb) as a(id uuid, kind text)
    on     conflict do nothing`;
  await tx.sql`
    insert into access.authority_name (authority_id, code, name, type, region_code, valid_from)
    select id, code, name, type, "regionCode", ${ALWAYS}::date
    from   jsonb_to_recordset(${rows}::jsonb) as a(id uuid, code text, name text, type text, "regionCode" text)
    on     conflict do nothing`;
  const covers = authorities.flatMap(({ id, covers: covered }) => covered.map((one) => ({ id, one })));
  await tx.sql`
    insert into access.joint_return_cover (joint_return_id, covered_id, valid_from)
    select id, one, ${ALWAYS}::date from jsonb_to_recordset(${JSON.stringify(covers)}::jsonb) as c(id uuid, one uuid)
    on     conflict do nothing`;
}

/** The cycles, who answers jointly in which, and the partner agencies with their seats and whom they serve, as svc_platform. Again without change. */
export async function writeFictionalCycles(tx: Tx): Promise<void> {
  const cycles = FICTIONAL_CYCLES.map((cycle) => ({ ...cycle, over: isOver(cycle) }));
  await tx.sql`
    insert into framework.cycle
      (framework_id, id, opens_on, due_on, figures_taken_on, results_on, time_period, origin, fictional, closed_at)
    select "frameworkId", id, "opensOn", "dueOn", "figuresTakenOn", "resultsOn", "timePeriod", 'announced', true,
           case when over then ("figuresTakenOn" + time '09:00' + interval '1 day') at time zone 'Europe/London' end
    from   jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb)
             as c("frameworkId" text, id text, "opensOn" date, "dueOn" date, "figuresTakenOn" date, "resultsOn" date, "timePeriod" text, over boolean)
    on     conflict do nothing`;
  const uses = fictionalAuthorities(DEMONSTRATION)
    .filter(({ kind }) => kind === 'joint-return')
    .flatMap(({ id, answersIn }) => answersIn.map((cycle) => ({ id, cycle })));
  await tx.sql`
    insert into access.joint_return_use (joint_return_id, framework_id, cycle_id)
    select id, ${FRAMEWORK}, cycle from jsonb_to_recordset(${JSON.stringify(uses)}::jsonb) as u(id uuid, cycle text)
    on     conflict do nothing`;

  const agencies = JSON.stringify(fictionalAgencies(DEMONSTRATION));
  await tx.sql`
    insert into access.agency (id, kind, name)
    select id, kind, name from jsonb_to_recordset(${agencies}::jsonb) as a(id uuid, kind text, name text)
    on     conflict do nothing`;
  await tx.sql`
    insert into access.agency_authority (agency_id, authority_id)
    select a.id, served::uuid
    from   jsonb_to_recordset(${agencies}::jsonb) as a(id uuid, serves jsonb), jsonb_array_elements_text(a.serves) served
    on     conflict do nothing`;
  await tx.sql`
    insert into access.agency_seat (agency_id, framework_id, cycle_id, region_code)
    select a.id, ${FRAMEWORK}, cycle.id, a."regionCode"
    from   jsonb_to_recordset(${agencies}::jsonb) as a(id uuid, "regionCode" text),
           jsonb_to_recordset(${JSON.stringify(cycles)}::jsonb) as cycle(id text)
    on     conflict do nothing`;
}
