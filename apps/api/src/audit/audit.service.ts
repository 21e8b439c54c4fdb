import type { Audit } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { readAnswers, readMissing } from './answers.query.js';
import { findSignature } from './signature.query.js';
import { findAudit, readSignedRatings } from './own-audits.query.js';
import { readAssigned } from './assign.js';
import { readScopes } from './scope.js';
import { hadItLast, readHands, readSteps } from './steps.query.js';
import type { Stepper } from './take-step.js';

/** @throws ProblemError not-found; another authority's audit is not found either (row-level security) */
export async function readAudit(tx: TenantTx, { auditId, personId }: Stepper): Promise<Audit> {
  const audit = await findAudit(tx, auditId);
  if (!audit) throw new ProblemError('not-found');
  return {
    ...audit,
    scopes: await readScopes(tx, auditId),
    assigned: await readAssigned(tx, auditId),
    answers: await readAnswers(tx, auditId, 'own'),
    agreed: await readAnswers(tx, auditId, 'agreed'),
    missing: await readMissing(tx, auditId),
    steps: await readSteps(tx, auditId),
    askerSentOrEdited: hadItLast(await readHands(tx, auditId), personId),
    signature: await findSignature(tx, auditId),
    signedRatings: await readSignedRatings(tx, auditId),
  };
}
