import { Link } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { type ThemeRows, toThemes } from './audit.data.js';
import type { AuditProps } from './audit-page.js';

/** The whole audit on one page, for reading and printing. */
export function AllPage({ audit, content }: AuditProps) {
  const heading = `All recommendations, ${audit.authority.name}, ${audit.cycle}`;
  useDocumentTitle(heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: `/audits/${audit.id}`, text: `Audit ${audit.cycle}` }]} />
      <h1 className="govuk-heading-l">{heading}</h1>
      <AnswersTable auditId={audit.id} themes={toThemes(content, audit.answers)} />
    </>
  );
}

export function AnswersTable({
  auditId,
  themes,
}: {
  readonly auditId: string;
  readonly themes: readonly ThemeRows[];
}) {
  return themes.map((theme) => (
    <ScrollRegion key={theme.id} label={`Table: ${theme.title}`}>
      <table className="govuk-table plumbline-answers">
        <caption className="govuk-table__caption govuk-table__caption--m">{theme.title}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Recommendation', 'Rating', 'What we know and how we know it', 'Last changed by'].map(
              (name) => (
                <th key={name} scope="col" className="govuk-table__header">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {theme.rows.map(({ item, rating, answer }) => (
            <tr key={item.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <Link href={`/audits/${auditId}/items/${item.id}`} className="govuk-link">
                  {item.title}
                </Link>
              </th>
              <td className="govuk-table__cell">{rating ?? 'Not answered'}</td>
              <td className="govuk-table__cell plumbline-words">
                {[answer?.rating === 'not-applicable' ? answer.reason : '', answer?.note]
                  .filter(Boolean)
                  .join('\n')}
              </td>
              <td className="govuk-table__cell">{answer?.changedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  ));
}
