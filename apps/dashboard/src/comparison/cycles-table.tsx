import type { RegionResults } from '@plumbline/contract';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { cycleName } from './choice.data.js';
import { toCyclesTable } from './cycles.data.js';
import { RecommendationLink } from './recommendation-link.js';
import { itemWords } from './results.data.js';
import './regions-table.css';

/** Recommendations down, cycles across: counts at strength. `results` in the order of their figures. */
export function CyclesTable({ results }: { readonly results: readonly RegionResults[] }) {
  const latest = results.at(-1);
  if (!latest) return null;
  const themes = toCyclesTable(results);
  const { heading } = itemWords(latest.release);
  return (
    <ScrollRegion label="Table: cycles side by side">
      <table className="govuk-table plumbline-figures plumbline-figures--cycles">
        <caption className="govuk-visually-hidden">
          Authorities at strength of those who rated, by cycle
        </caption>
        <TableHead names={[heading, ...results.map(({ release }) => cycleName(release))]} />
        {themes.map(({ id, title, rows }) => (
          <tbody key={id} className="govuk-table__body">
            {themes.length > 1 && (
              <tr className="govuk-table__row">
                <th
                  scope="rowgroup"
                  colSpan={results.length + 1}
                  className="govuk-table__header regions-table__theme"
                >
                  {title}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  <RecommendationLink id={row.id} from={{ release: latest.release, region: latest.region }}>
                    {row.title}
                  </RecommendationLink>
                </th>
                {row.cycles.map((text, place) => (
                  <td key={results[place]?.release.id} className="govuk-table__cell">
                    {text ?? '[x]'}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  );
}
