import type { Answer, AskedItem, MissingAnswer } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/** Whose answers: the authority's own, or what it agreed with its partners. Partners' are never read here. */
type ReadHere = 'own' | 'agreed';

/**
 * The current answers of one of the tenant's audits.
 *
 * Grain:  recommendation; none for one that nobody has begun. In the framework's order.
 * Null:   rating: not rated yet; changedBy: the person no longer acts for the authority.
 */
export function readAnswers(tx: TenantTx, auditId: string, raterType: ReadHere): Promise<Answer[]> {
  return tx.sql<Answer[]>`
    select answer.item_id as "recommendationId",
           answer.version as "version",
           case when answer.not_applicable then 'not-applicable' else answer.level_key end as "rating",
           answer.reason as "reason",
           answer.note as "note",
           colleague.name as "changedBy",
           to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   audit.answer
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (answer.framework_id, answer.framework_version, answer.item_id)
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    where  (answer.authority_id, answer.audit_id) = (${tx.authorityId}::uuid, ${auditId}::uuid)
    and    answer.rater_type = ${raterType}
    order  by recommendation.position`;
}

/** Answers of one rater to the items named, as they are now. Grain: item; none for one that nobody has begun. */
export function findAnswers(
  tx: TenantTx,
  { auditId, items }: { auditId: string; items: readonly string[] },
  rater: { type: 'own' | 'partner'; id: string; authorityId: string },
): Promise<Answer[]> {
  return tx.sql<Answer[]>`
    select answer.item_id as "recommendationId",
           answer.version as "version",
           case when answer.not_applicable then 'not-applicable' else answer.level_key end as "rating",
           answer.reason as "reason",
           answer.note as "note",
           colleague.name as "changedBy",
           to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   audit.answer
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    where  (answer.authority_id, answer.audit_id) = (${rater.authorityId}::uuid, ${auditId}::uuid)
    and    answer.item_id = any(${items}::text[])
    and    (answer.rater_type, answer.rater_id) = (${rater.type}, ${rater.id}::uuid)`;
}

/**
 * What keeps one of the tenant's audits from being signed off.
 *
 * Grain:  recommendation, in the framework's order; none for one that is rated, or not applicable with a reason.
 */
export function readMissing(tx: TenantTx, auditId: string): Promise<MissingAnswer[]> {
  return tx.sql<MissingAnswer[]>`
    select recommendation.id as "recommendationId",
           case when answer.not_applicable then 'reason' else 'rating' end as "missing"
    from   audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    left   join audit.answer
             on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type)
                  = (audit.authority_id, audit.id, recommendation.id, 'own')
    where  (audit.authority_id, audit.id) = (${tx.authorityId}::uuid, ${auditId}::uuid)
    and    audit.origin = 'here'
    and    (answer.item_id is null
            or answer.level_key is null and not answer.not_applicable
            or answer.not_applicable and btrim(answer.reason) = '')
    order  by recommendation.position`;
}

/**
 * What the agency that is set was asked to rate, in audits that are being filled in.
 *
 * Grain:  audit x recommendation, by authority's name, then in the framework's order.
 * Null:   dueOn: no date was set; answer: the agency has not begun it.
 */
export function listAskedItems(tx: TenantTx, agencyId: string): Promise<AskedItem[]> {
  return tx.sql<AskedItem[]>`
    select asked.audit_id          as "auditId",
           named.name              as "authority",
           audit.framework_id      as "frameworkId",
           audit.framework_version as "frameworkVersion",
           audit.cycle_id          as "cycle",
           asked.item_id           as "recommendationId",
           asked.due_on::text      as "dueOn",
           case when answer.item_id is not null then json_build_object(
             'recommendationId', answer.item_id,
             'version', answer.version,
             'rating', case when answer.not_applicable then 'not-applicable' else answer.level_key end,
             'reason', answer.reason,
             'note', answer.note,
             'changedBy', colleague.name,
             'changedAt', to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as "answer"
    from   audit.asked
    join   audit.audit on (audit.authority_id, audit.id) = (asked.authority_id, asked.audit_id)
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (audit.framework_id, audit.framework_version, asked.item_id)
    cross  join lateral (
      select name from access.authority_name
      where  authority_name.authority_id = asked.authority_id order by valid_from desc limit 1) named
    left   join audit.answer
             on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                  = (asked.authority_id, asked.audit_id, asked.item_id, 'partner', asked.agency_id)
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    where  asked.agency_id = ${agencyId}
    and    audit.origin = 'here'
    and    audit.state in ('draft', 'being-checked')
    order  by named.name, asked.audit_id, recommendation.position`;
}
