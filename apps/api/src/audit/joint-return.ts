import type { JointCycle } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';

/** Open cycles in which a joint return answers for the authority, by due date; in these it carries out no audit of its own. Grain: cycle. */
export function listJointCycles(tx: TenantTx, authorityId: string): Promise<JointCycle[]> {
  return tx.sql<JointCycle[]>`
    select latest.title as "frameworkTitle", cycle.id as "cycle", joint.name as "jointReturn"
    from   access.covered_authority covered
    join   framework.cycle on (cycle.framework_id, cycle.id) = (covered.framework_id, covered.cycle_id)
    cross  join lateral (
      select title from framework.version
      where  version.framework_id = cycle.framework_id order by version desc limit 1) latest
    cross  join lateral (
      select name from access.authority_name
      where  authority_name.authority_id = covered.joint_return_id order by valid_from desc limit 1) joint
    where  covered.covered_id = ${authorityId}
    and    cycle.closed_at is null
    and    cycle.opens_on <= (now() at time zone 'Europe/London')::date
    order  by cycle.due_on, cycle.framework_id`;
}

/**
 * Whether it is the authority's to return in a cycle.
 * @throws ProblemError returns-jointly where a joint return answers for it; not-jointly for a joint return that is not used in the cycle
 */
export async function requireOwnReturn(
  tx: TenantTx,
  authorityId: string,
  { frameworkId, cycle }: { readonly frameworkId: string; readonly cycle: string },
): Promise<void> {
  const [found] = await tx.sql<{ jointReturn: string | null; unused: boolean }[]>`
    select (select named.name
            from   access.covered_authority covered
            join   access.authority_name named on named.authority_id = covered.joint_return_id
            where  (covered.framework_id, covered.cycle_id, covered.covered_id) = (${frameworkId}, ${cycle}, authority.id)
            order  by named.valid_from desc limit 1) as "jointReturn",
           authority.kind = 'joint-return'
             and not exists (select from access.joint_return_use used
                             where  (used.joint_return_id, used.framework_id, used.cycle_id)
                                      = (authority.id, ${frameworkId}, ${cycle})) as "unused"
    from   access.authority
    where  authority.id = ${authorityId}`;
  if (found?.jointReturn)
    throw new ProblemError('returns-jointly', `Its audit is carried out as ${found.jointReturn}`);
  if (found?.unused) throw new ProblemError('not-jointly');
}
