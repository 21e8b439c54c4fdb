import type { RegionsOverview, Release, ResultLevel } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { ChartFiles } from '../charts/chart-files.js';
import { longDate } from '../words/dates.js';
import { type Choice, cycleName } from './choice.data.js';
import { recommendationLines } from './figure-lines.data.js';
import { projectorAddressOf } from './projector.data.js';
import {
  areaLines,
  boundsWords,
  cycleLines,
  type FiguresLine,
  furtherWords,
  raterLines,
} from './recommendation.data.js';
import { RecommendationTable } from './recommendation-table.js';
import { itemWords, strengthWords } from './results.data.js';
import { partnerResultsQuery, regionsOverviewQuery } from './results.queries.js';
import { TooFewReturns } from './too-few-returns.js';

interface Props {
  /** All published cycles of the framework. */
  readonly releases: readonly Release[];
  readonly choice: Choice;
  readonly seriesId: string;
}

/** One recommendation by region, by cycle and by kind of rater. */
export function RecommendationFigures({ releases, choice, seriesId }: Props) {
  const { release, region } = choice;
  const overviews = useSuspenseQueries({
    queries: releases.map(({ id }) => regionsOverviewQuery({ releaseId: id })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  const key = { releaseId: release.id, regionCode: region.code };
  const { data: partners } = useSuspenseQuery(partnerResultsQuery(key));
  const { levels } = partners;
  const cycle = cycleName(release);
  const overview = overviews.find((each) => each.release.id === release.id);
  const lines = overview ? areaLines(overview, seriesId) : [];
  if (!overview || lines.length === 0) return <NotAsked choice={choice} />;
  return (
    <>
      <TooFewReturns of={[choice]} />
      <Reading levels={levels} />
      <RecommendationTable title={`By region, ${cycle}`} of="Region" levels={levels} lines={lines} />
      <EnglandBounds overview={overview} seriesId={seriesId} />
      {overviews.length > 1 && (
        <Cycles region={region} levels={levels} lines={cycleLines(overviews, seriesId, region)} />
      )}
      <Raters cycle={cycle} levels={levels} lines={raterLines(partners, seriesId)} />
      <Source choice={choice} />
      <ChartFiles
        name={[seriesId, release.cycle]}
        figures={() => recommendationLines(overviews, partners, seriesId)}
      />
      <p className="govuk-body govuk-!-display-none-print">
        <Link
          href={projectorAddressOf(choice, { item: seriesId, from: 'recommendation' })}
          className="govuk-link"
        >
          On a projector
        </Link>
      </p>
    </>
  );
}

const NotAsked = ({ choice: { release } }: Pick<Props, 'choice'>) => (
  <p className="govuk-body">
    {cycleName(release)} does not ask this {itemWords(release).item}. Choose another cycle.
  </p>
);

/** What England's counts could be with those who returned where it is not shown; nothing where all or no regions are shown. */
function EnglandBounds({
  overview,
  seriesId,
}: {
  readonly overview: RegionsOverview;
  readonly seriesId: string;
}) {
  const bounds = boundsWords(overview, seriesId);
  if (bounds.length === 0) return null;
  return (
    <div className="plumbline-text">
      <p className="govuk-body">
        England: {furtherWords(overview, seriesId)} These are authorities, not ratings: some may have said not
        applicable. So England’s count at a level lies between the two numbers:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {bounds.map((words) => (
          <li key={words}>{words}.</li>
        ))}
      </ul>
    </div>
  );
}

const Reading = ({ levels }: { readonly levels: readonly ResultLevel[] }) => (
  <p className="govuk-body plumbline-text">
    Each figure is a count of authorities; {strengthWords(levels)} is a strength. <strong>[c]</strong> means:{' '}
    {HIDDEN_SENTENCE.charAt(0).toLowerCase() + HIDDEN_SENTENCE.slice(1)}. England is the sum of the regions
    shown. Regions stand in the order of their names.
  </p>
);

interface CyclesProps {
  readonly region: Choice['region'];
  readonly levels: readonly ResultLevel[];
  readonly lines: readonly FiguresLine[];
}

const Cycles = ({ region, levels, lines }: CyclesProps) => (
  <>
    <RecommendationTable title={`Cycle by cycle, ${region.name}`} of="Cycle" levels={levels} lines={lines} />
    <p className="govuk-body plumbline-text">
      The authorities of two cycles may differ, so a difference between two counts need not mean that anybody
      rated differently.
    </p>
  </>
);

interface RatersProps {
  readonly cycle: string;
  readonly levels: readonly ResultLevel[];
  readonly lines: readonly FiguresLine[];
}

/** Nothing where no partner rated in the cycle. */
function Raters({ cycle, levels, lines }: RatersProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <RecommendationTable
        title={`Authorities and partners, ${cycle}`}
        of="Whose ratings"
        levels={levels}
        lines={lines}
      />
      <p className="govuk-body plumbline-text">
        Partner organisations are counted where their seat is, each once. The two are never added up.
      </p>
    </>
  );
}

const Source = ({ choice: { release } }: Pick<Props, 'choice'>) => (
  <p className="govuk-body-s">
    Source: {release.framework.publisher}, {release.framework.title}. Results published{' '}
    {longDate(release.publishedOn)} from figures taken {longDate(release.figuresTakenOn)}. They will not
    change.
  </p>
);
