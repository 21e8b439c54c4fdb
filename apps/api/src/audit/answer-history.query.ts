import type { AnswerHistory, AnswerKey, AnswerWritten } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';

/**
 * Everything that was ever written in one of the authority's own answers, and what it entered for partners without an account once ratings
 * have opened; newest first. What partners wrote themselves is never read here.
 *
 * Grain:  a version, or a text that came too late to become one.
 * Null:   enteredFor: the authority's own; version: it came too late; rating: not rated; by: the person no longer acts for the authority, or was not recorded.
 * @throws ProblemError not-found for an audit that is not there for the tenant, or an item that is not in its framework
 */
export async function readAnswerHistory(
  tx: TenantTx,
  { auditId, recommendationId }: AnswerKey,
): Promise<AnswerHistory> {
  const [item] = await tx.sql`
    select from audit.audit
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version) = (audit.framework_id, audit.framework_version)
    where  audit.id = ${auditId} and recommendation.id = ${recommendationId}`;
  if (!item) throw new ProblemError('not-found');
  const written = await tx.sql<AnswerWritten[]>`
    select agency.name as "enteredFor",
           written.version as "version",
           case when written.not_applicable then 'not-applicable' else written.level_key end as "rating",
           written.reason as "reason",
           written.note as "note",
           written.improvement as "improvement",
           written.origin as "origin",
           written.evidence as "evidence",
           written.reference_ids as "references",
           colleague.name as "by",
           to_char(written.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "at"
    from   (select null::uuid as rater_id, version, level_key, not_applicable, reason, note, improvement, origin, evidence, reference_ids,
                   changed_by, changed_at
            from   audit.answer_event
            where  audit_id = ${auditId} and item_id = ${recommendationId} and rater_type = 'own'
            union  all
            select null, null, level_key, not_applicable, reason, note, improvement, 'fresh', evidence, reference_ids, changed_by, changed_at
            from   audit.late_answer_event
            where  audit_id = ${auditId} and item_id = ${recommendationId} and rater_type = 'own'
            union  all
            select rater_id, version, level_key, not_applicable, reason, note, improvement, origin, evidence, reference_ids, changed_by, changed_at
            from   audit.answer_event
            where  audit_id = ${auditId} and item_id = ${recommendationId} and rater_type = 'partner' and by_authority
            and    exists (select from audit.opened_item opened
                           where  opened.audit_id = ${auditId} and opened.item_id = ${recommendationId})) written
    left   join access.agency on agency.id = written.rater_id
    left   join access.colleagues() colleague on colleague.person_id = written.changed_by
    order  by written.changed_at desc, written.version desc nulls last`;
  return { written };
}
