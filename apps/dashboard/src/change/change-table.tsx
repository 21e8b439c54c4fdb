import type { Change, RecommendationChange } from '@plumbline/contract';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { balanceWords, beyondRules, itemName, pWords, seriesWords, VERDICT_WORDS } from './change.data.js';

const COLUMNS = [
  ...['In both', 'Rated lower', 'The same', 'Rated higher', 'Balance', 'p, sign test', 'p, adjusted'],
  ...['Not applicable', 'Left', 'Joined'],
];

/** How many rated each recommendation lower, the same and higher than before. */
export function ChangeTable({ change }: { readonly change: Change }) {
  return (
    <ScrollRegion label="Table: change by recommendation">
      <table className="govuk-table plumbline-figures">
        <caption className="govuk-table__caption govuk-table__caption--s">
          Authorities that rated it in both cycles
        </caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header plumbline-figures__title">
              {itemName(change)}
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="govuk-table__header govuk-table__header--numeric">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {change.recommendations.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Row({ row }: { readonly row: RecommendationChange }) {
  const { title, figures } = row;
  const broken = seriesWords(row);
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {title}
        <span className="plumbline-figures__note">
          {' '}
          {figures.state === 'shown' ? `${VERDICT_WORDS[figures.verdict]}.` : STATE_WORDS[figures.state]}{' '}
          {broken}
          {figures.state === 'shown' && !figures.withinRules && ` ${beyondRules(figures)}`}
        </span>
      </th>
      {cellsOf(row).map((cell, at) => (
        <td key={COLUMNS[at]} className="govuk-table__cell govuk-table__cell--numeric">
          {cell}
        </td>
      ))}
    </tr>
  );
}

const STATE_WORDS = {
  hidden: 'Not shown to protect authorities.',
  'not-comparable': 'Nobody was asked it in both cycles.',
} as const;

function cellsOf({ figures, left, joined }: RecommendationChange): readonly (string | number)[] {
  if (figures.state === 'hidden') return [...Array<string>(8).fill('[c]'), left, joined];
  if (figures.state === 'not-comparable') return [0, ...Array<string>(7).fill('[x]'), left, joined];
  const { matched, lower, same, higher, netDominance, signP, adjustedP, notApplicable } = figures;
  const test = [balanceWords(netDominance), pWords(signP), pWords(adjustedP)];
  return [matched, lower, same, higher, ...test, notApplicable, left, joined];
}
