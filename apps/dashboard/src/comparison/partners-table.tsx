import type { PartnerResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { ScrollRegion } from '../govuk/scroll-region.js';
import type { PartnersTheme } from './partners.data.js';
import { RecommendationLink } from './recommendation-link.js';
import { itemWords } from './results.data.js';
import { FigureCells, Head } from './results-table.js';

interface Props {
  readonly results: PartnerResults;
  readonly themes: readonly PartnersTheme[];
}

/** Four rows for each recommendation: authorities and partner organisations, in the region and in England. */
export function PartnersTable({ results, themes }: Props) {
  const { levels, region, release } = results;
  return (
    <>
      <p className="govuk-body">
        Each figure is a count of authorities, or of organisations. <strong>[c]</strong> means:{' '}
        {HIDDEN_SENTENCE.charAt(0).toLowerCase() + HIDDEN_SENTENCE.slice(1)}.
      </p>
      {themes.map((theme) => (
        <ScrollRegion key={theme.id} label={`Table: ${theme.title}`}>
          <table className="govuk-table plumbline-figures">
            <caption className="govuk-table__caption govuk-table__caption--s">{theme.title}</caption>
            <Head levels={levels} heading={itemWords(release).heading} rated="Rated" />
            {theme.rows.map((row) => (
              <tbody key={row.id} className="govuk-table__body">
                {[
                  [`${region.name}: authorities`, row.authorities.region] as const,
                  [`${region.name}: partners`, row.partners.region] as const,
                  ['England: authorities', row.authorities.england] as const,
                  ['England: partners', row.partners.england] as const,
                ].map(([area, figures], place) => (
                  <tr key={area} className="govuk-table__row">
                    {place === 0 && (
                      <th rowSpan={4} scope="rowgroup" className="govuk-table__header">
                        <RecommendationLink id={row.id} from={{ release, region }}>
                          {row.title}
                        </RecommendationLink>
                      </th>
                    )}
                    <th scope="row" className="govuk-table__header">
                      {area}
                    </th>
                    <FigureCells figures={figures} levels={levels} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </ScrollRegion>
      ))}
    </>
  );
}
