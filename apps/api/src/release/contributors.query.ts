import type { Tx } from '../platform/database.js';

export interface SignedAuditRow {
  readonly authorityId: string;
  readonly auditId: string;
  readonly signing: number;
  readonly version: number;
  readonly regionCode: string;
  /** The authority's ratings: a level's key by item, null where not applicable. */
  readonly ratings: Readonly<Record<string, string | null>>;
  /** It agreed when signing that near-agreement may be shown, if all others of its region do. */
  readonly consentsNearAgreement: boolean;
}

/**
 * The audits that count in a cycle: of each authority what it had signed last when the figures were taken.
 *
 * Grain:  authority; none for one that signed later or not at all, or that a joint return answers for in this cycle.
 * Unit:   the agreed rating where there is one, else the authority's own; partners' ratings are not among them.
 */
export function readContributors(tx: Tx, frameworkId: string, cycleId: string): Promise<SignedAuditRow[]> {
  return tx.sql<SignedAuditRow[]>`
    select distinct on (signed.authority_id)
           signed.authority_id            as "authorityId",
           signed.audit_id                as "auditId",
           signed.signing                 as "signing",
           signed.framework_version       as "version",
           signed.region_code             as "regionCode",
           signed.consents_near_agreement as "consentsNearAgreement",
           (select jsonb_object_agg(counted.item_id, counted.level_key)
            from  (select distinct on (answer.item_id) answer.item_id, answer.level_key
                   from   audit.signed_answer answer
                   where  (answer.authority_id, answer.audit_id, answer.signing)
                            = (signed.authority_id, signed.audit_id, signed.signing)
                   and    answer.rater_type in ('own', 'agreed')
                   -- 'agreed' comes before 'own', by the alphabet: the index has this order already.
                   order  by answer.item_id, answer.rater_type) counted) as "ratings"
    from   audit.signed_audit signed
    join   framework.cycle on (cycle.framework_id, cycle.id) = (signed.framework_id, signed.cycle_id)
    where  signed.framework_id = ${frameworkId}
    and    signed.cycle_id = ${cycleId}
    and    signed.signed_at < framework.cut_off(cycle.figures_taken_on, cycle.closed_at)
    and    not exists (select from access.covered_authority covered
                       where  (covered.framework_id, covered.cycle_id, covered.covered_id)
                                = (signed.framework_id, signed.cycle_id, signed.authority_id))
    order  by signed.authority_id, signed.signing desc`;
}
