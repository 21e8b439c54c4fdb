import type { Release } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';

import { ChartFiles } from '../charts/chart-files.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { InsetText } from '../govuk/inset-text.js';
import { Skeleton } from '../govuk/skeleton.js';
import { longDate } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { ChoiceForm } from './choice-form.js';
import { type Choice, cycleName, regionsAddressOf } from './choice.data.js';
import { ChosenResults } from './chosen-results.js';
import { overviewLines } from './figure-lines.data.js';
import { shownWords } from './regions.data.js';
import { RegionsTable } from './regions-table.js';
import { strengthWords } from './results.data.js';
import { regionsOverviewQuery } from './results.queries.js';
import { TooFewReturns } from './too-few-returns.js';
import { WhoSeesResults } from './who-sees-results.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** The results of one cycle for all regions side by side. */
export function RegionsPage({ regionCode }: Props) {
  return (
    <ChosenResults regionCode={regionCode} toAddress={regionsAddressOf}>
      {(releases, choice) => <Regions releases={releases} choice={choice} />}
    </ChosenResults>
  );
}

function Regions({ releases, choice }: { readonly releases: readonly Release[]; readonly choice: Choice }) {
  const { release } = choice;
  const heading = `How regions compare, ${cycleName(release)}`;
  useFullAddress(regionsAddressOf(choice));
  useDocumentTitle(heading);
  return (
    <>
      <CaptionedHeading caption={release.framework.title}>{heading}</CaptionedHeading>
      {release.fictional && <MadeUp />}
      <ChoiceForm releases={releases} choice={choice} toAddress={regionsAddressOf} hasRegion={false} />
      <Suspense fallback={<Skeleton what="figures" lines={14} />}>
        <RegionsFigures choice={choice} />
      </Suspense>
      <WhoSeesResults release={release} />
    </>
  );
}

function RegionsFigures({ choice }: { readonly choice: Choice }) {
  const { data: overview } = useSuspenseQuery(regionsOverviewQuery({ releaseId: choice.release.id }));
  const { framework, figuresTakenOn, publishedOn } = overview.release;
  return (
    <>
      <p className="govuk-body plumbline-text">
        {shownWords(overview)} Regions stand in the order of their names. Figures taken{' '}
        {longDate(figuresTakenOn)}. They will not change.
      </p>
      <TooFewReturns of={overview.regions.map((region) => ({ region, release: overview.release }))} />
      {framework.ratingsPublic && <InsetText>{framework.note}</InsetText>}
      <figure className="plumbline-figure" aria-labelledby="regions-title">
        <h2 className="govuk-heading-m" id="regions-title">
          Authorities at strength, by region
        </h2>
        <RegionsTable overview={overview} choice={choice} />
        <figcaption className="plumbline-source">
          <p className="govuk-body-s">
            Source: {framework.publisher}, {framework.title}. Counted: authorities; not applicable is not a
            rating. A larger share, shaded darker, is better: {strengthWords(overview.levels)} is a strength.
            Results published {longDate(publishedOn)}.
          </p>
          <ChartFiles name={['regions', overview.release.cycle]} figures={() => overviewLines(overview)} />
        </figcaption>
      </figure>
    </>
  );
}
