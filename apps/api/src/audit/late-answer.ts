import { randomUUID } from 'node:crypto';

import { NOT_APPLICABLE } from '@plumbline/framework';

import type { TenantTx } from '../platform/tenancy.js';
import { type AnswerChange, inOrder, type Writer } from './writer.js';

interface Late {
  readonly authorityId: string;
  readonly auditId: string;
  readonly change: AnswerChange;
}

/**
 * Puts on record what somebody wrote from a version that is not the current one any more: the version it started from with the change
 * made to it. It becomes no version, and nothing else is changed.
 */
export async function recordLate(
  tx: TenantTx,
  writer: Writer,
  { authorityId, auditId, change }: Late,
): Promise<void> {
  const { recommendationId, version, rating, reason, note, improvement, evidence, references } = change;
  await tx.sql`
    insert into audit.late_answer_event
      (authority_id, audit_id, id, item_id, rater_type, rater_id, from_version, level_key, not_applicable, reason, note, improvement,
       evidence, reference_ids, changed_by)
    select audit.authority_id, audit.id, ${randomUUID()}::uuid, ${recommendationId}, ${writer.type}, ${writer.id}::uuid, ${version}::int,
           case when ${rating !== undefined} then ${rating === NOT_APPLICABLE ? null : (rating ?? null)}::text else base.level_key end,
           case when ${rating !== undefined} then ${rating === NOT_APPLICABLE} else coalesce(base.not_applicable, false) end,
           case when ${reason !== undefined} then coalesce(${reason ?? null}::text, '') else coalesce(base.reason, '') end,
           case when ${note !== undefined} then coalesce(${note ?? null}::text, '') else coalesce(base.note, '') end,
           case when ${improvement !== undefined} then coalesce(${improvement ?? null}::text, '') else coalesce(base.improvement, '') end,
           case when ${evidence !== undefined} then ${inOrder(evidence)}::text[] else coalesce(base.evidence, '{}') end,
           case when ${references !== undefined} then ${references ?? []}::uuid[] else coalesce(base.reference_ids, '{}') end,
           ${writer.personId}::uuid
    from   audit.audit
    left   join audit.answer_event base
             on (base.authority_id, base.audit_id, base.item_id, base.rater_type, base.rater_id, base.version)
                  = (audit.authority_id, audit.id, ${recommendationId}, ${writer.type}, ${writer.id}::uuid, ${version}::int)
    where  (audit.authority_id, audit.id) = (${authorityId}::uuid, ${auditId}::uuid)`;
}
