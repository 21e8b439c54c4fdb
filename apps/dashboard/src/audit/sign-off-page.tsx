import { type SignOffAudit, auditRoutes } from '@plumbline/contract';
import { useState } from 'react';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { NoAccessPage } from '../app/no-access-page.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { AnswersTable } from './all-page.js';
import type { AuditProps } from './audit-page.js';
import { OneReturn } from './one-return.js';
import { useStep } from './use-step.js';
import { Words } from './words.js';

/** The approver's alone. */
export const SignOffPage = (props: AuditProps) =>
  props.session.role === 'approver' ? <ReadAndSignOff {...props} /> : <NoAccessPage />;

/** The approver reads every answer, then signs off or sends back. */
function ReadAndSignOff({ audit, content, partners }: AuditProps) {
  const heading = `Read and sign off, ${audit.authority.name}, ${audit.cycle}`;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      {errors.length > 0 && <ErrorSummary key={errors[0]?.text} errors={errors} />}
      <h1 className="govuk-heading-l">{heading}</h1>
      <OneReturn audit={audit} />
      <p className="govuk-body">
        Here is all that is held once you sign: ratings, words, evidence and references, and why ratings were
        agreed. Comments stand on the page of each recommendation. Actions are no part of what you sign and go
        on changing:{' '}
        <Link href={`/audits/${audit.id}/all`} className="govuk-link">
          all recommendations on one page
        </Link>{' '}
        shows them.
      </p>
      <AnswersTable {...{ audit, content, partners }} />
      <div className="plumbline-text" id="decision">
        <Decision audit={audit} onErrors={setErrors} />
      </div>
    </>
  );
}

interface DecisionProps extends Pick<AuditProps, 'audit'> {
  readonly onErrors: (errors: readonly FieldError[]) => void;
}

function Decision({ audit, onErrors }: DecisionProps) {
  if (audit.state === 'signed-off')
    return <p className="govuk-body">The audit is signed off. It cannot be changed while it is.</p>;
  if (audit.state !== 'sent') return <p className="govuk-body">The audit is not waiting to be signed off.</p>;
  return (
    <>
      {audit.askerSentOrEdited ? (
        <p className="govuk-body">
          You sent this audit or edited it last. Another approver must sign it off.
        </p>
      ) : (
        <SignOff audit={audit} onErrors={onErrors} />
      )}
      <SendBack audit={audit} onErrors={onErrors} />
    </>
  );
}

interface Declaration {
  readonly key: keyof SignOffAudit;
  readonly label: string;
  readonly hint?: string;
}

/** True of the day on which it is made: a signed audit can be reopened until figures are taken. */
function declaresWords({ figuresTakenOn }: AuditProps['audit']): string {
  const signs = 'I have read the audit and sign it off for the authority.';
  return todayInLondon() > figuresTakenOn
    ? `${signs} I know that it cannot be changed afterwards.`
    : `${signs} I know that it cannot be changed while it is signed off, and that the audit lead or an approver can reopen it until figures are taken on ${longDate(figuresTakenOn)}; it must then be signed off again.`;
}

const OPTIONS: readonly Declaration[] = [
  {
    key: 'consentsNearAgreement',
    label: 'Optional: results may be shown where nearly all authorities of our region gave the same rating.',
    hint: 'Who knows that nearly all agree, knows nearly every rating, ours too. So this counts only if every authority of the region that is in the results agrees. Otherwise such results are not shown.',
  },
  {
    key: 'acceptsLaterAbsence',
    label: 'Optional: I know what may follow if we do not return in a later cycle.',
    hint: 'Somebody who sets the results with us beside the results without us may guess a rating of ours, where few ratings change. No rule can keep that from happening.',
  },
];

function SignOff({ audit, onErrors }: DecisionProps) {
  const [ticked, setTicked] = useState<Readonly<Partial<Record<keyof SignOffAudit, boolean>>>>({});
  const sign = useStep((key) =>
    call(auditRoutes.signOffAudit, {
      params: { auditId: audit.id },
      key,
      body: {
        declares: true,
        consentsNearAgreement: ticked.consentsNearAgreement ?? false,
        acceptsLaterAbsence: ticked.acceptsLaterAbsence ?? false,
      },
    }),
  );
  const submit = () => {
    if (!ticked.declares) onErrors([{ text: 'Confirm that you have read the audit', href: '#declares' }]);
    else sign.mutate(undefined, { onError: (error) => onErrors(errorsOf(error, 'decision')) });
  };
  return (
    <section aria-labelledby="sign-off">
      <h2 className="govuk-heading-m" id="sign-off">
        Sign off
      </h2>
      <WhoSees />
      <div className="govuk-form-group">
        <div className="govuk-checkboxes">
          {[{ key: 'declares', label: declaresWords(audit) } as const, ...OPTIONS].map(
            ({ key, label, hint }) => (
              <div key={key} className="govuk-checkboxes__item">
                <input
                  className="govuk-checkboxes__input"
                  id={key}
                  type="checkbox"
                  aria-describedby={hint && `${key}-hint`}
                  checked={ticked[key] ?? false}
                  onChange={(event) => setTicked({ ...ticked, [key]: event.target.checked })}
                />
                <label className="govuk-label govuk-checkboxes__label" htmlFor={key}>
                  {label}
                </label>
                {hint && (
                  <div className="govuk-hint govuk-checkboxes__hint" id={`${key}-hint`}>
                    {hint}
                  </div>
                )}
              </div>
            ),
          )}
        </div>
      </div>
      <Button disabled={sign.isPending} onClick={submit}>
        Sign off
      </Button>
    </section>
  );
}

/** What the declaration rests on. */
function WhoSees() {
  return (
    <>
      <p className="govuk-body">When you sign off:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          the ratings are copied and the copy cannot be changed; if the audit is reopened and signed off
          again, the new copy counts
        </li>
        <li>
          words, evidence and references stay as they are while the audit is signed off; your authority’s
          people can always read them
        </li>
        <li>
          once results are published, your ratings count in the figures of your region and of England, which
          never name an authority
        </li>
        <li>
          regional leads see that you have returned, and nobody outside your authority sees what you wrote
        </li>
        <li>Ofsted and the Department for Education have no access to answers</li>
      </ul>
      <p className="govuk-body">
        <Link href="/who-sees-what" className="govuk-link">
          Who sees what, part by part
        </Link>
      </p>
    </>
  );
}

function SendBack({ audit, onErrors }: DecisionProps) {
  const [reason, setReason] = useState('');
  const send = useStep((key) =>
    call(auditRoutes.sendBackAudit, { params: { auditId: audit.id }, key, body: { reason } }),
  );
  const submit = () => {
    if (reason.trim() === '') onErrors([{ text: 'Enter why you send the audit back', href: '#reason' }]);
    else
      send.mutate(undefined, {
        onError: (error) => onErrors(errorsOf(error, 'decision', { reason: 'reason' })),
      });
  };
  return (
    <section aria-labelledby="send-back">
      <h2 className="govuk-heading-m" id="send-back">
        Or send it back
      </h2>
      <Words id="reason" label="Why do you send it back?" rows={3} value={reason} onChange={setReason} />
      <Button look="secondary" disabled={send.isPending} onClick={submit}>
        Send back
      </Button>
    </section>
  );
}
