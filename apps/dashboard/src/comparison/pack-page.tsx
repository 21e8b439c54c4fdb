import type { RegionResults, Release } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useSearch } from 'wouter';

import { releasesQuery, withdrawnQuery } from '../api/releases.queries.js';
import { PackTable } from '../app/pack-table.js';
import { SaveAsPdf } from '../app/save-as-pdf.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { usePatiently } from '../govuk/patience.js';
import { Skeleton } from '../govuk/skeleton.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { chooseEarlier, sideBySide } from './change.data.js';
import { addressOf, type Choice, choose, cycleName, packAddressOf } from './choice.data.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import {
  changeRows,
  differencesFromEngland,
  type FromEngland,
  hangsOnOneWords,
  ratio,
  toPackThemes,
} from './pack.data.js';
import { toGroups, USUAL_READING } from './reading.data.js';
import { RegionSummary } from './region-summary.js';
import { ResultsChart } from './results-chart.js';
import { itemWords, sourceLines, strengthWords } from './results.data.js';
import { regionResultsQuery } from './results.queries.js';
import { usualFramework } from './withdrawn.data.js';
import '../app/pack.css';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Papers for the next meeting of a region: two sheets, from published figures only. */
export function PackPage({ regionCode }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const { data: withdrawn } = useSuspenseQuery(withdrawnQuery);
  const frameworkId = usualFramework(releases, withdrawn);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const chosen = choose(releases, address, {
    regionCode,
    frameworkId,
    view: 'chart',
    toAddress: packAddressOf,
  });
  if (chosen.state === 'none-published') return <NonePublished />;
  if (chosen.state === 'unknown') return <UnknownChosen choice={chosen} />;
  return <Pack releases={releases} choice={{ ...chosen.choice, reading: USUAL_READING }} />;
}

interface PackProps {
  readonly releases: readonly Release[];
  readonly choice: Choice;
}

function Pack({ releases, choice }: PackProps) {
  const { release, region } = choice;
  const heading = `Pack for ${inSentence(region.name)}, ${cycleName(release)}`;
  useFullAddress(packAddressOf(choice));
  useDocumentTitle(heading);
  return (
    <div className="plumbline-pack">
      <Breadcrumbs trail={[{ href: addressOf(choice), text: 'Results' }]} />
      <CaptionedHeading caption={release.framework.title}>{heading}</CaptionedHeading>
      {release.fictional && <MadeUp />}
      <SaveAsPdf>
        <p className="govuk-body">Two sheets of A4, from published results only. No authority is named.</p>
      </SaveAsPdf>
      <Suspense fallback={<Skeleton what="figures" lines={18} />}>
        <Sheets releases={releases} choice={choice} />
      </Suspense>
    </div>
  );
}

function Sheets({ releases, choice }: PackProps) {
  const key = { releaseId: choice.release.id, regionCode: choice.region.code };
  const { data: results } = useSuspenseQuery(regionResultsQuery(key));
  const earlier = chooseEarlier(releases, choice, null);
  const isShown = results.recommendations.some(({ region }) => region.state !== 'hidden');
  return (
    <>
      <RegionSummary resultsKey={key} reading={choice.reading} />
      {isShown && (
        <figure className="plumbline-figure" aria-labelledby="pack-chart">
          <h2 className="govuk-heading-m" id="pack-chart">
            Each {itemWords(results.release).item}, {results.region.name} and England
          </h2>
          <ResultsChart results={results} groups={toGroups(results, choice.reading)} detail="two" />
        </figure>
      )}
      <div className="plumbline-pack__second">
        {isShown && <Themes results={results} />}
        {isShown && <Differences results={results} />}
        {earlier.state === 'chosen' ? (
          <Change results={results} from={earlier.from} />
        ) : (
          <p className="govuk-body">There is no other cycle to set beside this one yet.</p>
        )}
        <Hidden results={results} />
        <Rule results={results} release={choice.release} />
      </div>
    </>
  );
}

