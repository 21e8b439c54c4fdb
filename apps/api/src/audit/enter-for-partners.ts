import type { EnteredKey, Entry, EntryKey, SaveAskedAnswer } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { findEntryAgency, readEntryItems } from './entry.query.js';
import { type Outcome, saveAnswer } from './save-answer.js';
import type { Change, Writer } from './writer.js';
import { lockAudit } from './steps.query.js';

/** @throws ProblemError not-found for an audit that is not the tenant's, or an agency that neither serves the authority nor is asked */
export async function readEntry(tx: TenantTx, key: EntryKey): Promise<Entry> {
  const found = await findEntryAgency(tx, key);
  if (!found) throw new ProblemError('not-found');
  return { ...found, items: await readEntryItems(tx, key) };
}

interface Entered {
  readonly key: EnteredKey;
  /** Who of the authority enters it. */
  readonly personId: string;
  readonly change: SaveAskedAnswer;
  readonly version: number;
}

/**
 * Enters what an agency without an account rated. The database marks it as the authority's writing, and refuses to write over what the
 * agency gave itself; it is asked here first, so that the refusal has words. It opens nothing: whoever enters can put a slip right before ratings open.
 * @throws ProblemError not-found for what the agency is not asked; agency-answers-itself; and as for any answer
 */
export async function saveEntered(
  tx: TenantTx,
  { key, personId, change, version }: Entered,
): Promise<Outcome> {
  const { auditId, agencyId, recommendationId } = key;
  await lockAudit(tx, auditId);
  const { signsIn, items } = await readEntry(tx, key);
  const item = items.find((each) => each.recommendationId === recommendationId);
  if (!item) throw new ProblemError('not-found');
  if (signsIn || item.state === 'by-itself') throw new ProblemError('agency-answers-itself');
  const writer = { type: 'partner', id: agencyId, personId } as const;
  return saveAnswer(tx, writer, { key: { auditId, recommendationId }, change, version });
}

/** Saves an agency's own answer. What the authority had entered for it becomes its own with the first change that it makes. */
export async function saveAsAgency(tx: TenantTx, writer: Writer, change: Change): Promise<Outcome> {
  const outcome = await saveAnswer(tx, writer, change);
  const { auditId, recommendationId } = change.key;
  if (!outcome.late && outcome.answer.version > change.version)
    await tx.sql`
      update audit.answer set by_authority = false
      where  audit_id = ${auditId} and item_id = ${recommendationId}
      and    (rater_type, rater_id) = ('partner', ${writer.id}::uuid)
      and    by_authority`;
  return outcome;
}
