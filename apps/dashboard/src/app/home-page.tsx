import type { Role, Session } from '@plumbline/contract';
import { Redirect } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { ROLE_WORDS } from '../words/roles.js';
import { ASKED_RATERS, AUDIT_READERS } from './audit-workers.js';
import { RESULTS_READERS } from './results-readers.js';

/** What Plumbline is for, for those whose pages are not here yet. */
const COMES_FOR: Readonly<Record<Role, string>> = {
  'audit-lead': 'carry out your authority’s audit with its partners, and see its place in the region',
  contributor: 'answer the recommendations assigned to you',
  partner: 'give your organisation’s rating and evidence on the recommendations it is asked about',
  approver: 'sign off your authority’s audit',
  viewer: 'read your authority’s audit',
  'regional-lead': 'see your region’s strengths and gaps',
  evaluator: 'follow change between cycles',
  administrator: 'look after frameworks, authorities and cycles, and publish results',
};

/** Sends everyone to where their work is; says honestly where there is none yet. */
export function HomePage({ session }: { readonly session: Session | null }) {
  if (!session) return <Redirect to="/sign-in" replace />;
  if (RESULTS_READERS.includes(session.role)) return <Redirect to="/results" replace />;
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
