import { type AuditSummary, type CycleToStart, type Session, auditRoutes } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { longDate } from '../words/dates.js';
import { nextStep, STATE_WORDS } from './audit.data.js';
import { auditQuery, auditsQuery } from './audit.queries.js';
import { useStep } from './use-step.js';

/** Where people of an authority begin: what to do next, in one sentence with one button. */
export function AuditHome({ session }: { readonly session: Session }) {
  const { data } = useSuspenseQuery(auditsQuery);
  const [current, ...earlier] = data.audits;
  const [toStart] = data.toStart;
  const heading = `Your audit, ${session.actsFor}`;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      {toStart && <ToStart session={session} cycle={toStart} />}
      {current && <Current session={session} summary={current} />}
      {!toStart && !current && (
        <p className="govuk-body">
          No cycle is open. When your administrator opens one, the audit lead can start the audit here.
        </p>
      )}
      {earlier.length > 0 && (
        <>
          <h2 className="govuk-heading-m">Earlier audits</h2>
          <ul className="govuk-list govuk-list--bullet">
            {earlier.map(({ id, cycle, frameworkTitle, state }) => (
              <li key={id}>
                <Link href={`/audits/${id}`} className="govuk-link">
                  {cycle}, {frameworkTitle}
                </Link>{' '}
                ({STATE_WORDS[state]})
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function ToStart({ session, cycle }: { readonly session: Session; readonly cycle: CycleToStart }) {
  const start = useStep((key) =>
    call(auditRoutes.startAudit, { key, body: { frameworkId: cycle.frameworkId, cycle: cycle.cycle } }),
  );
  return (
    <section aria-label={`Cycle ${cycle.cycle}`}>
      <h2 className="govuk-heading-m">
        <span className="govuk-caption-m">{cycle.frameworkTitle}</span>
        Cycle {cycle.cycle}
      </h2>
      <p className="govuk-body">
        The cycle is open and your audit has not been started. It is due on {longDate(cycle.dueOn)}.
      </p>
      {session.role === 'audit-lead' ? (
        <Button disabled={start.isPending} onClick={() => start.mutate()}>
          Start the audit
        </Button>
      ) : (
        <p className="govuk-body">Your audit lead can start it.</p>
      )}
      {start.isError && (
        <p className="govuk-error-message" role="alert">
          {start.error.message}. Try again.
        </p>
      )}
    </section>
  );
}

function Current({ session, summary }: { readonly session: Session; readonly summary: AuditSummary }) {
  const { data: audit } = useSuspenseQuery(auditQuery(summary.id));
  const { sentence, button, leadsTo } = nextStep(session.role, audit);
  return (
    <section aria-label={`Audit ${summary.cycle}`}>
      <h2 className="govuk-heading-m">
        <span className="govuk-caption-m">{summary.frameworkTitle}</span>
        Audit {summary.cycle}
      </h2>
      <p className="govuk-body">{sentence}</p>
      <Link href={`/audits/${summary.id}${leadsTo}`} className="govuk-button">
        {button}
      </Link>
      <p className="govuk-body">
        Due on {longDate(summary.dueOn)}. Figures are taken on {longDate(summary.figuresTakenOn)}.
      </p>
    </section>
  );
}
