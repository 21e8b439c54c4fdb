import type { Change } from '@plumbline/contract';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';

type Figures = Change['recommendations'][number];

/** From which level to which: a table for each recommendation whose figures may be shown. */
export function TransitionTables({ change }: { readonly change: Change }) {
  return change.recommendations.map((row) =>
    row.figures.state === 'shown' ? <OneTable key={row.id} row={row} change={change} /> : null,
  );
}

function OneTable({ row, change }: { readonly row: Figures; readonly change: Change }) {
  const { levels, from, to } = change;
  const transitions = row.figures.state === 'shown' ? row.figures.transitions : null;
  if (!transitions)
    return (
      <p className="govuk-body">{row.title}: from level to level is not shown, to protect authorities.</p>
    );
  return (
    <ScrollRegion label={`Table: ${row.title}`}>
      <table className="govuk-table plumbline-figures">
        <caption className="govuk-table__caption govuk-table__caption--s">{row.title}</caption>
        <TableHead
          names={[`${from.id} (down), ${to.id} (across)`, ...levels.map(({ label }) => label)]}
          figures={levels.length}
        />
        <tbody className="govuk-table__body">
          {levels.map(({ key, label }, level) => (
            <tr key={key} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {label}
              </th>
              {levels.map((later, at) => (
                <td key={later.key} className="govuk-table__cell govuk-table__cell--numeric">
                  {transitions[level]?.[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
