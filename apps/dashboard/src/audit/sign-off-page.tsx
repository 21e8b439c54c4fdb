import { type SignOffAudit, auditRoutes } from '@plumbline/contract';
import { useState } from 'react';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { AnswersTable } from './all-page.js';
import { Words } from './answer-form.js';
import type { AuditProps } from './audit-page.js';
import { useStep } from './use-step.js';

/** The approver reads every answer, then signs off or sends back. */
export function SignOffPage({ audit, content, partners }: AuditProps) {
  const heading = `Read and sign off, ${audit.authority.name}, ${audit.cycle}`;
  const [error, setError] = useState<{ text: string; href: string } | null>(null);
  useDocumentTitle(error ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      {error && <ErrorSummary key={error.text} errors={[error]} />}
      <h1 className="govuk-heading-l">{heading}</h1>
      <AnswersTable {...{ audit, content, partners }} />
      <div className="plumbline-text">
        <Decision audit={audit} onError={setError} />
      </div>
    </>
  );
}

interface DecisionProps extends Pick<AuditProps, 'audit'> {
  readonly onError: (error: { text: string; href: string }) => void;
}

function Decision({ audit, onError }: DecisionProps) {
  if (audit.state !== 'sent') return <p className="govuk-body">The audit is not waiting to be signed off.</p>;
  return (
    <>
      {audit.askerSentOrEdited ? (
        <p className="govuk-body">
          You sent this audit or edited it last. Another approver must sign it off.
        </p>
      ) : (
        <SignOff audit={audit} onError={onError} />
      )}
      <SendBack audit={audit} onError={onError} />
    </>
  );
}

const DECLARATIONS: readonly { key: keyof SignOffAudit; label: string }[] = [
  {
    key: 'declares',
    label:
      'I have read the audit and sign it off for the authority. I know that it cannot be changed afterwards.',
  },
  {
    key: 'consentsNearAgreement',
    label:
      'Optional: where every authority of our region agrees, results may be shown even if nearly all gave the same rating.',
  },
  {
    key: 'acceptsLaterAbsence',
    label:
      'Optional: I know that if we do not return in a later cycle, a rating of ours may be guessed where few ratings change.',
  },
];

function SignOff({ audit, onError }: DecisionProps) {
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
    if (!ticked.declares) onError({ text: 'Confirm that you have read the audit', href: '#declares' });
    else sign.mutate(undefined, { onError: ({ message }) => onError({ text: message, href: '#declares' }) });
  };
  return (
    <section aria-labelledby="sign-off">
      <h2 className="govuk-heading-m" id="sign-off">
        Sign off
      </h2>
      <p className="govuk-body">
        Your authority’s people can read the whole audit. Published results count ratings by region and never
        name an authority. Ofsted and the Department for Education have no access to answers.
      </p>
      <div className="govuk-form-group">
        <div className="govuk-checkboxes">
          {DECLARATIONS.map(({ key, label }) => (
            <div key={key} className="govuk-checkboxes__item">
              <input
                className="govuk-checkboxes__input"
                id={key}
                type="checkbox"
                checked={ticked[key] ?? false}
                onChange={(event) => setTicked({ ...ticked, [key]: event.target.checked })}
              />
              <label className="govuk-label govuk-checkboxes__label" htmlFor={key}>
                {label}
              </label>
            </div>
          ))}
        </div>
      </div>
      <Button disabled={sign.isPending} onClick={submit}>
        Sign off
      </Button>
    </section>
  );
}

function SendBack({ audit, onError }: DecisionProps) {
  const [reason, setReason] = useState('');
  const send = useStep((key) =>
    call(auditRoutes.sendBackAudit, { params: { auditId: audit.id }, key, body: { reason } }),
  );
  const submit = () => {
    if (reason.trim() === '') onError({ text: 'Enter why you send the audit back', href: '#reason' });
    else send.mutate(undefined, { onError: ({ message }) => onError({ text: message, href: '#reason' }) });
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
