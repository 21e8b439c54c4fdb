import type { Cycle } from '@plumbline/contract';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { longDate } from '../words/dates.js';
import { isOver, previewersWords, previewSentence, totalReturns } from './cycles.data.js';

interface TableProps {
  readonly label: string;
  readonly headers: readonly string[];
  /** The first of each row names it. */
  readonly rows: readonly (readonly (string | number)[])[];
}

function RegionsTable({ label, headers, rows }: TableProps) {
  return (
    <ScrollRegion label={`Table: ${label}`}>
      <table className="govuk-table plumbline-text">
        <caption className="govuk-visually-hidden">{label}</caption>
        <TableHead names={headers} figures={headers.length - 1} />
        <tbody className="govuk-table__body">
          {rows.map(([name, ...values]) => (
            <tr key={name} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {name}
              </th>
              {values.map((value, at) => (
                <td key={headers[at + 1]} className="govuk-table__cell govuk-table__cell--numeric">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

export function ReturnsTable({ cycle }: { readonly cycle: Cycle }) {
  const { authorities, returned, notReturned } = totalReturns(cycle);
  return (
    <>
      <p className="govuk-body plumbline-text">
        {returned} of {authorities} authorities have returned: their audit is signed off.{' '}
        {isOver(cycle) &&
          `Those that signed off after ${longDate(cycle.figuresTakenOn)} count here, and are not in the results.`}
      </p>
      <RegionsTable
        label="Returns by region"
        headers={['Region', 'Authorities', 'Returned', 'Not yet returned']}
        rows={[
          ...cycle.regions.map((region) => [
            region.name,
            region.authorities,
            region.returned,
            region.authorities - region.returned,
          ]),
          ['England', authorities, returned, notReturned],
        ]}
      />
    </>
  );
}

/** Nothing until a preview was made. */
export function PreviewTable({ cycle }: { readonly cycle: Cycle }) {
  const { preview } = cycle;
  if (!preview) return null;
  return (
    <>
      <p className="govuk-body plumbline-text">
        {previewSentence(cycle)} {previewersWords(cycle)}
      </p>
      <RegionsTable
        label="Preview by region"
        headers={['Region', 'In the results', 'Recommendations shown']}
        rows={preview.regions.map(({ name, contributors, authorities, shown }) => [
          name,
          `${contributors} of ${authorities}`,
          `${shown} of ${preview.recommendations}`,
        ])}
      />
      <p className="govuk-body plumbline-text">
        The number of recommendations shown is the only thing of this preview that depends on ratings.
        Recommendations on which almost every authority of a region agrees are among those not shown.
      </p>
    </>
  );
}
