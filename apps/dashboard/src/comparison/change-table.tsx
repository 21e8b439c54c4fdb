import type { Release, ReleaseArea, ResultLevel } from '@plumbline/contract';

import { CONSENT_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import type { ChangeTheme } from './change.data.js';
import { cycleName } from './choice.data.js';
import { RecommendationLink } from './recommendation-link.js';
import { type Figures, itemWords } from './results.data.js';

interface Props {
  readonly theme: ChangeTheme;
  readonly levels: readonly ResultLevel[];
  /** Earlier, later. */
  readonly cycles: readonly [Release, Release];
  readonly region: ReleaseArea;
}

/** One theme: for each recommendation the counts of both cycles, one row above the other, each level in a column. */
export function ChangeTable({ theme, levels, cycles: [earlier, later], region }: Props) {
  const numeric = 'govuk-table__header govuk-table__header--numeric';
  const { heading } = itemWords(later);
  return (
    <ScrollRegion label={`Table: ${theme.title}`}>
      <table className="govuk-table plumbline-figures">
        <caption className="govuk-table__caption govuk-table__caption--s">{theme.title}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header plumbline-figures__title">
              {heading}
            </th>
            <th scope="col" className="govuk-table__header">
              Cycle
            </th>
            {[...levels.map(({ label }) => label), 'At strength', 'Not applicable'].map((label) => (
              <th key={label} scope="col" className={numeric}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {theme.rows.map(({ id, title, before, after }) => (
          <tbody key={id} className="govuk-table__body">
            <tr className="govuk-table__row">
              <th rowSpan={2} scope="rowgroup" className="govuk-table__header">
                <RecommendationLink id={id} from={{ release: later, region }}>
                  {title}
                </RecommendationLink>
              </th>
              <CycleCells cycle={earlier} figures={before} levels={levels} />
            </tr>
            <tr className="govuk-table__row">
              <CycleCells cycle={later} figures={after} levels={levels} />
            </tr>
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}

interface CycleCellsProps {
  readonly cycle: Release;
  readonly figures: Figures | null;
  readonly levels: readonly ResultLevel[];
}

function CycleCells({ cycle, figures, levels }: CycleCellsProps) {
  const cells = [
    ...levels.map(({ key }, level) => [key, figures?.counts[level]] as const),
    ['at strength', figures && `${figures.atStrength} of ${figures.rated}`] as const,
    ['not applicable', figures?.notApplicable] as const,
  ];
  return (
    <>
      <th scope="row" className="govuk-table__header">
        {cycleName(cycle)}
        {figures?.byConsent && (
          <>
            {' '}
            <span className="plumbline-figures__note">{CONSENT_SENTENCE}</span>
          </>
        )}
      </th>
      {cells.map(([column, text]) => (
        <td key={column} className="govuk-table__cell govuk-table__cell--numeric">
          {text ?? '[c]'}
        </td>
      ))}
    </>
  );
}
