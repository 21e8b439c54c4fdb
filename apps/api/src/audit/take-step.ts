import { randomUUID } from 'node:crypto';

import type { AuditState, MissingAnswer, SignOffAudit } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { readMissing } from './answers.query.js';
import { requireOwnReturn } from './joint-return.js';
import { findAudit } from './own-audits.query.js';
import { signAudit } from './sign-audit.js';
import { hadItLast, lockAudit, readHands } from './steps.query.js';

/** Which audit, and who takes the step. */
export interface Stepper {
  readonly auditId: string;
  readonly personId: string;
}

/** @throws ProblemError wrong-state; answers-missing with a pointer to each; returns-jointly where somebody else has come to return for it */
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

/** An optional step on the way: everything can be changed as before, and everybody sees that it is nearly done. @throws ProblemError wrong-state */
export async function beginCheck(tx: TenantTx, stepper: Stepper): Promise<void> {
  const from = await requireState(tx, stepper, ['draft']);
  await move(tx, stepper, { from, to: 'being-checked' });
}

/** @throws ProblemError wrong-state */
export async function endCheck(tx: TenantTx, stepper: Stepper): Promise<void> {
  const from = await requireState(tx, stepper, ['being-checked']);
  await move(tx, stepper, { from, to: 'draft' });
}

/**
 * Opens a signed audit again. The signed copy stays and counts until the audit is signed once more. Not after figures were taken: what the
 * authority reads as signed would then differ from what counted, for good.
 * @throws ProblemError wrong-state, also for an audit that was signed elsewhere; figures-taken
 */
export async function reopenAudit(tx: TenantTx, stepper: Stepper, reason: string): Promise<void> {
  const from = await requireState(tx, stepper, ['signed-off']);
  const [audit] = await tx.sql<{ here: boolean; taken: boolean }[]>`
    select audit.origin = 'here' as "here",
           cycle.closed_at is not null or cycle.figures_taken_on < (now() at time zone 'Europe/London')::date as "taken"
    from   audit.audit
    join   framework.cycle on (cycle.framework_id, cycle.id) = (audit.framework_id, audit.cycle_id)
    where  audit.authority_id = ${tx.authorityId} and audit.id = ${stepper.auditId}`;
  if (!audit?.here) throw new ProblemError('wrong-state');
  if (audit.taken) throw new ProblemError('figures-taken');
  await move(tx, stepper, { from, to: 'draft', reason });
}

/**
 * Copies the ratings into a signed audit and freezes the audit. The database refuses the same two people on its own.
 * @throws ProblemError wrong-state; another-must-sign; answers-missing; returns-jointly where somebody else has come to return for it
 */
export async function signOffAudit(tx: TenantTx, stepper: Stepper, consents: SignOffAudit): Promise<void> {
  const from = await requireState(tx, stepper, ['sent']);
  if (hadItLast(await readHands(tx, stepper.auditId), stepper.personId))
    throw new ProblemError('another-must-sign');
  await requireComplete(tx, stepper.auditId);
  await signAudit(tx, stepper.auditId, consents);
  await move(tx, stepper, { from, to: 'signed-off' });
}

async function requireState(
  tx: TenantTx,
  { auditId }: Stepper,
  states: readonly AuditState[],
): Promise<AuditState> {
  const audit = await lockAudit(tx, auditId);
  if (!audit) throw new ProblemError('not-found');
  if (!states.includes(audit.state)) throw new ProblemError('wrong-state');
  return audit.state;
}

const WHAT_TO_DO = {
  rating: 'Choose a rating',
  reason: 'Enter why it does not apply',
  review: 'Look again at what was carried forward',
  opening: 'Wait for partners, or close their ratings once they are overdue',
  agreed: 'Record the rating that you agreed with partners',
} as const satisfies Record<MissingAnswer['missing'], string>;

async function requireComplete(tx: TenantTx, auditId: string): Promise<void> {
  const audit = await findAudit(tx, auditId);
  // Who returns for whom may have been settled after the audit was begun.
  if (audit) await requireOwnReturn(tx, audit.authority.id, audit);
  const missing = await readMissing(tx, auditId);
  if (missing.length === 0) return;
  throw new ProblemError(
    'answers-missing',
    undefined,
    missing.map(({ recommendationId, missing: what }) => ({
      pointer: `#/answers/${recommendationId}/${what}`,
      detail: WHAT_TO_DO[what],
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
      update audit.audit set state = ${to} where authority_id = ${tx.authorityId} and id = ${auditId} returning authority_id, id
    )
    insert into audit.audit_event (authority_id, audit_id, id, at, person_id, from_state, to_state, reason)
    select authority_id, id, ${randomUUID()}::uuid, clock_timestamp(), ${personId}::uuid, ${from}, ${to}, ${reason} from moved`;
}
