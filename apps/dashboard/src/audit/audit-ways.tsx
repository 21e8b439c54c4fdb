import type { Audit, Partners, Session } from '@plumbline/contract';
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
      <p className="govuk-body">
        <Link href={`/audits/${audit.id}/all`} className="govuk-link">
          All recommendations on one page
        </Link>
      </p>
      {checks && (
        <p className="govuk-body">
          <Link href={`/audits/${audit.id}/check`} className="govuk-link">
            Check answers: what is missing
          </Link>
        </p>
      )}
      {session.role === 'audit-lead' && audit.state === 'sent' && (
        <p className="govuk-body">
          <Link href={`/audits/${audit.id}/check`} className="govuk-link">
            Take the audit back
          </Link>
        </p>
      )}
      <PartnersLine {...{ session, audit, partners }} />
      <SharingLine session={session} audit={audit} />
      <p className="govuk-body">
        <Link href={`/audits/${audit.id}/files`} className="govuk-link">
          Take the audit out as a file{session.role === 'audit-lead' && ', or bring one back'}
        </Link>
      </p>
      <p className="govuk-body">
        <Link href="/audits/references" className="govuk-link">
          References that answers can name
        </Link>
      </p>
      <p className="govuk-body">
        <Link href={`/audits/${audit.id}/board-pack`} className="govuk-link">
          Board pack, two pages to print
        </Link>
      </p>
    </>
  );
}

function SharingLine({ session, audit }: Omit<Props, 'partners'>) {
  if (!mayAsk(session.role, audit.state)) return null;
  return (
    <p className="govuk-body">
      <Link href={`/audits/${audit.id}/assign`} className="govuk-link">
        Who looks after what
      </Link>
    </p>
  );
}

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
