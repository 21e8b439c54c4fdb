import type { OwnCycle } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/**
 * What the tenant signed, cycle by cycle: the version that is in the figures, which is the last one signed when they were taken;
 * where none was, the last one signed at all.
 *
 * Grain:  cycle of a framework, the latest figures first; within it recommendation, in the framework's order.
 * Unit:   the agreed rating where there is one, else the authority's own; partners' ratings are not among them.
 * Null:   signedAgainOn: nothing was signed after that version.
 */
export function readOwnCycles(tx: TenantTx): Promise<OwnCycle[]> {
  return tx.sql<OwnCycle[]>`
    with signed as (
      select signed.*, cycle.time_period, cycle.figures_taken_on,
             signed.signed_at < framework.cut_off(cycle.figures_taken_on, cycle.closed_at) as in_time,
             max(signed.signed_at) over cycles as last_at,
             max(signed.signing)   over cycles as last
      from   audit.signed_audit signed
      join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
      window cycles as (partition by signed.framework_id, signed.cycle_id)
    ), counted as (
      select distinct on (framework_id, cycle_id) *
      from   signed
      order  by framework_id, cycle_id, in_time desc, signing desc
    )
    select counted.audit_id     as "auditId",
           counted.framework_id as "frameworkId",
           counted.cycle_id     as "cycle",
           counted.time_period  as "timePeriod",
           case when not counted.in_time then 'too-late'
                when exists (
                  select from access.covered_authority covered
                  where  (covered.framework_id, covered.cycle_id, covered.covered_id)
                           = (counted.framework_id, counted.cycle_id, counted.authority_id)) then 'joint-return'
                else 'in-figures' end as "standing",
           (counted.signed_at at time zone 'Europe/London')::date::text as "signedOn",
           case when counted.last > counted.signing
                then (counted.last_at at time zone 'Europe/London')::date::text end as "signedAgainOn",
           (select coalesce(json_agg(json_build_object('id', chosen.series_id, 'rating', chosen.rating, 'agreed', chosen.agreed)
                     order by chosen.position), '[]')
            from  (select distinct on (answer.item_id)
                          recommendation.series_id, recommendation.position,
                          coalesce(answer.level_key, 'not-applicable') as rating, answer.rater_type = 'agreed' as agreed
                   from   audit.signed_answer answer
                   join   framework.recommendation
                            on (recommendation.framework_id, recommendation.version, recommendation.id)
                                 = (answer.framework_id, answer.framework_version, answer.item_id)
                   where  (answer.authority_id, answer.audit_id, answer.signing)
                            = (counted.authority_id, counted.audit_id, counted.signing)
                   and    answer.rater_type in ('own', 'agreed')
                   -- 'agreed' comes before 'own', by the alphabet: the index has this order already.
                   order  by answer.item_id, answer.rater_type) chosen) as "ratings"
    from   counted
    order  by counted.figures_taken_on desc, counted.framework_id, counted.cycle_id desc`;
}
