import type { RegionResults } from '@plumbline/contract';
import { useSuspenseQueries } from '@tanstack/react-query';
import { Link } from 'wouter';

import { ChartFiles } from '../charts/chart-files.js';
import { InsetText } from '../govuk/inset-text.js';
import { inSentence } from '../words/regions.js';
import { type Choice, cycleName } from './choice.data.js';
import { ownLines } from './figure-lines.data.js';
import { NotShown } from './not-shown.js';
import { OwnChart, ownPicture } from './own-chart.js';
import { ownFinding, standingWords } from './own-finding.data.js';
import {
  type OwnGroup,
  type OwnOrder,
  ownPlaceLines,
  type OwnRow,
  ownAddressOf,
  ownPair,
  toOwnGroups,
  toOwnRows,
} from './own.data.js';
import { OwnTable } from './own-table.js';
import { rememberView } from './remembered-view.js';
import { itemWords, sourceLines, standing } from './results.data.js';
import { ownRatingsQuery, ownRegionResultsQuery } from './results.queries.js';
import { TooFewReturns } from './too-few-returns.js';

interface Props {
  readonly choice: Choice;
  readonly order: OwnOrder;
  readonly authority: string;
}

const FINDING_ID = 'finding';

/** The authority's own ratings and the published figures, fetched apart and set side by side here. */
export function OwnFigures({ choice, order, authority }: Props) {
  const [{ data: cycles }, { data: results }] = useSuspenseQueries({
    queries: [ownRatingsQuery, ownRegionResultsQuery({ releaseId: choice.release.id })],
  });
  const pair = ownPair(cycles, choice.release);
  const rows = toOwnRows(results, pair);
  const groups = toOwnGroups(results, rows, order);
  const notice = standingWords(pair, results, authority);
  const finding = ownFinding(results, rows);
  const before = pair.before && cycleName(pair.before);
  const asChart = choice.view === 'chart';
  const title = `${authority} beside ${inSentence(results.region.name)} and England`;
  const lines = ownSourceLines(results, choice.view);
  return (
    <>
      <div className="plumbline-text">
        <p className="govuk-body-l" id={FINDING_ID}>
          {finding || `Published figures of ${inSentence(results.region.name)} and of England.`}
        </p>
        <p className="govuk-body">
          {results.region.name}: {standing(results)}
        </p>
      </div>
      {notice && <InsetText>{notice}</InsetText>}
      <TooFewReturns of={[results]} />
      <figure className="plumbline-figure" aria-labelledby="figures-title">
        <h2 className="govuk-heading-m" id="figures-title">
          {title}
        </h2>
        <Switches choice={choice} order={order} levels={results.levels.length} />
        {order === 'difference' && <LeftOut rows={rows} groups={groups} results={results} />}
        {asChart ? (
          <OwnChart {...{ results, groups, before, gistId: FINDING_ID }} detail={choice.levels} />
        ) : (
          <OwnTable {...{ results, groups, before }} />
        )}
        <figcaption className="plumbline-source">
          {lines.map((line) => (
            <p key={line} className="govuk-body-s">
              {line}
            </p>
          ))}
          <ChartFiles
            name={['how we compare', authority, choice.release.cycle]}
            figures={() => ownLines(results, rows)}
            {...(asChart && {
              picture: () =>
                ownPicture({
                  ...{ results, groups, before, title },
                  ...{ detail: choice.levels, lines: [...lines, ...ownPlaceLines(rows, groups, order)] },
                }),
            })}
          />
        </figcaption>
      </figure>
      <NotShown results={results} />
    </>
  );
}

interface SwitchesProps extends Pick<Props, 'choice' | 'order'> {
  readonly levels: number;
}

/** Links, because each has its own address. */
function Switches({ choice, order, levels }: SwitchesProps) {
  const otherView = choice.view === 'chart' ? 'table' : 'chart';
  const otherLevels = choice.levels === 'two' ? 'four' : 'two';
  const otherOrder = order === 'framework' ? 'difference' : 'framework';
  const link = (text: string, changed: Choice, changedOrder = order) => (
    <li>
      <Link
        href={ownAddressOf(changed, changedOrder)}
        className="govuk-link"
        onClick={() => rememberView(changed.view)}
      >
        {text}
      </Link>
    </li>
  );
  return (
    <ul className="plumbline-switches govuk-body">
      {link(`Show as ${otherView}`, { ...choice, view: otherView })}
      {choice.view === 'chart' &&
        levels > 2 &&
        link(otherLevels === 'four' ? `Show all ${levels} levels` : 'Show gap and strength only', {
          ...choice,
          levels: otherLevels,
        })}
      {link(
        otherOrder === 'difference' ? 'Furthest below the region first' : 'As in the framework',
        choice,
        otherOrder,
      )}
    </ul>
  );
}

interface LeftOutProps {
  readonly rows: readonly OwnRow[];
  readonly groups: readonly OwnGroup[];
  readonly results: RegionResults;
}

/** What has no place in the order, because one of the two sides is missing. */
function LeftOut({ rows, groups, results }: LeftOutProps) {
  const listed = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const { items } = itemWords(results.release);
  return (
    <p className="govuk-body">
      First where you rate a gap and the largest share of {inSentence(results.region.name)} a strength; last
      the other way round.{' '}
      {listed < rows.length &&
        `${rows.length - listed} of ${rows.length} ${items} cannot be compared and have no place in this order.`}
    </p>
  );
}

function ownSourceLines(results: RegionResults, view: Choice['view']): readonly string[] {
  const yours = results.release.framework.ratingsPublic
    ? 'Yours: the judgement of your authority.'
    : 'Yours: your signed-off rating, as agreed with partners where they rated too.';
  return [...sourceLines(results, view), yours];
}