function Themes({ results }: { readonly results: RegionResults }) {
  return (
    <section aria-label="Strengths and gaps by theme">
      <h2 className="govuk-heading-m">Strengths and gaps by theme</h2>
      <PackTable
        label="Strengths and gaps by theme"
        heads={[
          'Theme',
          'Ratings at strength',
          'England, the same ones',
          'Strengths of more than half',
          'Strengths of half or fewer',
        ]}
        rows={toPackThemes(results).map(({ title, region, england, most, fewest }) => [
          title,
          ratio(region),
          ratio(england),
          most,
          fewest,
        ])}
      />
    </section>
  );
}

function Differences({ results }: { readonly results: RegionResults }) {
  const { above, below } = differencesFromEngland(results);
  return (
    <section aria-label="Furthest from England">
      <h2 className="govuk-heading-m">Furthest from England</h2>
      <div className="plumbline-pack__columns">
        <Side title="Larger share at strength" items={above} />
        <Side title="Smaller share at strength" items={below} />
      </div>
      <p className="govuk-body">
        {hangsOnOneWords([...above, ...below])} England is of the regions that are shown.
      </p>
    </section>
  );
}

function Side({ title, items }: { readonly title: string; readonly items: readonly FromEngland[] }) {
  return (
    <div>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{title}</h3>
      {items.length === 0 ? (
        <p className="govuk-body">None of those shown.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {items.map(({ title: name, words }) => (
            <li key={name}>
              {name}: {words}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Counts of two cycles; nothing links them. */
function Change({ results, from }: { readonly results: RegionResults; readonly from: Release }) {
  const { release, region } = results;
  const { data: other } = useSuspenseQuery(
    regionResultsQuery({ releaseId: from.id, regionCode: region.code }),
  );
  const [before, after] = from.figuresTakenOn <= release.figuresTakenOn ? [other, results] : [results, other];
  const cycles = [before.release, after.release].map(cycleName);
  return (
    <section aria-label="Two cycles side by side">
      <h2 className="govuk-heading-m">{cycles.join(' and ')} side by side</h2>
      <p className="govuk-body">
        How many rate it {strengthWords(after.levels)}, of those who rated it. {before.region.contributors} of{' '}
        {before.region.authorities} authorities in {cycles[0]}, {after.region.contributors} of{' '}
        {after.region.authorities} in {cycles[1]}: they may not be the same, so a difference need not mean
        that anybody rated differently.
      </p>
      <div className="plumbline-pack__flow">
        {sideBySide(before, after).map((theme) => (
          <PackTable
            key={theme.id}
            label={`${theme.title}, side by side`}
            heads={[theme.title, ...cycles]}
            rows={changeRows(theme)}
          />
        ))}
      </div>
    </section>
  );
}

function Hidden({ results }: { readonly results: RegionResults }) {
  const hidden = results.recommendations.filter(({ region }) => region.state === 'hidden');
  const { items } = itemWords(results.release);
  return (
    <section aria-label="What is not shown">
      <h2 className="govuk-heading-m">
        Not shown: {hidden.length} of {results.recommendations.length} {items}
      </h2>
      <p className="govuk-body">
        {hidden.length > 0 && `${hidden.map(({ title }) => title).join('; ')}. `}
        {HIDDEN_SENTENCE}; [c] stands for it in tables. Those on which almost everyone agrees are among them,
        whether strength or gap.
      </p>
    </section>
  );
}

function Rule({ results, release }: { readonly results: RegionResults; readonly release: Release }) {
  const { authorities, contributors } = results.region;
  return (
    <section aria-label="Where the figures come from">
      <h2 className="govuk-heading-m">Where the figures come from</h2>
      <p className="govuk-body plumbline-pack__small">
        Taking part: {contributors} of {authorities} authorities. Rule, version {release.ruleVersion}:{' '}
        {release.rule}
      </p>
      <p className="govuk-body plumbline-pack__small">{sourceLines(results, 'chart').join(' ')}</p>
    </section>
  );
}
