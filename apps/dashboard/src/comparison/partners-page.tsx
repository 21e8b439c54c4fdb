import type { Release } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useSearch } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { usePatiently } from '../govuk/patience.js';
import { Skeleton } from '../govuk/skeleton.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { ChoiceForm } from './choice-form.js';
import { type Choice, choose, cycleName } from './choice.data.js';
import { useFullAddress } from './full-address.js';
import { NewChoiceStatus } from './new-choice-status.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import { PartnersFigures } from './partners-figures.js';
import { partnersAddressOf, type PartnersOrder, partnersOrderIn } from './partners.data.js';
import { rememberedView } from './remembered-view.js';
import { releasesQuery } from './results.queries.js';
import { WhoSeesResults } from './who-sees-results.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** What partner organisations rated, beside what authorities did. */
export function PartnersPage({ regionCode }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const order = partnersOrderIn(address);
  const toAddress = (choice: Choice) => partnersAddressOf(choice, order);
  const chosen = choose(releases, address, { regionCode, view: rememberedView(), toAddress });
  switch (chosen.state) {
    case 'none-published':
      return <NonePublished />;
    case 'unknown':
      return <UnknownChosen choice={chosen} />;
    case 'chosen':
      return <Partners releases={releases} choice={chosen.choice} order={order} />;
  }
}

interface PartnersProps {
  readonly releases: readonly Release[];
  readonly choice: Choice;
  readonly order: PartnersOrder;
}

function Partners({ releases, choice, order }: PartnersProps) {
  const { release, region } = choice;
  const heading = `How partners rated in ${inSentence(region.name)}, ${cycleName(release)}`;
  useFullAddress(partnersAddressOf(choice, order));
  useDocumentTitle(heading);
  return (
    <>
      <h1 className="govuk-heading-l">
        <span className="govuk-caption-l">{release.framework.title}</span>
        {heading}
      </h1>
      {release.fictional && <MadeUp />}
      <NewChoiceStatus heading={heading} />
      <ChoiceForm
        releases={releases}
        choice={choice}
        toAddress={(chosen) => partnersAddressOf(chosen, order)}
      />
      <Suspense fallback={<Skeleton what="figures" lines={14} />}>
        <PartnersFigures choice={choice} order={order} />
      </Suspense>
      <WhoSeesResults release={release} who={WHO} />
    </>
  );
}

const WHO =
  'Regional leads and programme evaluators. They see counts of authorities and counts of partner organisations, never which of them gave which rating.';
