import type { Entry, EntryKey } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { findEntryAgency, readEntryItems } from './entry.query.js';
import { type Asking, type Outcome, saveChanges } from './save-answers.js';
import type { Writer } from './writer.js';
import { lockAudit } from './steps.query.js';

/** @throws ProblemError not-found for an audit that is not the tenant's, or an agency that neither serves the authority nor is asked */
export async function readEntry(tx: TenantTx, key: EntryKey): Promise<Entry> {
  const found = await findEntryAgency(tx, key);
  if (!found) throw new ProblemError('not-found');
  return { ...found, items: await readEntryItems(tx, key) };
}

/** Who of the authority enters the ratings of which agency. */
type Entering = Omit<Writer, 'type'>;

/**
 * Enters what an agency without an account rated. The database marks it as the authority's writing, and refuses to write over what the
 * agency gave itself; it is asked here first, so that the refusal has words. It opens nothing: whoever enters can put a slip right before ratings open.
 * @throws ProblemError not-found for what the agency is not asked; agency-answers-itself; and as for any answer
 */
export async function saveEntered(tx: TenantTx, entering: Entering, changes: Asking): Promise<Outcome[]> {
  const { auditId, answers } = changes;
  await lockAudit(tx, auditId);
  const { signsIn, items } = await readEntry(tx, { auditId, agencyId: entering.id });
  for (const { recommendationId } of answers) {
    const item = items.find((each) => each.recommendationId === recommendationId);
    if (!item) throw new ProblemError('not-found');
    if (signsIn || item.state === 'by-itself') throw new ProblemError('agency-answers-itself');
  }
  return saveChanges(tx, { ...entering, type: 'partner' }, changes);
}
