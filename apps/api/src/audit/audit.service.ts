import type { Audit } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { readAnswers, readMissing } from './answers.query.js';
import { findAudit, readSignedRatings } from './own-audits.query.js';
import { readHands, readSteps } from './steps.query.js';
import type { Stepper } from './take-step.js';

/** @throws ProblemError not-found; another authority's audit is not found either (row-level security) */
export async function readAudit(tx: TenantTx, { auditId, personId }: Stepper): Promise<Audit> {
  // Sent together: they travel in one message.
  const [audit, { sender, lastEditor }, answers, agreed, missing, steps, signedRatings] = await Promise.all([
    findAudit(tx, auditId),
    readHands(tx, auditId),
    readAnswers(tx, auditId, 'own'),
    readAnswers(tx, auditId, 'agreed'),
    readMissing(tx, auditId),
    readSteps(tx, auditId),
    readSignedRatings(tx, auditId),
  ]);
  if (!audit) throw new ProblemError('not-found');
  const askerSentOrEdited = [sender, lastEditor].includes(personId);
  return { ...audit, answers, agreed, missing, steps, askerSentOrEdited, signedRatings };
}

/** Takes a step and answers with the audit as it is then. */
export async function andRead(tx: TenantTx, stepper: Stepper, step: Promise<void>): Promise<Audit> {
  await step;
  return readAudit(tx, stepper);
}
