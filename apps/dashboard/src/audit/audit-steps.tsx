import { type Audit, type AuditStep, auditRoutes, type Session } from '@plumbline/contract';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { Details } from '../govuk/details.js';
import { InsetText } from '../govuk/inset-text.js';
import { clock, dayOf, todayInLondon } from '../words/dates.js';
import { useStep } from './use-step.js';

interface Props {
  readonly session: Session;
  readonly audit: Audit;
}

/** Whether somebody may open a signed audit again: until figures are taken. */
export const mayReopen = ({ session, audit }: Props): boolean =>
  ['audit-lead', 'approver'].includes(session.role) &&
  audit.state === 'signed-off' &&
  todayInLondon() <= audit.figuresTakenOn;

/** That a signed audit was opened again and why, or the way to do so. */
export function Reopened({ session, audit }: Props) {
  if (mayReopen({ session, audit }))
    return (
      <p className="govuk-body">
        <Link href={`/audits/${audit.id}/reopen`} className="govuk-link">
          Reopen the audit
        </Link>
      </p>
    );
  const reopened = audit.steps.findLast(({ from }) => from === 'signed-off');
  if (!reopened || audit.state === 'signed-off') return null;
  return (
    <InsetText>
      {reopened.by ?? 'Somebody'} reopened the audit on {dayOf(new Date(reopened.at))}:{' '}
      <span className="plumbline-words">{reopened.reason}</span> What was signed off before stays, and counts
      until the audit is signed off again.
    </InsetText>
  );
}

/** An optional step before sending, for the audit lead to tell the others. */
export function CheckStep({ session, audit }: Props) {
  const params = { auditId: audit.id };
  const begin = useStep((key) => call(auditRoutes.beginCheck, { params, key }));
  const end = useStep((key) => call(auditRoutes.endCheck, { params, key }));
  if (session.role !== 'audit-lead' || (audit.state !== 'draft' && audit.state !== 'being-checked'))
    return null;
  const isChecked = audit.state === 'being-checked';
  const step = isChecked ? end : begin;
  return (
    <section aria-label="Being checked">
      <p className="govuk-body">
        {isChecked
          ? 'Everybody sees that the audit is being checked. Answers can still be changed, and it can be sent for sign-off.'
          : 'If you want, tell everybody that the audit is being checked before you send it. Answers can still be changed.'}
      </p>
      {step.isError && (
        <p className="govuk-error-message" role="alert">
          {step.error.message}. Try again.
        </p>
      )}
      <Button look="secondary" disabled={step.isPending} onClick={() => step.mutate()}>
        {isChecked ? 'End checking' : 'Begin checking'}
      </Button>
    </section>
  );
}

/** What happened with the audit so far, oldest first. */
export function AuditSteps({ steps }: { readonly steps: readonly AuditStep[] }) {
  if (steps.length === 0) return null;
  return (
    <Details summary="What happened with this audit">
      <ol className="govuk-list govuk-list--spaced">
        {steps.map((step) => (
          <li key={step.at}>
            {dayOf(new Date(step.at))}, {clock(new Date(step.at))}:{' '}
            {step.by ?? 'Somebody who no longer works here'}{' '}
            {DEEDS[`${step.from} ${step.to}`] ?? (step.reason ? 'sent it back' : 'took it back')}.
            {step.reason && (
              <>
                <br />
                <span className="plumbline-words">{step.reason}</span>
              </>
            )}
          </li>
        ))}
      </ol>
    </Details>
  );
}

/** From one state to another, in words; sent back and taken back are told apart by the reason. */
const DEEDS: Readonly<Record<string, string>> = {
  'draft being-checked': 'began to check it',
  'being-checked draft': 'ended checking',
  'draft sent': 'sent it for sign-off',
  'being-checked sent': 'sent it for sign-off',
  'sent signed-off': 'signed it off',
  'signed-off draft': 'reopened it',
};
