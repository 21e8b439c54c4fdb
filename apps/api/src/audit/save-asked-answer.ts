import type { Answer } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { type Changes, saveAnswer, type Writer } from './save-answers.js';

/** A partner, before it is known whose audit it rates an item of. */
type Partner = Omit<Writer, 'type' | 'authorityId'>;

/** Saves a partner's answer to an item that it was asked, and marks whether it has rated it. @throws ProblemError as {@link saveAnswer} */
export async function saveAskedAnswer(
  tx: TenantTx,
  partner: Partner,
  { auditId, change }: { auditId: string; change: Changes['answers'][number] },
): Promise<Answer> {
  const asked = { auditId, item: change.recommendationId, agencyId: partner.id };
  const authorityId = await findAsking(tx, asked);
  if (authorityId === null) throw new ProblemError('not-found');
  const answer = await saveAnswer(tx, { ...partner, type: 'partner', authorityId }, { auditId, change });
  await tx.sql`
    update audit.asked
    set    rated = ${answer.rating !== null}
    where  (authority_id, audit_id, item_id, agency_id)
             = (${authorityId}::uuid, ${auditId}::uuid, ${asked.item}, ${asked.agencyId}::uuid)`;
  return answer;
}

/** The authority that asked an agency about an item of its audit; null: none did. */
async function findAsking(
  tx: TenantTx,
  { auditId, item, agencyId }: { auditId: string; item: string; agencyId: string },
): Promise<string | null> {
  const [asked] = await tx.sql<{ authorityId: string }[]>`
    select authority_id as "authorityId"
    from   audit.asked
    where  (agency_id, audit_id, item_id) = (${agencyId}::uuid, ${auditId}::uuid, ${item})`;
  return asked?.authorityId ?? null;
}
