import { Link } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import type { AuditProps } from './audit-page.js';
import { mayAsk } from './audit.data.js';
import {
  differProjectorAddress,
  lacksAgreement,
  openedWords,
  rangeWords,
  toDifferences,
} from './partners.data.js';
import { ScaleStrip } from './scale-strip.js';

/** Recommendations whose ratings have opened, the furthest apart first; made to be looked at together. */
export function DifferPage({ session, audit, content, partners }: AuditProps) {
  const heading = `Where we differ, ${audit.authority.name}, ${audit.cycle}`;
  const differences = toDifferences(content, audit, partners);
  const left = differences.filter(lacksAgreement).length;
  const agrees = mayAsk(session.role, audit.state);
  useDocumentTitle(heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body-l">
          {differences.length === 0
            ? 'No ratings have opened yet. A recommendation appears here once you and everybody asked have rated it.'
            : `${openedWords(differences.length)} ${left === 0 ? 'None is left to agree.' : `Not agreed yet: ${left}.`} The furthest apart come first.`}
        </p>
        {differences.length > 0 && (
          <>
            <p className="govuk-body">
              First ratings stay as they are. The agreed rating is your authority’s in published results. Your
              authority’s people see this page; each partner sees the ratings of what it was asked, and no
              words.
            </p>
            <p className="govuk-body govuk-!-display-none-print">
              <Link href={differProjectorAddress(audit.id)} className="govuk-link">
                On a projector, one by one
              </Link>
            </p>
          </>
        )}
      </div>
      {differences.map((difference) => (
        <section
          key={difference.item.id}
          aria-labelledby={difference.item.id}
          className="plumbline-difference"
        >
          <h2 className="govuk-heading-m" id={difference.item.id}>
            {difference.item.title}
            <span className="govuk-caption-m">{rangeWords(difference)}</span>
          </h2>
          <ScaleStrip content={content} difference={difference} />
          {difference.agreed && (
            <p className="govuk-body plumbline-words">
              Agreed: {difference.agreed.rating}. {difference.reason}
            </p>
          )}
          {agrees && (
            <p className="govuk-body">
              <Link href={`/audits/${audit.id}/differ/${difference.item.id}`} className="govuk-link">
                {difference.agreed ? 'Change the agreed rating' : 'Record the agreed rating'}
                <span className="govuk-visually-hidden"> of {difference.item.title}</span>
              </Link>
            </p>
          )}
        </section>
      ))}
    </>
  );
}
