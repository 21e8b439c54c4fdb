import type { RegionResults, ResultLevel } from '@plumbline/contract';
import { CONSENT_SENTENCE, HIDDEN_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import type { Choice } from './choice.data.js';
import type { Group } from './reading.data.js';
import { RecommendationLink } from './recommendation-link.js';
import {
  type Figures,
  itemWords,
  type ResultRow,
  returnedElsewhereWords,
  themeWords,
} from './results.data.js';

interface Props {
  readonly results: RegionResults;
  readonly groups: readonly Group[];
  readonly choice: Choice;
}

/** The chart's figures and more, one table for each theme or enabler: each level's count in the region and in England. */
export function ResultsTable({ results, groups, choice }: Props) {
  return (
    <>
      <p className="govuk-body">
        Each figure is a count of authorities. <strong>[c]</strong> means: {lowerFirst(HIDDEN_SENTENCE)}.
      </p>
      {groups.map((group) => (
        <GroupTable key={group.id} group={group} results={results} choice={choice} />
      ))}
    </>
  );
}

const lowerFirst = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);

function GroupTable({ group, results, choice }: Omit<Props, 'groups'> & { readonly group: Group }) {
  const figure = themeWords(group, results);
  if (group.listed.length === 0) return null;
  return (
    <>
      <ScrollRegion label={`Table: ${group.title}`}>
        <table className="govuk-table plumbline-figures">
          <caption className="govuk-table__caption govuk-table__caption--s">{group.title}</caption>
          <Head levels={results.levels} heading={itemWords(results.release).heading} />
          {group.listed.map((row) => (
            <RowPair key={row.id} row={row} results={results} choice={choice} />
          ))}
        </table>
      </ScrollRegion>
      {figure && <p className="govuk-body">{`${results.region.name}: ${figure}.`}</p>}
    </>
  );
}

interface HeadProps {
  readonly levels: readonly ResultLevel[];
  readonly heading: string;
  /** What the column of all who rated is called. */
  readonly rated?: string;
}

/** The heads of a table with a recommendation, an area and {@link FigureCells} in each row. */
export function Head({ levels, heading, rated = 'Authorities rated' }: HeadProps) {
  const gaps = levels.filter(({ strength }) => !strength).length;
  const side = 'govuk-table__header plumbline-figures__side';
  const numeric = 'govuk-table__header govuk-table__header--numeric';
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        <th rowSpan={2} scope="col" className="govuk-table__header plumbline-figures__title">
          {heading}
        </th>
        <th rowSpan={2} scope="col" className="govuk-table__header plumbline-figures__area">
          Area
        </th>
        {gaps > 0 && (
          <th colSpan={gaps} scope="colgroup" className={side}>
            Gap
          </th>
        )}
        <th colSpan={levels.length - gaps + 1} scope="colgroup" className={side}>
          Strength
        </th>
        <th rowSpan={2} scope="col" className={numeric}>
          {rated}
        </th>
        <th rowSpan={2} scope="col" className={numeric}>
          Not applicable
        </th>
      </tr>
      <tr className="govuk-table__row">
        {levels.map(({ key, label }) => (
          <th key={key} scope="col" className={numeric}>
            {label}
          </th>
        ))}
        <th scope="col" className={numeric}>
          At strength
        </th>
      </tr>
    </thead>
  );
}

function RowPair({ row, results, choice }: Omit<Props, 'groups'> & { readonly row: ResultRow }) {
  const { levels } = results;
  return (
    <tbody className="govuk-table__body">
      <tr className="govuk-table__row">
        <th rowSpan={2} scope="rowgroup" className="govuk-table__header">
          <RecommendationLink id={row.id} from={choice}>
            {row.title}
          </RecommendationLink>
        </th>
        <th scope="row" className="govuk-table__header">
          {results.region.name}
          {row.region?.byConsent && (
            <>
              {' '}
              <span className="plumbline-figures__note">{CONSENT_SENTENCE}</span>
            </>
          )}
        </th>
        <FigureCells figures={row.region} levels={levels} />
      </tr>
      <tr className="govuk-table__row">
        <th scope="row" className="govuk-table__header">
          England <span className="plumbline-figures__note">{returnedElsewhereWords(row)}</span>
        </th>
        <FigureCells figures={row.england} levels={levels} />
      </tr>
    </tbody>
  );
}

interface FigureCellsProps {
  readonly figures: Figures | null;
  readonly levels: readonly ResultLevel[];
}

/** Counts per level, at strength, rated and not applicable; `[c]` in each where nothing is shown. */
export function FigureCells({ figures, levels }: FigureCellsProps) {
  const cells = [
    ...levels.map(({ key }, level) => [key, figures?.counts[level]] as const),
    ['at strength', figures?.atStrength] as const,
    ['rated', figures?.rated] as const,
    ['not applicable', figures?.notApplicable] as const,
  ];
  return cells.map(([column, count]) => (
    <td key={column} className="govuk-table__cell govuk-table__cell--numeric">
      {count ?? '[c]'}
    </td>
  ));
}
