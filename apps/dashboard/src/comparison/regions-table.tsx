import type { RegionsOverview, ResultLevel } from '@plumbline/contract';
import { CONSENT_SENTENCE, HIDDEN_SENTENCE } from '@plumbline/framework';
import { Link } from 'wouter';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { addressOf, type Choice } from './choice.data.js';
import { RecommendationLink } from './recommendation-link.js';
import { type RegionFigure, type RegionsTheme, SHADE_WORDS, toRegionsTable } from './regions.data.js';
import { itemWords, strengthWords } from './results.data.js';
import './regions-table.css';

interface Props {
  readonly overview: RegionsOverview;
  readonly choice: Choice;
}

/** Recommendations down, regions across: counts at strength, shaded by their share. */
export function RegionsTable({ overview, choice }: Props) {
  const themes = toRegionsTable(overview);
  return (
    <>
      <TableKey levels={overview.levels} hasConsent={hasConsent(themes)} />
      <ScrollRegion label="Table: regions side by side">
        <table className="govuk-table regions-table">
          <caption className="govuk-visually-hidden">
            Authorities at strength of those who rated, by region; a larger share is better
          </caption>
          <Head overview={overview} choice={choice} />
          {themes.map((theme) => (
            <ThemeRows key={theme.id} {...{ theme, overview, choice }} isAlone={themes.length === 1} />
          ))}
        </table>
      </ScrollRegion>
    </>
  );
}

interface KeyProps {
  readonly levels: readonly ResultLevel[];
  readonly hasConsent: boolean;
}

function TableKey({ levels, hasConsent }: KeyProps) {
  return (
    <>
      <p className="govuk-body plumbline-text">
        “7 of 9” means: of 9 authorities that rated it, 7 are at strength ({strengthWords(levels)}).{' '}
        <strong>[c]</strong> means: {HIDDEN_SENTENCE.charAt(0).toLowerCase() + HIDDEN_SENTENCE.slice(1)}.{' '}
        {hasConsent && (
          <>
            <strong>[a]</strong> means: {CONSENT_SENTENCE.charAt(0).toLowerCase() + CONSENT_SENTENCE.slice(1)}
            .{' '}
          </>
        )}
        England is the sum of the regions shown.
      </p>
      <ul className="regions-table__key govuk-body-s" aria-label="Shading: share at strength">
        {SHADE_WORDS.map((words, shade) => (
          <li key={words}>
            <span className={`regions-table__swatch regions-table__shade--${shade}`} aria-hidden="true" />
            {words}
          </li>
        ))}
        <li className="regions-table__key-hidden">
          <span className="regions-table__swatch regions-table__shade--hidden" aria-hidden="true" />
          [c] Not shown
        </li>
      </ul>
    </>
  );
}

function Head({ overview, choice }: Props) {
  const { heading } = itemWords(overview.release);
  return (
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        <th scope="col" className="govuk-table__header">
          {heading}
        </th>
        {overview.regions.map((region) => (
          <th key={region.code} scope="col" className="govuk-table__header">
            <Link href={addressOf({ ...choice, region })} className="govuk-link">
              {region.name}
            </Link>
            <span className="regions-table__note">
              {region.contributors} of {region.authorities}{' '}
              <span className="govuk-visually-hidden">authorities are in these results</span>
            </span>
          </th>
        ))}
        <th scope="col" className="govuk-table__header">
          England
        </th>
      </tr>
    </thead>
  );
}

interface ThemeRowsProps extends Props {
  readonly theme: RegionsTheme;
  readonly isAlone: boolean;
}

function ThemeRows({ theme, overview, choice, isAlone }: ThemeRowsProps) {
  const { regions } = overview;
  return (
    <tbody className="govuk-table__body">
      {!isAlone && (
        <tr className="govuk-table__row">
          <th
            scope="rowgroup"
            colSpan={regions.length + 2}
            className="govuk-table__header regions-table__theme"
          >
            {theme.title}
          </th>
        </tr>
      )}
      {theme.rows.map((row) => (
        <tr key={row.id} className="govuk-table__row">
          <th scope="row" className="govuk-table__header regions-table__title">
            <RecommendationLink id={row.id} from={choice}>
              {row.title}
            </RecommendationLink>
          </th>
          {row.regions.map((figure, column) => (
            <FigureCell key={regions[column]?.code} figure={figure} />
          ))}
          <FigureCell figure={row.england} />
        </tr>
      ))}
    </tbody>
  );
}

const FigureCell = ({ figure: { text, shade, byConsent } }: { readonly figure: RegionFigure }) => (
  <td className={`govuk-table__cell${shade === null ? '' : ` regions-table__shade--${shade}`}`}>
    {text}
    {byConsent && ' [a]'}
  </td>
);

const hasConsent = (themes: readonly RegionsTheme[]): boolean =>
  themes.some(({ rows }) => rows.some(({ regions }) => regions.some(({ byConsent }) => byConsent)));
