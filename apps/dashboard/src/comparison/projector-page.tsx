import type { RegionResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';

import { releasesQuery, withdrawnQuery } from '../api/releases.queries.js';
import { levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import { useFullAddress } from '../govuk/full-address.js';
import { usePatiently } from '../govuk/patience.js';
import { Projector } from '../govuk/projector.js';
import { longDate } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { type Choice, choose, cycleName } from './choice.data.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import { gistOf, placeOf, projectorAddressOf, type ProjectorShown, shownIn } from './projector.data.js';
import { RecommendationLink } from './recommendation-link.js';
import { type Figures, ratedWords, toRows } from './results.data.js';
import { regionResultsQuery } from './results.queries.js';
import { TooFewReturns } from './too-few-returns.js';
import { usualFramework } from './withdrawn.data.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Results for a room: one recommendation at a time. */
export function ProjectorPage({ regionCode }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const { data: withdrawn } = useSuspenseQuery(withdrawnQuery);
  const frameworkId = usualFramework(releases, withdrawn);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const shown = shownIn(address);
  const toAddress = (choice: Choice) => projectorAddressOf(choice, shown);
  const chosen = choose(releases, address, { regionCode, frameworkId, view: 'chart', toAddress });
  if (chosen.state === 'none-published') return <NonePublished />;
  if (chosen.state === 'unknown') return <UnknownChosen choice={chosen} />;
  return <Projected choice={chosen.choice} shown={shown} />;
}

function Projected({ choice, shown }: { readonly choice: Choice; readonly shown: ProjectorShown }) {
  const { release, region } = choice;
  const { data } = useSuspenseQuery(regionResultsQuery({ releaseId: release.id, regionCode: region.code }));
  const { id, place, ways } = placeOf(data, choice, shown);
  const row = toRows(data).find((each) => each.id === id);
  useFullAddress(projectorAddressOf(choice, { ...shown, item: id }));
  if (!row) return null;
  return (
    <Projector
      caption={`${region.name}, ${cycleName(release)}: ${place} of ${data.recommendations.length}`}
      title={row.title}
      named={`${row.title}, ${region.name}`}
      ways={ways}
      links={
        <>
          {shown.from === 'results' && (
            <RecommendationLink id={id} from={choice}>
              All that is published about it
            </RecommendationLink>
          )}
          {/* A wall has no footer. */}
          <Link href="/how-we-protect-authorities" className="govuk-link">
            How we protect authorities
          </Link>
        </>
      }
    >
      {release.fictional && <MadeUp />}
      <p className="govuk-body-l" id="gist">
        {row.region ? gistOf(row.region, data) : `${HIDDEN_SENTENCE}.`}
      </p>
      <TooFewReturns of={[data]} />
      {(row.region || row.england) && (
        <Bars results={data} choice={choice} areas={[row.region, row.england]} />
      )}
      <p className="govuk-body">
        {release.framework.publisher}. {region.contributors} of {region.authorities} authorities. England:
        regions shown. Figures taken {longDate(release.figuresTakenOn)}.
      </p>
    </Projector>
  );
}

interface BarsProps {
  readonly results: RegionResults;
  readonly choice: Choice;
  /** The region's figures and England's; null: not shown. */
  readonly areas: readonly [Figures | null, Figures | null];
}

/** The region above England, on one scale. */
function Bars({ results: { levels, region }, choice, areas: [here, england] }: BarsProps) {
  const bands = choice.levels === 'two' ? twoBands(levels) : levelBands(levels);
  const bar = (id: string, title: string, figures: Figures | null): StrengthBar => ({
    id,
    title,
    note: figures ? ratedWords(figures) : HIDDEN_SENTENCE,
    inWords: figures
      ? levels.map(({ label }, level) => `${label} ${figures.counts[level] ?? 0}`).join(', ')
      : '',
    counts: figures?.counts ?? null,
    englandShare: null,
  });
  return (
    <div className="projector__large">
      <StrengthLegend bands={bands} />
      <StrengthBars
        label="Chart: region and England"
        gistId="gist"
        bands={bands}
        bars={[bar('region', region.name, here), bar('england', 'England', england)]}
      />
    </div>
  );
}
