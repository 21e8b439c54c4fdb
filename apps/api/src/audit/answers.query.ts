import type { Answer, MissingAnswer } from '@plumbline/contract';

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
           answer.improvement as "improvement",
           answer.needs_review as "needsReview",
           answer.evidence as "evidence",
           answer.reference_ids as "references",
           colleague.name as "changedBy",
           to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   audit.answer
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (answer.framework_id, answer.framework_version, answer.item_id)
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    where  answer.audit_id = ${auditId} and answer.rater_type = ${raterType}
    order  by recommendation.position`;
}

interface SomeItems {
  readonly authorityId: string;
  readonly auditId: string;
  readonly items: readonly string[];
}

/** Some answers of a rater as they are now. Grain: recommendation; none for one that nobody has begun. */
export function findAnswers(
  tx: TenantTx,
  { authorityId, auditId, items }: SomeItems,
  rater: { type: 'own' | 'partner' | 'agreed'; id: string },
): Promise<Answer[]> {
  return tx.sql<Answer[]>`
    select answer.item_id as "recommendationId",
           answer.version as "version",
           case when answer.not_applicable then 'not-applicable' else answer.level_key end as "rating",
           answer.reason as "reason",
           answer.note as "note",
           answer.improvement as "improvement",
           answer.needs_review as "needsReview",
           answer.evidence as "evidence",
           answer.reference_ids as "references",
           colleague.name as "changedBy",
           to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "changedAt"
    from   audit.answer
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    where  (answer.authority_id, answer.audit_id, answer.rater_type, answer.rater_id)
             = (${authorityId}::uuid, ${auditId}::uuid, ${rater.type}, ${rater.id}::uuid)
    and    answer.item_id = any (${items}::text[])`;
}

/**
 * What keeps one of the tenant's audits from being signed off.
 *
 * Grain:  recommendation, in the framework's order; none for one that is rated, or not applicable with a reason, and looked at.
 */
export function readMissing(tx: TenantTx, auditId: string): Promise<MissingAnswer[]> {
  return tx.sql<MissingAnswer[]>`
    select recommendation.id as "recommendationId",
           case when answer.level_key is null and answer.not_applicable is not true then 'rating'
                when answer.not_applicable and btrim(answer.reason) = '' then 'reason'
                when answer.needs_review then 'review'
                when opened.item_id is null then 'opening'
                else 'agreed' end as "missing"
    from   audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    left   join audit.answer
             on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type)
                  = (audit.authority_id, audit.id, recommendation.id, 'own')
    left   join audit.opened_item opened
             on (opened.authority_id, opened.audit_id, opened.item_id) = (audit.authority_id, audit.id, recommendation.id)
    left   join audit.answer agreed
             on (agreed.authority_id, agreed.audit_id, agreed.item_id, agreed.rater_type)
                  = (audit.authority_id, audit.id, recommendation.id, 'agreed')
    where  audit.id = ${auditId}
    and    audit.origin = 'here'
    and    (answer.item_id is null
            or answer.level_key is null and not answer.not_applicable
            or answer.not_applicable and btrim(answer.reason) = ''
            or answer.needs_review
            -- Where a partner rated otherwise, a rating has to be agreed. One who was asked and did not rate stands in nobody's way.
            or opened.item_id is null
               and exists (select from audit.asked
                           where  (asked.authority_id, asked.audit_id, asked.item_id)
                                    = (audit.authority_id, audit.id, recommendation.id)
                           and    asked.rated and not asked.withdrawn)
            or agreed.item_id is null
               and exists (select from audit.first_rating given
                           where  (given.authority_id, given.audit_id, given.item_id, given.rater_type)
                                    = (audit.authority_id, audit.id, recommendation.id, 'partner')
                           and    given.level_key is distinct from answer.level_key))
    order  by recommendation.position`;
}
