import type { RegionResults, RegionResultsKey } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { ChartFiles } from '../charts/chart-files.js';
import { addressOf, type Choice } from './choice.data.js';
import { regionLines } from './figure-lines.data.js';
import { NotShown } from './not-shown.js';
import { ReadingLinks } from './reading-links.js';
import { placeLines, selectResults, toGroups } from './reading.data.js';
import { recommendationAddressOf } from './recommendation.data.js';
import { rememberView } from './remembered-view.js';
import { ResultsChart, resultsPicture } from './results-chart.js';
import { ReleaseFiles } from './release-files.js';
import { ResultsTable } from './results-table.js';
import { itemWords, sourceLines } from './results.data.js';
import { regionResultsQuery } from './results.queries.js';
import { ThemeOverview } from './theme-overview.js';

interface Props {
  readonly resultsKey: RegionResultsKey;
  readonly choice: Choice;
}

/** The figures as a chart or a table, where they come from, and what is not shown. */
export function RegionFigures({ resultsKey, choice }: Props) {
  const { data } = useSuspenseQuery(regionResultsQuery(resultsKey));
  const results = selectResults(data, choice.reading);
  const groups = toGroups(results, choice.reading);
  const isShown = results.recommendations.some(({ region }) => region.state !== 'hidden');
  const asChart = choice.view === 'chart';
  const toAddress = (id: string) => recommendationAddressOf(id, choice);
  const lines = sourceLines(results, isShown ? choice.view : 'table');
  const drawn = { results, groups, detail: choice.levels, title: titleOf(results) };
  return (
    <>
      <ThemeOverview results={results} groups={groups} view={choice.view} />
      <figure className="plumbline-figure" aria-labelledby="figures-title">
        <h2 className="govuk-heading-m" id="figures-title">
          {titleOf(results)}
        </h2>
        <Switches choice={choice} levels={isShown ? results.levels.length : 0} />
        <ReadingLinks results={data} choice={choice} />
        {asChart && isShown && <ResultsChart {...{ results, groups, toAddress }} detail={choice.levels} />}
        {asChart && !isShown && <NothingShown results={results} />}
        {!asChart && <ResultsTable results={results} groups={groups} choice={choice} />}
        <figcaption className="plumbline-source">
          {lines.map((line) => (
            <p key={line} className="govuk-body-s">
              {line}
            </p>
          ))}
          <ChartFiles
            name={['results', results.region.name, results.release.cycle]}
            figures={() => regionLines(results)}
            {...(asChart &&
              isShown && {
                picture: () =>
                  resultsPicture({
                    ...drawn,
                    lines: [...lines, ...placeLines(results, groups, choice.reading)],
                  }),
              })}
          />
        </figcaption>
      </figure>
      <NotShown results={results} toAddress={toAddress} />
      <ReleaseFiles release={results.release} />
    </>
  );
}

const titleOf = ({ release, region }: RegionResults): string =>
  release.framework.ratingsPublic
    ? `How authorities are judged, ${region.name}`
    : `How authorities rate each recommendation, ${region.name}`;

/** Chart or table, two bands or every level (of `levels`, if there are bars): links, because each has its own address. */
function Switches({ choice, levels }: { readonly choice: Choice; readonly levels: number }) {
  const otherView = choice.view === 'chart' ? 'table' : 'chart';
  const otherLevels = choice.levels === 'two' ? 'four' : 'two';
  return (
    <ul className="plumbline-switches govuk-body">
      <li>
        <Link
          href={addressOf({ ...choice, view: otherView })}
          className="govuk-link"
          onClick={() => rememberView(otherView)}
        >
          Show as {otherView}
        </Link>
      </li>
      {choice.view === 'chart' && levels > 2 && (
        <li>
          <Link href={addressOf({ ...choice, levels: otherLevels })} className="govuk-link">
            {otherLevels === 'four' ? `Show all ${levels} levels` : 'Show gap and strength only'}
          </Link>
        </li>
      )}
    </ul>
  );
}

function NothingShown({ results }: { readonly results: RegionResults }) {
  const isEnglandShown = results.recommendations.some(({ england }) => england.counts !== null);
  return (
    <p className="govuk-body plumbline-text">
      None of the {results.recommendations.length} {itemWords(results.release).items} can be shown for this
      region.{' '}
      {isEnglandShown
        ? 'The table has England’s figures; other regions may show more.'
        : 'Nor can they for any other.'}
    </p>
  );
}
