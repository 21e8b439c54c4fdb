import type { Session } from '@plumbline/contract';
import { Redirect } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { COMES_FOR, ROLE_WORDS } from '../words/roles.js';
import { ASKED_RATERS, AUDIT_READERS } from './audit-workers.js';
import { ADMINISTRATORS, RESULTS_READERS } from './results-readers.js';

/** Sends everyone to where their work is; says honestly where there is none yet. */
export function HomePage({ session }: { readonly session: Session | null }) {
  if (!session) return <Redirect to="/sign-in" replace />;
  if (session.role === 'evaluator') return <Redirect to="/evaluation" replace />;
  if (RESULTS_READERS.includes(session.role)) return <Redirect to="/results" replace />;
  if (ADMINISTRATORS.includes(session.role)) return <Redirect to="/cycles" replace />;
  if (AUDIT_READERS.includes(session.role)) return <Redirect to="/audits" replace />;
  if (ASKED_RATERS.includes(session.role)) return <Redirect to="/asked" replace />;
  return <NothingYet session={session} />;
}

function NothingYet({ session }: { readonly session: Session }) {
  const heading = session.actsFor ? `Your start page, ${session.actsFor}` : 'Your start page';
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body-l">
        You are signed in as {ROLE_WORDS[session.role]}. Here you will {COMES_FOR[session.role]}.
      </p>
      <p className="govuk-body">These pages are not ready. There is nothing for you to do yet.</p>
      <h2 className="govuk-heading-m">What is ready</h2>
      <p className="govuk-body">
        Published results, for regional leads and programme evaluators. They show how many authorities of a
        region gave each rating. They never show which authority gave it.
      </p>
    </div>
  );
}
