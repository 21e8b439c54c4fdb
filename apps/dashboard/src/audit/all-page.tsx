import type { Answer } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import type { AuditProps } from './audit-page.js';
import { agreedTo, toThemes } from './audit.data.js';
import { commentsQuery, referencesQuery } from './audit.queries.js';
import { openComments, openWords } from './comments.data.js';
import { evidenceWords, referencesOf } from './evidence.data.js';
import { OneReturn } from './one-return.js';
import { ReferenceList } from './reference-list.js';
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

interface Column {
  readonly name: string;
  /** Of the width, beside the parts of the others. */
  readonly parts: number;
  /** Left out: it is always there. */
  readonly where?: 'asked' | 'assigned';
}

const COLUMNS: readonly Column[] = [
  { name: 'Recommendation', parts: 17 },
  { name: 'Our rating', parts: 11 },
  { name: 'Partners’ ratings', parts: 16, where: 'asked' },
  { name: 'Agreed rating', parts: 14, where: 'asked' },
  { name: 'What we know and how we know it', parts: 21 },
  { name: 'Areas for improvement', parts: 13 },
  { name: 'Looked after by', parts: 9, where: 'assigned' },
  { name: 'Last changed by', parts: 8 },
];

/** Every answer by theme with its evidence and what is left of comments; with what partners rated and what was agreed where anybody was asked. */
export function AnswersTable({ audit, content, partners }: Omit<AuditProps, 'session'>) {
  const { data: comments = [] } = useQuery(commentsQuery(audit.id));
  const asked = partners.items.length > 0;
  const assigned = audit.assigned.length > 0;
  const columns = COLUMNS.filter(({ where }) =>
    where === undefined ? true : where === 'assigned' ? assigned : asked,
  );
  return toThemes(content, audit.answers).map((theme) => (
    <ScrollRegion key={theme.id} label={`Table: ${theme.title}`}>
      <table className="govuk-table whole-audit-answers">
        <caption className="govuk-table__caption govuk-table__caption--m">
          {theme.title}
          <Covers words={scopeOf(audit, theme.id)} />
        </caption>
        <Heads columns={columns} />
        <tbody className="govuk-table__body">
          {theme.rows.map(({ item, rating, answer }) => (
            <tr key={item.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <Link href={`/audits/${audit.id}/items/${item.id}`} className="govuk-link">
                  {item.title}
                </Link>
                <Below words={openWords(openComments(comments, item.id).length)} />
              </th>
              <td className="govuk-table__cell">
                {rating ?? 'Not answered'}
                {answer?.needsReview && NEEDS_REVIEW}
              </td>
              {asked && <PartnerCells {...{ audit, content, partners }} itemId={item.id} />}
              <td className="govuk-table__cell plumbline-words">
                <Known audit={audit} answer={answer} />
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

function Heads({ columns }: { readonly columns: readonly Column[] }) {
  const all = columns.reduce((sum, { parts }) => sum + parts, 0);
  return (
    <>
      <colgroup>
        {columns.map(({ name, parts }) => (
          <col key={name} width={`${(100 * parts) / all}%`} />
        ))}
      </colgroup>
      <TableHead names={columns.map(({ name }) => name)} />
    </>
  );
}

const Below = ({ words }: { readonly words: string }) => words && <div className="govuk-body-s">{words}</div>;

interface KnownProps extends Pick<AuditProps, 'audit'> {
  readonly answer: Answer | null;
}

/** What was written, and what it rests on. */
function Known({ audit: { state, signature }, answer }: KnownProps) {
  const { data: known = [] } = useQuery(referencesQuery);
  if (!answer) return null;
  const evidence = evidenceWords(answer.evidence);
  const signedAt = state === 'signed-off' ? (signature?.signedAt ?? null) : null;
  return (
    <>
      {[answer.rating === NOT_APPLICABLE ? answer.reason : '', answer.note].filter(Boolean).join('\n')}
      <Below words={evidence && `Evidence: ${evidence}`} />
      <ReferenceList references={referencesOf(answer.references, known, signedAt)} />
    </>
  );
}

function Covers({ words }: { readonly words: string }) {
  return words && <span className="govuk-body plumbline-scope">Covers: {words}</span>;
}

type CellsProps = Omit<AuditProps, 'session'> & { readonly itemId: string };

function PartnerCells({ audit, content, partners, itemId }: CellsProps) {
  return (
    <>
      <td className="govuk-table__cell plumbline-words">{partnerWords(content, partners, itemId)}</td>
      <td className="govuk-table__cell plumbline-words">
        {agreedWords({ audit, content, partners }, itemId)}
        <Below words={agreedTo(audit, itemId)?.reason ?? ''} />
      </td>
    </>
  );
}
