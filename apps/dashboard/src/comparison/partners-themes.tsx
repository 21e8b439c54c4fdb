import type { PartnerResults } from '@plumbline/contract';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { itemWords } from './results.data.js';

const LABEL = 'Table: themes, authorities and partners';

/** Themes in one line each, over the recommendations shown of both kinds of rater; nothing where there is one theme only. */
export function PartnersThemes({ results }: { readonly results: PartnerResults }) {
  const { themes, region, release } = results;
  if (themes.length < 2) return null;
  const numeric = 'govuk-table__header govuk-table__header--numeric';
  const heads = [
    `${region.name}: authorities`,
    `${region.name}: partners`,
    `From ${itemWords(release).items}`,
    'England: authorities',
    'England: partners',
  ];
  return (
    <figure className="plumbline-figure" aria-labelledby="themes-title">
      <h2 className="govuk-heading-m" id="themes-title">
        Themes at a glance
      </h2>
      <p className="govuk-body plumbline-text">
        Ratings at strength among all ratings, over what is shown of both authorities and partners.
      </p>
      <ScrollRegion label={LABEL}>
        <table className="govuk-table plumbline-figures">
          <caption className="govuk-visually-hidden">{LABEL}</caption>
          <thead className="govuk-table__head">
            <tr className="govuk-table__row">
              <th scope="col" className="govuk-table__header">
                Theme
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className={numeric}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="govuk-table__body">
            {themes.map(({ id, title, region: here, england }) => (
              <tr key={id} className="govuk-table__row">
                <th scope="row" className="govuk-table__header">
                  {title}
                </th>
                {[
                  ratio(here?.authorities),
                  ratio(here?.partners),
                  here ? `${here.from} of ${here.of}` : 'none shown of both',
                  ratio(england?.authorities),
                  ratio(england?.partners),
                ].map((text, column) => (
                  <td key={heads[column]} className="govuk-table__cell govuk-table__cell--numeric">
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </figure>
  );
}

type Ratings = { readonly atStrength: number; readonly rated: number };

const ratio = (ratings: Ratings | undefined): string =>
  ratings ? `${ratings.atStrength} of ${ratings.rated}` : '[c]';
