import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';

interface TableProps {
  readonly label: string;
  readonly heads: readonly string[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** A small table of words and counts. */
export function PackTable({ label, heads, rows }: TableProps) {
  return (
    <ScrollRegion label={`Table: ${label}`}>
      <table className="govuk-table">
        <caption className="govuk-visually-hidden">{label}</caption>
        <TableHead names={heads} />
        <tbody className="govuk-table__body">
          {rows.map(([name, ...cells]) => (
            <tr key={[name, ...cells].join(' ')} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {name}
              </th>
              {cells.map((cell, column) => (
                <td key={heads[column + 1]} className="govuk-table__cell">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
