import type { ResultLevel } from '@plumbline/contract';
import { CONSENT_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
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
  const counted = [...levels.map(({ label }) => label), 'At strength', 'Rated', 'Not applicable'];
  return (
    <ScrollRegion label={`Table: ${title}`}>
      <table className="govuk-table plumbline-figures plumbline-figures--narrow">
        <caption className="govuk-table__caption govuk-table__caption--m">{title}</caption>
        <TableHead names={[of, ...counted]} figures={counted.length} />
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
