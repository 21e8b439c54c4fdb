import type { ResultLevel } from '@plumbline/contract';
import { CONSENT_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import type { FiguresLine } from './recommendation.data.js';
import { FigureCells } from './results-table.js';

interface Props {
  readonly title: string;
  /** What the first column holds. */
  readonly of: string;
  readonly levels: readonly ResultLevel[];
  readonly lines: readonly FiguresLine[];
}

/** One recommendation's counts, a line for each area, cycle or kind of rater. */
export function RecommendationTable({ title, of, levels, lines }: Props) {
  const numeric = 'govuk-table__header govuk-table__header--numeric';
  return (
    <ScrollRegion label={`Table: ${title}`}>
      <table className="govuk-table plumbline-figures plumbline-figures--narrow">
        <caption className="govuk-table__caption govuk-table__caption--m">{title}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <th scope="col" className="govuk-table__header">
              {of}
            </th>
            {[...levels.map(({ label }) => label), 'At strength', 'Rated', 'Not applicable'].map((label) => (
              <th key={label} scope="col" className={numeric}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {lines.map(({ id, name, figures }) => (
            <tr key={id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {name}
                {figures?.byConsent && (
                  <>
                    {' '}
                    <span className="plumbline-figures__note">{CONSENT_SENTENCE}</span>
                  </>
                )}
              </th>
              <FigureCells figures={figures} levels={levels} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
