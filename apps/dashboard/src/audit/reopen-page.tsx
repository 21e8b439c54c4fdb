import { auditRoutes } from '@plumbline/contract';
import { useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { longDate, todayInLondon } from '../words/dates.js';
import type { AuditProps } from './audit-page.js';
import { mayReopen } from './audit-steps.js';
import { useStep } from './use-step.js';
import { Words } from './words.js';

/** Opens a signed audit again, with the reason on record. */
export function ReopenPage({ session, audit }: AuditProps) {
  const [reason, setReason] = useState('');
  const [tries, setTries] = useState(0);
  const reopen = useStep((key) =>
    call(auditRoutes.reopenAudit, { params: { auditId: audit.id }, body: { reason }, key }),
  );
  const missing = tries > 0 && reason.trim() === '' && !reopen.isError;
  const errors = missing
    ? [{ text: 'Enter why you reopen the audit', href: '#reason' }]
    : reopen.error
      ? errorsOf(reopen.error, 'reason', { reason: 'reason' })
      : [];
  const heading = `Reopen the audit ${audit.cycle}`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      {errors.length > 0 && <ErrorSummary key={`${tries} ${reopen.failureCount}`} errors={errors} />}
      <form
        className="plumbline-text"
        onSubmit={(event) => {
          event.preventDefault();
          setTries(tries + 1);
          reopen.reset();
          if (reason.trim() !== '') reopen.mutate();
        }}
      >
        <h1 className="govuk-heading-l">{heading}</h1>
        {mayReopen({ session, audit }) ? (
          <>
            <p className="govuk-body">
              Answers can be changed again. What was signed off stays as it is and counts until the audit is
              signed off again; sign it off by {longDate(audit.figuresTakenOn)} for the changes to count.
              Ratings that have opened stay as they are.
            </p>
            <Words id="reason" label="Why do you reopen it?" rows={3} value={reason} onChange={setReason} />
            <p className="govuk-body">People of your authority see the reason.</p>
            <Button type="submit" disabled={reopen.isPending}>
              Reopen the audit
            </Button>
          </>
        ) : (
          <p className="govuk-body">{whyNot(audit)}</p>
        )}
      </form>
    </>
  );
}

function whyNot({ state, figuresTakenOn }: AuditProps['audit']): string {
  if (state !== 'signed-off') return 'The audit is not signed off, so there is nothing to reopen.';
  if (todayInLondon() > figuresTakenOn)
    return `Figures were taken on ${longDate(figuresTakenOn)}. A signed audit cannot be reopened after that day; it stays as it was signed.`;
  return 'Only the audit lead and the approver can reopen the audit.';
}
