import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { Select } from '../govuk/select.js';
import type { AuditProps } from './audit-page.js';
import { planQuery } from './audit.queries.js';
import {
  chosenRows,
  SHOWN,
  type Sort,
  toWholeRows,
  type WholeChoice,
  wholeChoiceIn,
  type WholeRow,
  wholeSearchOf,
} from './whole-audit.data.js';
import './whole-audit.css';

/** Every recommendation in one table, sorted and filtered by what the address says; it prints on A3. */
export function WholeAudit({ audit, content, partners }: Omit<AuditProps, 'session'>) {
  const { data: actions } = useSuspenseQuery(planQuery);
  const choice = wholeChoiceIn(new URLSearchParams(useSearch()));
  const [path, navigate] = useLocation();
  const rows = toWholeRows({ audit, content, partners, actions });
  const shown = chosenRows(rows, choice);
  const addressOf = (part: Partial<WholeChoice>) => `${path}${wholeSearchOf({ ...choice, ...part })}`;
  const show = (part: Partial<WholeChoice>) => navigate(addressOf(part), { replace: true });
  return (
    <>
      <div className="plumbline-choice">
        <Select
          id="show"
          label="Show"
          value={choice.show}
          options={Object.entries(SHOWN).map(([value, text]) => ({ value, text }))}
          onChange={(asked) => show({ show: wholeChoiceIn(new URLSearchParams({ show: asked })).show })}
        />
        <Select
          id="theme"
          label="Theme"
          value={choice.theme}
          options={[
            { value: '', text: 'All' },
            ...content.themes.map(({ id, title }) => ({ value: id, text: title })),
          ]}
          onChange={(theme) => show({ theme })}
        />
      </div>
      <p className="govuk-body" role="status">
        {shown.length} of {rows.length} recommendations are shown.
      </p>
      <ScrollRegion label="Table: all recommendations">
        <Table rows={shown} auditId={audit.id} sort={choice.sort} addressOf={(sort) => addressOf({ sort })} />
      </ScrollRegion>
    </>
  );
}

const COLUMNS: readonly (readonly [Sort | null, string])[] = [
  ['order', 'Number'],
  ['title', 'Recommendation'],
  ['ours', 'Our rating'],
  ['partners', 'Partners’ ratings'],
  ['agreed', 'Agreed rating'],
  [null, 'What we know and how we know it'],
  [null, 'Areas for improvement'],
  ['evidence', 'Evidence'],
  ['actions', 'Actions'],
  ['by', 'Last changed by'],
];
/** Most actions come first; everything else runs upwards. */
const DIRECTION = (sort: Sort) => (sort === 'actions' ? 'descending' : 'ascending');

interface TableProps {
  readonly rows: readonly WholeRow[];
  readonly auditId: string;
  readonly sort: Sort;
  readonly addressOf: (sort: Sort) => string;
}

function Table({ rows, auditId, sort, addressOf }: TableProps) {
  return (
    <table className="govuk-table whole-audit">
      <caption className="govuk-visually-hidden">
        All recommendations. The links in the first row sort the table.
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {COLUMNS.map(([by, name]) => (
            <th
              key={name}
              scope="col"
              className="govuk-table__header"
              aria-sort={by === sort ? DIRECTION(by) : undefined}
            >
              {by === null ? (
                name
              ) : (
                <Link href={addressOf(by)} replace className="govuk-link">
                  {name}
                </Link>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row) => (
          <Row key={row.item.id} row={row} auditId={auditId} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, auditId }: { readonly row: WholeRow; readonly auditId: string }) {
  return (
    <tr className="govuk-table__row">
      <td className="govuk-table__cell">{row.number}</td>
      <th scope="row" className="govuk-table__header govuk-!-font-weight-regular">
        <Link href={`/audits/${auditId}/items/${row.item.id}`} className="govuk-link">
          {row.item.title}
        </Link>
      </th>
      <td className="govuk-table__cell">{row.ours}</td>
      <td className="govuk-table__cell plumbline-words">{row.partners}</td>
      <td className="govuk-table__cell">{row.agreed}</td>
      <td className="govuk-table__cell plumbline-words">{row.words}</td>
      <td className="govuk-table__cell plumbline-words">{row.improvement}</td>
      <td className="govuk-table__cell">{row.evidence}</td>
      <td className="govuk-table__cell">
        {row.actions.map(({ id, what, overdue }) => (
          <div key={id}>
            <Link href={`/plan/${id}`} className="govuk-link">
              {what}
            </Link>
            {overdue && ' (overdue)'}
          </div>
        ))}
      </td>
      <td className="govuk-table__cell">{row.by}</td>
    </tr>
  );
}
