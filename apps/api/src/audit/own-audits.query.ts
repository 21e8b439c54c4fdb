import type { AuditSummary, CycleToStart, SignedRating } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';
import { findSource } from './carry-forward.js';

interface AuditOfAuthority extends AuditSummary {
  readonly authority: { id: string; name: string; covers: string[] };
  readonly carriedFrom: string | null;
}

/** The tenant's audits, newest cycle first. Grain: audit. */
export function listAudits(tx: TenantTx): Promise<AuditSummary[]> {
  return tx.sql<AuditSummary[]>`
    select audit.id                as "id",
           audit.framework_id      as "frameworkId",
           audit.framework_version as "frameworkVersion",
           version.title           as "frameworkTitle",
           audit.cycle_id          as "cycle",
           cycle.due_on::text      as "dueOn",
           cycle.figures_taken_on::text as "figuresTakenOn",
           audit.state             as "state"
    from   audit.audit
    join   framework.cycle on (cycle.framework_id, cycle.id) = (audit.framework_id, audit.cycle_id)
    join   framework.version on (version.framework_id, version.version) = (audit.framework_id, audit.framework_version)
    where  audit.authority_id = ${tx.authorityId}
    order  by cycle.opens_on desc, audit.framework_id`;
}

/**
 * Open cycles in which the tenant has no audit yet, the next due first; only of frameworks whose ratings are its own to give, and none of
 * made-up authorities for a real one or the other way round; a joint return's where it is used, and nobody's whom one covers there.
 */
export async function listCyclesToStart(tx: TenantTx, authorityId: string): Promise<CycleToStart[]> {
  const cycles = await tx.sql<Omit<CycleToStart, 'carryFrom'>[]>`
    select cycle.framework_id           as "frameworkId",
           latest.title                 as "frameworkTitle",
           cycle.id                     as "cycle",
           cycle.due_on::text           as "dueOn",
           cycle.figures_taken_on::text as "figuresTakenOn"
    from   framework.cycle
    join   access.authority on authority.fictional = cycle.fictional
    cross  join lateral (
      select title, ratings_public from framework.version
      where  version.framework_id = cycle.framework_id order by version desc limit 1) latest
    where  cycle.closed_at is null
    and    authority.id = ${authorityId}
    and    cycle.opens_on <= (now() at time zone 'Europe/London')::date
    and    not latest.ratings_public
    and    case authority.kind
             when 'joint-return' then exists (select from access.joint_return_use used
                                              where  (used.joint_return_id, used.framework_id, used.cycle_id)
                                                       = (authority.id, cycle.framework_id, cycle.id))
             else not exists (select from access.covered_authority covered
                              where  (covered.framework_id, covered.cycle_id, covered.covered_id)
                                       = (cycle.framework_id, cycle.id, authority.id))
           end
    and    not exists (select from audit.audit
                       where  (audit.authority_id, audit.framework_id, audit.cycle_id)
                                = (authority.id, cycle.framework_id, cycle.id))
    order  by cycle.due_on, cycle.framework_id`;
  const toStart: CycleToStart[] = [];
  for (const cycle of cycles)
    toStart.push({ ...cycle, carryFrom: (await findSource(tx, cycle))?.cycle ?? null });
  return toStart;
}

/** One audit of the tenant's without its ratings; null when there is none of this id, or it is another's. */
export async function findAudit(tx: TenantTx, auditId: string): Promise<AuditOfAuthority | null> {
  const [audit] = await tx.sql<AuditOfAuthority[]>`
    select audit.id                as "id",
           audit.framework_id      as "frameworkId",
           audit.framework_version as "frameworkVersion",
           version.title           as "frameworkTitle",
           audit.cycle_id          as "cycle",
           cycle.due_on::text      as "dueOn",
           cycle.figures_taken_on::text as "figuresTakenOn",
           audit.state             as "state",
           audit.carried_from      as "carriedFrom",
           json_build_object('id', audit.authority_id, 'name', named.name, 'covers', covers.names) as "authority"
    from   audit.audit
    join   framework.cycle on (cycle.framework_id, cycle.id) = (audit.framework_id, audit.cycle_id)
    join   framework.version on (version.framework_id, version.version) = (audit.framework_id, audit.framework_version)
    cross  join lateral (
      select name from access.authority_name
      where  authority_name.authority_id = audit.authority_id order by valid_from desc limit 1) named
    cross  join lateral (
      select coalesce(json_agg(known.name order by known.name), '[]'::json) as names
      from   access.covered_authority covered
      cross  join lateral (
        select name from access.authority_name
        where  authority_name.authority_id = covered.covered_id and valid_from <= cycle.figures_taken_on
        order  by valid_from desc limit 1) known
      where  (covered.joint_return_id, covered.framework_id, covered.cycle_id)
               = (audit.authority_id, audit.framework_id, audit.cycle_id)) covers
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId}`;
  return audit ?? null;
}

/**
 * What was signed last of one of the tenant's audits.
 *
 * Grain:  recommendation x rater type, in the framework's order; partners' ratings are not among them.
 */
export function readSignedRatings(tx: TenantTx, auditId: string): Promise<SignedRating[]> {
  return tx.sql<SignedRating[]>`
    select answer.item_id                               as "recommendationId",
           answer.rater_type                            as "raterType",
           coalesce(answer.level_key, 'not-applicable') as "rating"
    from   audit.signed_answer answer
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (answer.framework_id, answer.framework_version, answer.item_id)
    where  answer.authority_id = ${tx.authorityId} and answer.audit_id = ${auditId}
    and    answer.rater_type in ('own', 'agreed')
    and    answer.signing = (
             select max(signing) from audit.signed_audit signed
             where  (signed.authority_id, signed.audit_id) = (answer.authority_id, answer.audit_id))
    order  by recommendation.position, answer.rater_type`;
}
