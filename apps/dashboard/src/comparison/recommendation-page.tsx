import type { Release } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'wouter';

import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { Skeleton } from '../govuk/skeleton.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { ChoiceForm } from './choice-form.js';
import { addressOf, type Choice, cycleName } from './choice.data.js';
import { ChosenResults } from './chosen-results.js';
import { RecommendationContacts } from './recommendation-contacts.js';
import { recommendationAddressOf } from './recommendation.data.js';
import { RecommendationFigures } from './recommendation-figures.js';
import { RecommendationWords } from './recommendation-words.js';
import { seriesQuery } from './results.queries.js';
import { WhoSeesResults } from './who-sees-results.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
  readonly seriesId: string;
}

/** Everything that is published about one recommendation. */
export function RecommendationPage({ regionCode, seriesId }: Props) {
  return (
    <ChosenResults regionCode={regionCode} toAddress={(choice) => recommendationAddressOf(seriesId, choice)}>
      {(releases, choice) => (
        <Recommendation
          releases={releases}
          choice={choice}
          seriesId={seriesId}
          isLead={regionCode !== null}
        />
      )}
    </ChosenResults>
  );
}

interface RecommendationProps {
  readonly releases: readonly Release[];
  readonly choice: Choice;
  readonly seriesId: string;
  /** Whether the person leads a region. */
  readonly isLead: boolean;
}

function Recommendation({ releases, choice, seriesId, isLead }: RecommendationProps) {
  const { framework, fictional } = choice.release;
  const { data: series } = useSuspenseQuery(seriesQuery({ frameworkId: framework.id, seriesId }));
  const heading = `${series.item.title}: how it is rated, ${cycleName(choice.release)}`;
  const ofFramework = releases.filter((release) => release.framework.id === framework.id);
  useFullAddress(recommendationAddressOf(seriesId, choice));
  useDocumentTitle(heading);
  return (
    <>
      <Link href={addressOf(choice)} className="govuk-back-link">
        Results of {inSentence(choice.region.name)}
      </Link>
      <CaptionedHeading caption={series.theme}>{heading}</CaptionedHeading>
      {fictional && <MadeUp />}
      <RecommendationWords series={series} isJudged={framework.ratingsPublic} />
      <ChoiceForm
        releases={ofFramework}
        choice={choice}
        toAddress={(chosen) => recommendationAddressOf(seriesId, chosen)}
      />
      <Suspense fallback={<Skeleton what="figures" lines={14} />}>
        <RecommendationFigures releases={ofFramework} choice={choice} seriesId={seriesId} />
      </Suspense>
      {isLead && !framework.ratingsPublic && (
        <RecommendationContacts frameworkId={framework.id} seriesId={seriesId} />
      )}
      <WhoSeesResults release={choice.release} />
    </>
  );
}
