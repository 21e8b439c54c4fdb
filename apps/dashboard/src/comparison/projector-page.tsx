import type { RegionResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link, useLocation, useSearch } from 'wouter';

import { levelBands, type StrengthBar, twoBands } from '../charts/strength-bars.data.js';
import { StrengthBars } from '../charts/strength-bars.js';
import { StrengthLegend } from '../charts/strength-legend.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { usePatiently } from '../govuk/patience.js';
import { longDate } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { addressOf, type Choice, choose, cycleName } from './choice.data.js';
import { useFullAddress } from './full-address.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import { projectorAddressOf, projectorWays } from './projector.data.js';
import { type Figures, ratedWords, strengthWords, toRows } from './results.data.js';
import { regionResultsQuery, releasesQuery } from './results.queries.js';
import './projector.css';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Results for a room: one recommendation at a time, large, with nothing around it. Arrow keys lead on, Escape back. */
export function ProjectorPage({ regionCode }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const item = address.get('item');
  const toAddress = (choice: Choice) => projectorAddressOf(choice, item);
  const chosen = choose(releases, address, { regionCode, view: 'chart', toAddress });
  if (chosen.state === 'none-published') return <NonePublished />;
  if (chosen.state === 'unknown') return <UnknownChosen choice={chosen} />;
  return <Projected choice={chosen.choice} item={item} />;
}

function Projected({ choice, item }: { readonly choice: Choice; readonly item: string | null }) {
  const { release, region } = choice;
  const { data } = useSuspenseQuery(regionResultsQuery({ releaseId: release.id, regionCode: region.code }));
  const ways = projectorWays(data, choice, item);
  const row = toRows(data).find(({ id }) => id === ways.id);
  useKeys({ ArrowLeft: ways.previous, ArrowRight: ways.next, Escape: addressOf(choice) });
  useFullAddress(projectorAddressOf(choice, ways.id));
  useDocumentTitle(row ? `${row.title}, ${region.name}` : region.name);
  if (!row) return null;
  return (
    <div className="projector">
      <h1 className="govuk-heading-xl">
        <span className="govuk-caption-xl">
          {region.name}, {cycleName(release)}: {ways.place} of {data.recommendations.length}
        </span>
        {row.title}
      </h1>
      {release.fictional && <MadeUp />}
      <p className="govuk-body-l" id="gist">
        {row.region
          ? `${row.region.atStrength} of ${row.region.rated} authorities rate it ${strengthWords(data.levels)}.`
          : `${HIDDEN_SENTENCE}.`}
      </p>
      <Bars results={data} choice={choice} areas={[row.region, row.england]} />
      <p className="govuk-body">
        {release.framework.publisher}. {region.contributors} of {region.authorities} authorities. England:
        regions shown. Figures taken {longDate(release.figuresTakenOn)}.
      </p>
      <nav className="projector__ways" aria-label="Recommendations">
        {ways.previous && (
          <Link href={ways.previous} className="govuk-link">
            Previous
          </Link>
        )}
        {ways.next && (
          <Link href={ways.next} className="govuk-link">
            Next
          </Link>
        )}
        <Link href={addressOf(choice)} className="govuk-link">
          Leave (Esc)
        </Link>
      </nav>
    </div>
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
    <div className="projector__chart">
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

/** Leads to an address when its key is pressed by itself. */
function useKeys(ways: Readonly<Record<string, string | null>>): void {
  const [, navigate] = useLocation();
  useEffect(() => {
    const press = ({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent) => {
      const way = altKey || ctrlKey || metaKey || shiftKey ? null : ways[key];
      if (way) navigate(way);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
