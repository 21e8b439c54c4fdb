import type { Audit } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { Select } from '../govuk/select.js';
import type { AuditProps } from './audit-page.js';
import { planQuery } from './audit.queries.js';
import { StatusLine } from './status-line.js';
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
        <Table rows={shown} audit={audit} sort={choice.sort} addressOf={(sort) => addressOf({ sort })} />
      </ScrollRegion>
    </>
  );
}

/** What a column sorts by, its name, and its part of the width in hundredths. */
const COLUMNS: readonly (readonly [Sort | null, string, number])[] = [
  ['order', 'Number', 7],
  ['title', 'Recommendation', 13],
  ['ours', 'Our rating', 9],
  ['partners', 'Partners’ ratings', 11],
  ['agreed', 'Agreed rating', 9],
  [null, 'What we know and how we know it', 13],
  [null, 'Areas for improvement', 11],
  ['evidence', 'Evidence', 10],
  ['actions', 'Actions', 10],
  ['by', 'Last changed by', 7],
];
/** Most actions come first; everything else runs upwards. */
const DIRECTION = (sort: Sort) => (sort === 'actions' ? 'descending' : 'ascending');

interface TableProps {
  readonly rows: readonly WholeRow[];
  readonly audit: Audit;
  readonly sort: Sort;
  readonly addressOf: (sort: Sort) => string;
}

function Table({ rows, audit, sort, addressOf }: TableProps) {
  return (
    <table className="govuk-table whole-audit">
      <caption className="govuk-visually-hidden">
        All recommendations. The links in the first row sort the table.
      </caption>
      <colgroup>
        {COLUMNS.map(([, name, width]) => (
          <col key={name} width={`${width}%`} />
        ))}
      </colgroup>
      <thead className="govuk-table__head">
        <SheetHead audit={audit} />
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
          <Row key={row.item.id} row={row} auditId={audit.id} />
        ))}
      </tbody>
    </table>
  );
}

/** On paper only, and there on every sheet: whose and of when it is. */
function SheetHead({ audit }: { readonly audit: Audit }) {
  return (
    <tr className="whole-audit__sheet">
      <td colSpan={COLUMNS.length}>
        {audit.authority.name}, {audit.cycle}. <StatusLine audit={audit} />
      </td>
    </tr>
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
      <td className="govuk-table__cell plumbline-words">{row.agreed}</td>
      <td className="govuk-table__cell plumbline-words">{row.words}</td>
      <td className="govuk-table__cell plumbline-words">{row.improvement}</td>
      <td className="govuk-table__cell plumbline-words">{row.evidence}</td>
      <td className="govuk-table__cell plumbline-words">
        {row.actions.map(({ id, what, overdue }) => (
          <div key={id}>
            <Link href={`/plan/${id}`} className="govuk-link">
              {what}
            </Link>
            {overdue && ' (overdue)'}
          </div>
        ))}
      </td>
      <td className="govuk-table__cell plumbline-words">{row.by}</td>
    </tr>
  );
}
