import type { PartnerResults } from '@plumbline/contract';

import { ChartFiles } from '../charts/chart-files.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { inSentence } from '../words/regions.js';
import { partnerThemeLines } from './figure-lines.data.js';
import { partnersSourceLines } from './partners.data.js';
import { itemWords, strengthWords } from './results.data.js';

const LABEL = 'Table: themes, authorities and partners';

interface Props {
  readonly results: PartnerResults;
}

/** Themes in one line each, over the recommendations shown of both in the region and in England; nothing where there is one theme only. */
export function PartnersThemes({ results }: Props) {
  if (results.themes.length < 2) return null;
  return (
    <figure className="plumbline-figure" aria-labelledby="themes-title">
      <h2 className="govuk-heading-m" id="themes-title">
        Themes at a glance
      </h2>
      <p className="govuk-body plumbline-text">
        Every rating counts once, so a figure is of ratings, not of authorities or organisations. All are
        taken over the {itemWords(results.release).items} shown of both authorities and partners in{' '}
        {inSentence(results.region.name)}; England’s over the same ones.
      </p>
      <ThemesTable results={results} />
      <figcaption className="plumbline-source">
        {sourceLines(results).map((line) => (
          <p key={line} className="govuk-body-s">
            {line}
          </p>
        ))}
        <ChartFiles
          name={['partners by theme', results.region.name, results.release.cycle]}
          figures={() => partnerThemeLines(results)}
        />
      </figcaption>
    </figure>
  );
}

function ThemesTable({ results: { themes, region, release } }: Props) {
  const heads = [
    `${region.name}: authorities`,
    `${region.name}: partners`,
    `From ${itemWords(release).items}`,
    'England, the same ones: authorities',
    'England, the same ones: partners',
  ];
  return (
    <ScrollRegion label={LABEL}>
      <table className="govuk-table plumbline-figures">
        <caption className="govuk-visually-hidden">{LABEL}</caption>
        <TableHead names={['Theme', ...heads]} figures={heads.length} />
        <tbody className="govuk-table__body">
          {themes.map((theme) => (
            <tr key={theme.id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {theme.title}
              </th>
              {cellsOf(theme).map((text, column) => (
                <td key={heads[column]} className="govuk-table__cell govuk-table__cell--numeric">
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const cellsOf = ({ region, england }: PartnerResults['themes'][number]): readonly string[] => [
  ratio(region?.authorities),
  ratio(region?.partners),
  region ? `${region.from} of ${region.of}` : 'none shown of both',
  ratio(england?.authorities),
  ratio(england?.partners),
];

/** What is counted differs from the chart below; the rest is the same. */
function sourceLines(results: PartnerResults): readonly string[] {
  const [source = '', , , dates = ''] = partnersSourceLines(results);
  return [
    source,
    'Counted: ratings at strength of all ratings, [c] where nothing is shown of both. Authorities’ and organisations’ are never added up.',
    `A larger share is better: ${strengthWords(results.levels)} is a strength.`,
    dates,
  ];
}

type Ratings = { readonly atStrength: number; readonly rated: number };

const ratio = (ratings: Ratings | undefined): string =>
  ratings ? `${ratings.atStrength} of ${ratings.rated}` : '[c]';
