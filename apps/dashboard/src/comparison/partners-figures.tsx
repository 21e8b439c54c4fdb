import type { PartnerResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { ChartFiles } from '../charts/chart-files.js';
import { InsetText } from '../govuk/inset-text.js';
import { longDate } from '../words/dates.js';
import { inSentence } from '../words/regions.js';
import type { Choice } from './choice.data.js';
import { partnerLines } from './figure-lines.data.js';
import { PartnersChart, partnersPicture } from './partners-chart.js';
import {
  organisationsWords,
  partnersAddressOf,
  partnersFinding,
  partnersPlaceLines,
  type PartnersOrder,
  partnersSourceLines,
  type PartnersTheme,
  toPartnersThemes,
} from './partners.data.js';
import { PartnersTable } from './partners-table.js';
import { PartnersThemes } from './partners-themes.js';
import { rememberView } from './remembered-view.js';
import { itemWords } from './results.data.js';
import { partnerResultsQuery } from './results.queries.js';

const FINDING_ID = 'finding';

interface Props {
  readonly choice: Choice;
  readonly order: PartnersOrder;
}

/** Both kinds of rater side by side; only what is shown of both is compared. */
export function PartnersFigures({ choice, order }: Props) {
  const { release, region } = choice;
  const key = { releaseId: release.id, regionCode: region.code };
  const { data: results } = useSuspenseQuery(partnerResultsQuery(key));
  if (results.recommendations.length === 0) return <NobodyRated />;
  const themes = toPartnersThemes(results, order);
  const lines = partnersSourceLines(results);
  const title = `Authorities and partner organisations, ${region.name}`;
  return (
    <>
      <div className="plumbline-text">
        <p className="govuk-body-l" id={FINDING_ID}>
          {partnersFinding(results)}
        </p>
        <p className="govuk-body">
          {organisationsWords(results, inSentence(region.name))} {region.contributors} of {region.authorities}{' '}
          authorities are in these results. Figures taken {longDate(release.figuresTakenOn)}. They will not
          change.
        </p>
        <InsetText>
          Few organisations rated each recommendation, and each counts in the region of its seat, whichever
          authorities it works with. A difference says where to talk, not who is right.
        </InsetText>
      </div>
      <PartnersThemes results={results} />
      <figure className="plumbline-figure" aria-labelledby="figures-title">
        <h2 className="govuk-heading-m" id="figures-title">
          {title}
        </h2>
        <Switches choice={choice} order={order} levels={results.levels.length} />
        {order === 'lower' && <LeftOut results={results} themes={themes} />}
        {choice.view === 'chart' ? (
          <PartnersChart {...{ results, themes, gistId: FINDING_ID }} detail={choice.levels} />
        ) : (
          <PartnersTable results={results} themes={themes} />
        )}
        <figcaption className="plumbline-source">
          {lines.map((line) => (
            <p key={line} className="govuk-body-s">
              {line}
            </p>
          ))}
          <ChartFiles
            name={['partners', region.name, release.cycle]}
            figures={() => partnerLines(results)}
            picture={() =>
              partnersPicture({
                ...{ results, themes, detail: choice.levels, title },
                lines: [...lines, ...partnersPlaceLines(results, themes, order)],
              })
            }
          />
        </figcaption>
      </figure>
    </>
  );
}

const NobodyRated = () => (
  <p className="govuk-body plumbline-text">
    No partner organisation’s ratings are in these results. Audit leads can ask partners to rate items of an
    open audit; what they rate is published with the results of that cycle.
  </p>
);

interface LeftOutProps {
  readonly results: PartnerResults;
  readonly themes: readonly PartnersTheme[];
}

function LeftOut({ results, themes }: LeftOutProps) {
  const left = results.recommendations.length - themes.reduce((sum, { rows }) => sum + rows.length, 0);
  if (left === 0) return null;
  return (
    <p className="govuk-body">
      {left} of {results.recommendations.length} {itemWords(results.release).items} are not shown of both, so
      they have no place in this order. {HIDDEN_SENTENCE}.
    </p>
  );
}

/** Links, because each has its own address. */
function Switches({ choice, order, levels }: Props & { readonly levels: number }) {
  const otherView = choice.view === 'chart' ? 'table' : 'chart';
  const otherLevels = choice.levels === 'two' ? 'four' : 'two';
  const otherOrder = order === 'framework' ? 'lower' : 'framework';
  return (
    <ul className="plumbline-switches govuk-body">
      <li>
        <Link
          href={partnersAddressOf({ ...choice, view: otherView }, order)}
          className="govuk-link"
          onClick={() => rememberView(otherView)}
        >
          Show as {otherView}
        </Link>
      </li>
      {choice.view === 'chart' && levels > 2 && (
        <li>
          <Link href={partnersAddressOf({ ...choice, levels: otherLevels }, order)} className="govuk-link">
            {otherLevels === 'four' ? `Show all ${levels} levels` : 'Show gap and strength only'}
          </Link>
        </li>
      )}
      <li>
        <Link href={partnersAddressOf(choice, otherOrder)} className="govuk-link">
          {otherOrder === 'lower' ? 'Partners furthest below authorities first' : 'As in the framework'}
        </Link>
      </li>
    </ul>
  );
}
