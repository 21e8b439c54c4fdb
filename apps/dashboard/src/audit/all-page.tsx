import { NOT_APPLICABLE } from '@plumbline/framework';
import { Link } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import type { AuditProps } from './audit-page.js';
import { toThemes } from './audit.data.js';
import { OneReturn } from './one-return.js';
import { scopeOf } from './scope-line.js';
import { StatusLine } from './status-line.js';
import { WholeAudit } from './whole-audit.js';
import { agreedWords, NEEDS_REVIEW, partnerWords } from './whole-audit.data.js';

/** The whole audit on one page, for reading and printing. */
export function AllPage({ audit, content, partners }: AuditProps) {
  const heading = `All recommendations, ${audit.authority.name}, ${audit.cycle}`;
  useDocumentTitle(heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body govuk-!-display-none-print">
        <StatusLine audit={audit} />
      </p>
      <OneReturn audit={audit} />
      <p className="govuk-body plumbline-switches">
        <Link href={`/audits/${audit.id}/blank`} className="govuk-link">
          A blank form to print
        </Link>
      </p>
      <WholeAudit {...{ audit, content, partners }} />
    </>
  );
}

/** Every answer by theme; with what partners rated and what was agreed where anybody was asked. */
export function AnswersTable({ audit, content, partners }: Omit<AuditProps, 'session'>) {
  const asked = partners.items.length > 0;
  const assigned = audit.assigned.length > 0;
  const columns = [
    'Recommendation',
    ...(asked ? ['Our rating', 'Partners’ ratings', 'Agreed rating'] : ['Rating']),
    'What we know and how we know it',
    'Areas for improvement',
    ...(assigned ? ['Looked after by'] : []),
    'Last changed by',
  ];
  return toThemes(content, audit.answers).map((theme) => (
    <ScrollRegion key={theme.id} label={`Table: ${theme.title}`}>
      <table className="govuk-table plumbline-answers">
        <caption className="govuk-table__caption govuk-table__caption--m">
          {theme.title}
          <Covers words={scopeOf(audit, theme.id)} />
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {columns.map((name) => (
              <th key={name} scope="col" className="govuk-table__header">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {theme.rows.map(({ item, rating, answer }) => (
            <tr key={item.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <Link href={`/audits/${audit.id}/items/${item.id}`} className="govuk-link">
                  {item.title}
                </Link>
              </th>
              <td className="govuk-table__cell">
                {rating ?? 'Not answered'}
                {answer?.needsReview && NEEDS_REVIEW}
              </td>
              {asked && <PartnerCells {...{ audit, content, partners }} itemId={item.id} />}
              <td className="govuk-table__cell plumbline-words">
                {[answer?.rating === NOT_APPLICABLE ? answer.reason : '', answer?.note]
                  .filter(Boolean)
                  .join('\n')}
              </td>
              <td className="govuk-table__cell plumbline-words">{answer?.improvement}</td>
              {assigned && (
                <td className="govuk-table__cell">
                  {audit.assigned.find(({ recommendationId }) => recommendationId === item.id)?.name}
                </td>
              )}
              <td className="govuk-table__cell">{answer?.changedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  ));
}

function Covers({ words }: { readonly words: string }) {
  return words && <span className="govuk-body plumbline-scope">Covers: {words}</span>;
}

type CellsProps = Omit<AuditProps, 'session'> & { readonly itemId: string };

function PartnerCells({ audit, content, partners, itemId }: CellsProps) {
  return (
    <>
      <td className="govuk-table__cell plumbline-words">{partnerWords(content, partners, itemId)}</td>
      <td className="govuk-table__cell">{agreedWords({ audit, content, partners }, itemId)}</td>
    </>
  );
}
