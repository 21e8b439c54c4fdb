import type { Release } from '@plumbline/contract';
import { Suspense } from 'react';

import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { Skeleton } from '../govuk/skeleton.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { ChoiceForm } from './choice-form.js';
import { type Choice, cycleName } from './choice.data.js';
import { ChosenResults } from './chosen-results.js';
import { NewChoiceStatus } from './new-choice-status.js';
import { PartnersFigures } from './partners-figures.js';
import { partnersAddressOf, type PartnersOrder, partnersOrderIn } from './partners.data.js';
import { WhoSeesResults } from './who-sees-results.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** What partner organisations rated, beside what authorities did. */
export function PartnersPage({ regionCode }: Props) {
  return (
    <ChosenResults
      regionCode={regionCode}
      toAddress={(choice, address) => partnersAddressOf(choice, partnersOrderIn(address))}
    >
      {(releases, choice, address) => (
        <Partners releases={releases} choice={choice} order={partnersOrderIn(address)} />
      )}
    </ChosenResults>
  );
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
      <CaptionedHeading caption={release.framework.title}>{heading}</CaptionedHeading>
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
