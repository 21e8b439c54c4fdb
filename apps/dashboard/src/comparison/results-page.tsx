import type { Release } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'wouter';

import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { Skeleton } from '../govuk/skeleton.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { ChoiceForm } from './choice-form.js';
import { addressOf, type Choice, cycleName, packAddressOf } from './choice.data.js';
import { ChosenResults } from './chosen-results.js';
import { NewChoiceStatus } from './new-choice-status.js';
import { projectorAddressOf } from './projector.data.js';
import { RegionFigures } from './region-figures.js';
import { RegionSummary } from './region-summary.js';
import { regionResultsQuery } from './results.queries.js';
import { WhoSeesResults } from './who-sees-results.js';
import { Withdrawn } from './withdrawn.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Published results of one region: what the address leaves out is filled in, then put into the address. */
export default function ResultsPage({ regionCode }: Props) {
  return (
    <ChosenResults regionCode={regionCode}>
      {(releases, choice) => <Results releases={releases} choice={choice} />}
    </ChosenResults>
  );
}

function Results({ releases, choice }: { readonly releases: readonly Release[]; readonly choice: Choice }) {
  const { release, region } = choice;
  const heading = `How ${inSentence(region.name)} compares, ${cycleName(release)}`;
  const key = { releaseId: release.id, regionCode: region.code };
  // Its answer renders the page at once: what only waits below stays away for a while once a skeleton stands.
  useQuery(regionResultsQuery(key));
  useFullAddress(addressOf(choice));
  useDocumentTitle(heading);
  return (
    <>
      <CaptionedHeading caption={release.framework.title}>{heading}</CaptionedHeading>
      {release.fictional && <MadeUp />}
      <NewChoiceStatus heading={heading} />
      <Suspense fallback={<Skeleton what="results" lines={4} />}>
        <RegionSummary resultsKey={key} reading={choice.reading} />
      </Suspense>
      <ChoiceForm releases={releases} choice={choice} />
      <Withdrawn frameworkId={release.framework.id} />
      <Suspense fallback={<Skeleton what="figures" lines={14} />}>
        <RegionFigures resultsKey={key} choice={choice} />
      </Suspense>
      <ul className="plumbline-switches govuk-body">
        <li>
          <Link href={packAddressOf(choice)} className="govuk-link">
            Pack of two pages for a meeting
          </Link>
        </li>
        <li>
          <Link href={projectorAddressOf(choice, { item: null, from: 'results' })} className="govuk-link">
            On a projector, one by one
          </Link>
        </li>
      </ul>
      <WhoSeesResults release={release} />
    </>
  );
}
