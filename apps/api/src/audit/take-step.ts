import { randomUUID } from 'node:crypto';

import type { AuditState, SignOffAudit } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { readMissing } from './answers.query.js';
import { signAudit } from './sign-audit.js';
import { lockAudit, readHands } from './steps.query.js';

/** Which audit, and who takes the step. */
export interface Stepper {
  readonly auditId: string;
  readonly personId: string;
}

/** @throws ProblemError wrong-state; answers-missing with a pointer to each */
export async function sendAudit(tx: TenantTx, stepper: Stepper): Promise<void> {
  const from = await requireState(tx, stepper, ['draft', 'being-checked']);
  await requireComplete(tx, stepper.auditId);
  await move(tx, stepper, { from, to: 'sent' });
}

/** @throws ProblemError wrong-state; not-the-sender */
export async function recallAudit(tx: TenantTx, stepper: Stepper): Promise<void> {
  const from = await requireState(tx, stepper, ['sent']);
  const { sender } = await readHands(tx, stepper.auditId);
  if (sender !== stepper.personId) throw new ProblemError('not-the-sender');
  await move(tx, stepper, { from, to: 'draft' });
}

/** @throws ProblemError wrong-state */
export async function sendBackAudit(tx: TenantTx, stepper: Stepper, reason: string): Promise<void> {
  const from = await requireState(tx, stepper, ['sent']);
  await move(tx, stepper, { from, to: 'draft', reason });
}

/**
 * Copies the ratings into a signed audit and freezes the audit. The database refuses the same two people on its own.
 * @throws ProblemError wrong-state; another-must-sign; answers-missing
 */
export async function signOffAudit(tx: TenantTx, stepper: Stepper, consents: SignOffAudit): Promise<void> {
  const from = await requireState(tx, stepper, ['sent']);
  const { sender, lastEditor } = await readHands(tx, stepper.auditId);
  if ([sender, lastEditor].includes(stepper.personId)) throw new ProblemError('another-must-sign');
  await requireComplete(tx, stepper.auditId);
  await signAudit(tx, stepper.auditId, consents);
  await move(tx, stepper, { from, to: 'signed-off' });
}

async function requireState(
  tx: TenantTx,
  { auditId }: Stepper,
  states: readonly AuditState[],
): Promise<AuditState> {
  const state = await lockAudit(tx, auditId);
  if (state === null) throw new ProblemError('not-found');
  if (!states.includes(state)) throw new ProblemError('wrong-state');
  return state;
}

async function requireComplete(tx: TenantTx, auditId: string): Promise<void> {
  const missing = await readMissing(tx, auditId);
  if (missing.length === 0) return;
  throw new ProblemError(
    'answers-missing',
    undefined,
    missing.map(({ recommendationId, missing: what }) => ({
      pointer: `#/answers/${recommendationId}/${what}`,
      detail: what === 'reason' ? 'Enter why it does not apply' : 'Choose a rating',
    })),
  );
}

interface Move {
  readonly from: AuditState;
  readonly to: AuditState;
  readonly reason?: string;
}

/** The state and its event in one statement; the time is that of the step, not of the transaction that may have waited for it. */
async function move(
  tx: TenantTx,
  { auditId, personId }: Stepper,
  { from, to, reason = '' }: Move,
): Promise<void> {
  await tx.sql`
    with moved as (
      update audit.audit set state = ${to} where (authority_id, id) = (${tx.authorityId}::uuid, ${auditId}::uuid) returning authority_id, id
    )
    insert into audit.audit_event (authority_id, audit_id, id, at, person_id, from_state, to_state, reason)
    select authority_id, id, ${randomUUID()}::uuid, clock_timestamp(), ${personId}::uuid, ${from}, ${to}, ${reason} from moved`;
}
