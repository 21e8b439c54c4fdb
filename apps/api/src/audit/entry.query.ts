import type { Agency, Entry, EntryItem, EntryKey } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/** An agency that the audit asks something, or that serves its authority; null: neither, or no such audit. */
export async function findEntryAgency(
  tx: TenantTx,
  { auditId, agencyId }: EntryKey,
): Promise<Omit<Entry, 'items'> | null> {
  const [found] = await tx.sql<(Agency & { signsIn: boolean })[]>`
    select agency.id as "id", agency.name as "name", agency.kind as "kind",
           agency.id in (select access.agencies_signing_in()) as "signsIn"
    from   audit.audit
    join   access.agency on agency.id = ${agencyId}
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId}
    and    (exists (select from audit.asked
                    where  (asked.authority_id, asked.audit_id, asked.agency_id) = (audit.authority_id, audit.id, agency.id)
                    and    not asked.withdrawn)
            or exists (select from access.serving_now serves
                       where  (serves.agency_id, serves.authority_id) = (agency.id, audit.authority_id)))`;
  if (!found) return null;
  const { signsIn, ...agency } = found;
  return { agency, signsIn };
}

/**
 * What one agency is asked in one of the tenant's audits, and what was entered for it; of what it answered itself nothing.
 *
 * Grain:  recommendation that it is asked about, in the framework's order.
 * Null:   dueOn: no date was set; answer: nothing was entered; within it rating: none yet, changedBy: no longer acts for the authority.
 */
export function readEntryItems(tx: TenantTx, { auditId, agencyId }: EntryKey): Promise<EntryItem[]> {
  return tx.sql<EntryItem[]>`
    with itself as materialized (
      select item_id from audit.answered_itself(${auditId}::uuid, ${agencyId}::uuid) as item_id
    )
    select asked.item_id as "recommendationId",
           asked.due_on::text as "dueOn",
           case when asked.item_id in (select item_id from itself) then 'by-itself'
                when opened.item_id is not null then 'opened'
                else 'open' end as "state",
           coalesce(not own.needs_review and (own.level_key is not null or own.not_applicable), false) as "ownRated",
           case when answer.by_authority then json_build_object(
             'recommendationId', answer.item_id,
             'version', answer.version,
             'rating', case when answer.not_applicable then 'not-applicable' else answer.level_key end,
             'reason', answer.reason,
             'note', answer.note,
             'improvement', answer.improvement,
             'needsReview', answer.needs_review,
             'evidence', answer.evidence,
             'references', answer.reference_ids,
             'changedBy', colleague.name,
             'changedAt', to_char(answer.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as "answer"
    from   audit.asked
    join   audit.audit on (audit.authority_id, audit.id) = (asked.authority_id, asked.audit_id)
    join   framework.recommendation
             on (recommendation.framework_id, recommendation.version, recommendation.id)
                  = (audit.framework_id, audit.framework_version, asked.item_id)
    left   join audit.opened_item opened
             on (opened.authority_id, opened.audit_id, opened.item_id) = (asked.authority_id, asked.audit_id, asked.item_id)
    left   join audit.answer own
             on (own.authority_id, own.audit_id, own.item_id, own.rater_type, own.rater_id)
                  = (asked.authority_id, asked.audit_id, asked.item_id, 'own', asked.authority_id)
    left   join audit.answer
             on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                  = (asked.authority_id, asked.audit_id, asked.item_id, 'partner', asked.agency_id)
    left   join access.colleagues() colleague on colleague.person_id = answer.changed_by
    where  asked.authority_id = ${tx.authorityId}
    and    asked.audit_id = ${auditId}
    and    asked.agency_id = ${agencyId}
    and    not asked.withdrawn
    order  by recommendation.position`;
}
