import type { Audit, Partners, Session } from '@plumbline/contract';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { mayAsk, mayEdit } from './audit.data.js';
import { countPartners } from './partners.data.js';

interface Props {
  readonly session: Session;
  readonly audit: Audit;
  readonly partners: Partners;
}

/** The other pages of the audit. */
export function AuditWays({ session, audit, partners }: Props) {
  // Once nothing is missing the button at the end leads its lead there.
  const checks =
    mayEdit(session.role, audit.state) && !(mayAsk(session.role, audit.state) && audit.missing.length === 0);
  return (
    <>
      <Way to={`/audits/${audit.id}/all`}>All recommendations on one page</Way>
      {checks && <Way to={`/audits/${audit.id}/check`}>Check answers: what is missing</Way>}
      {session.role === 'audit-lead' && audit.state === 'sent' && (
        <Way to={`/audits/${audit.id}/check`}>Take the audit back</Way>
      )}
      <PartnersLine {...{ session, audit, partners }} />
      {mayAsk(session.role, audit.state) && <Way to={`/audits/${audit.id}/assign`}>Who looks after what</Way>}
      <Way to={`/audits/${audit.id}/files`}>
        Take the audit out as a file{session.role === 'audit-lead' && ', or bring one back'}
      </Way>
      <Way to="/audits/references">References that answers can name</Way>
      <Way to={`/audits/${audit.id}/board-pack`}>Board pack, two pages to print</Way>
    </>
  );
}

const Way = ({ to, children }: { readonly to: string; readonly children: ReactNode }) => (
  <p className="govuk-body">
    <Link href={to} className="govuk-link">
      {children}
    </Link>
  </p>
);

/** How far partners are, and the ways to what concerns them. */
function PartnersLine({ session, audit, partners }: Props) {
  const { asked, rated, overdue, opened } = countPartners(partners);
  const ready = partners.items.filter(({ closable }) => closable).length;
  if (asked === 0 && !mayAsk(session.role, audit.state)) return null;
  return (
    <p className="govuk-body">
      <Link href={`/audits/${audit.id}/partners`} className="govuk-link">
        Partners
      </Link>
      {asked === 0
        ? ': nobody is asked yet.'
        : `: ${rated} of ${asked} ratings given${overdue > 0 ? `, ${overdue} overdue` : ''}. `}
      {ready > 0 && mayAsk(session.role, audit.state) && (
        <>
          <Link href={`/audits/${audit.id}/partners`} className="govuk-link">
            Open the ratings of {ready === 1 ? '1 recommendation' : `${ready} recommendations`}
          </Link>
          {opened > 0 && '. '}
        </>
      )}
      {opened > 0 && (
        <Link href={`/audits/${audit.id}/differ`} className="govuk-link">
          Where we differ
        </Link>
      )}
    </p>
  );
}
