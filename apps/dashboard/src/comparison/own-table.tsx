import type { RegionResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { against, type OwnGroup, type OwnRow } from './own.data.js';
import { itemWords, returnedElsewhereWords } from './results.data.js';

interface Props {
  readonly results: RegionResults;
  readonly groups: readonly OwnGroup[];
  /** The cycle before, as people call it; null: nothing was signed then. */
  readonly before: string | null;
}

/** The chart's figures and more: own ratings, then the region's counts at each level, then England's at strength. */
export function OwnTable({ results, groups, before }: Props) {
  return (
    <>
      <p className="govuk-body">
        Each figure is a count of authorities. <strong>[c]</strong> means:{' '}
        {HIDDEN_SENTENCE.charAt(0).toLowerCase() + HIDDEN_SENTENCE.slice(1)}.
      </p>
      {groups
        .filter(({ rows }) => rows.length > 0)
        .map((group) => (
          <ScrollRegion key={group.id} label={`Table: ${group.title}`}>
            <table className="govuk-table plumbline-figures plumbline-figures--own">
              <caption className="govuk-table__caption govuk-table__caption--s">{group.title}</caption>
              <Head results={results} before={before} />
              <tbody className="govuk-table__body">
                {group.rows.map((row) => (
                  <Row key={row.id} row={row} results={results} hasBefore={before !== null} />
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        ))}
    </>
  );
}

function Head({ results, before }: Omit<Props, 'groups'>) {
  const { heading } = itemWords(results.release);
  const header = 'govuk-table__header';
  const numeric = `${header} govuk-table__header--numeric`;
  const inRegion = [...results.levels.map(({ label }) => label), 'At strength', 'Not applicable'];
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        <th rowSpan={2} scope="col" className={`${header} plumbline-figures__title`}>
          {heading}
        </th>
        <th rowSpan={2} scope="col" className={header}>
          You
        </th>
        {before !== null && (
          <th rowSpan={2} scope="col" className={header}>
            You, {before}
          </th>
        )}
        <th colSpan={inRegion.length} scope="colgroup" className={`${header} plumbline-figures__side`}>
          {results.region.name}
        </th>
        <th rowSpan={2} scope="col" className={`${numeric} plumbline-figures__area`}>
          England at strength
        </th>
      </tr>
      <tr className="govuk-table__row">
        {inRegion.map((label) => (
          <th key={label} scope="col" className={numeric}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const AGAINST_WORDS = {
  lower: 'a gap, most a strength',
  higher: 'a strength, most a gap',
};

interface RowProps {
  readonly row: OwnRow;
  readonly results: RegionResults;
  readonly hasBefore: boolean;
}

function Row({ row, results: { levels }, hasBefore }: RowProps) {
  const { region, england } = row;
  const apart = against(row);
  const numbers = [
    ...levels.map(({ key }, level) => [key, region?.counts[level]] as const),
    ['at strength', region && `${region.atStrength} of ${region.rated}`] as const,
    ['not applicable', region?.notApplicable] as const,
  ];
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        {row.title}
      </th>
      <td className="govuk-table__cell">
        <strong>{row.own?.words ?? 'No rating'}</strong>
        {apart && <span className="plumbline-figures__note">{AGAINST_WORDS[apart]}</span>}
      </td>
      {hasBefore && <td className="govuk-table__cell">{row.before?.words ?? 'Not asked then'}</td>}
      {numbers.map(([column, text]) => (
        <td key={column} className="govuk-table__cell govuk-table__cell--numeric">
          {text ?? '[c]'}
        </td>
      ))}
      <td className="govuk-table__cell govuk-table__cell--numeric">
        {england ? `${england.atStrength} of ${england.rated}` : '[c]'}
        <span className="plumbline-figures__note">{returnedElsewhereWords(row)}</span>
      </td>
    </tr>
  );
}
