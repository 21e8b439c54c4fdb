import type { Answer } from '@plumbline/contract';

import type { TenantTx } from '../../platform/tenancy.js';

/** An answer as it was in one of its versions. */
export type AnswerAt = Pick<
  Answer,
  'recommendationId' | 'version' | 'rating' | 'reason' | 'note' | 'improvement' | 'evidence' | 'changedBy'
>;

/** Whose answers: an agency's, or the authority's own. */
export interface OfAudit {
  readonly auditId: string;
  /** Null: the authority's own. */
  readonly agencyId: string | null;
}

/**
 * The answers of one rater of one of the tenant's audits in the versions asked for.
 *
 * Grain:  recommendation; none for a version that there never was.
 * Null:   rating: not rated then; changedBy: the person no longer acts for the authority.
 */
export async function readAnswersAt(
  tx: TenantTx,
  { auditId, agencyId }: OfAudit,
  versions: Readonly<Record<string, number>>,
): Promise<Map<string, AnswerAt>> {
  const answers = await tx.sql<AnswerAt[]>`
    select event.item_id as "recommendationId",
           event.version as "version",
           case when event.not_applicable then 'not-applicable' else event.level_key end as "rating",
           event.reason as "reason",
           event.note as "note",
           event.improvement as "improvement",
           event.evidence as "evidence",
           colleague.name as "changedBy"
    from   unnest(${Object.keys(versions)}::text[], ${Object.values(versions)}::int[]) as asked (item_id, version)
    join   audit.answer_event event on (event.item_id, event.version) = (asked.item_id, asked.version)
    left   join access.colleagues() colleague on colleague.person_id = event.changed_by
    where  event.audit_id = ${auditId}
    and    event.rater_type = ${agencyId === null ? 'own' : 'partner'}
    and    event.rater_id = coalesce(${agencyId}::uuid, event.authority_id)`;
  return new Map(answers.map((answer) => [answer.recommendationId, answer]));
}
