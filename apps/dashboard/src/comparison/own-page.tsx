import { useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useSearch } from 'wouter';

import { releasesQuery } from '../api/releases.queries.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { usePatiently } from '../govuk/patience.js';
import { Skeleton } from '../govuk/skeleton.js';
import { MadeUp } from '../words/made-up.js';
import { ChoiceForm } from './choice-form.js';
import { type Choice, choose, cycleName } from './choice.data.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import { auditsFirst, type OwnOrder, ownAddressOf, ownOrderIn } from './own.data.js';
import { OwnFigures } from './own-figures.js';
import { rememberedView } from './remembered-view.js';
import { WhoSeesResults } from './who-sees-results.js';
import { Withdrawn } from './withdrawn.js';

interface Props {
  readonly authority: string;
}

const WHO =
  'People of your authority. Your own ratings are shown to nobody else. The figures of the region and of England are those that regional leads see: what is not shown to them is not shown here.';

/** An authority's own ratings beside its region and England: what the address leaves out is filled in, then put into the address. */
export default function OwnPage({ authority }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const order = ownOrderIn(address);
  // Which region it is does not depend on the address.
  address.delete('region');
  const toAddress = (choice: Choice) => ownAddressOf(choice, order);
  const chosen = choose(auditsFirst(releases), address, {
    regionCode: null,
    view: rememberedView(),
    toAddress,
  });
  if (chosen.state === 'none-published') return <NonePublished />;
  if (chosen.state === 'unknown') return <UnknownChosen choice={chosen} />;
  const { choice } = chosen;
  return (
    <>
      <Heading authority={authority} choice={choice} order={order} />
      <ChoiceForm releases={auditsFirst(releases)} choice={choice} toAddress={toAddress} hasRegion={false} />
      <Suspense fallback={<Skeleton what="figures" lines={18} />}>
        <OwnFigures choice={choice} order={order} authority={authority} />
      </Suspense>
      <Withdrawn frameworkId={choice.release.framework.id} />
      <WhoSeesResults release={choice.release} who={WHO} />
    </>
  );
}

interface HeadingProps extends Props {
  readonly choice: Choice;
  readonly order: OwnOrder;
}

function Heading({ authority, choice, order }: HeadingProps) {
  const heading = `How ${authority} compares, ${cycleName(choice.release)}`;
  useFullAddress(ownAddressOf(choice, order));
  useDocumentTitle(heading);
  return (
    <>
      <CaptionedHeading caption={choice.release.framework.title}>{heading}</CaptionedHeading>
      {choice.release.fictional && <MadeUp />}
    </>
  );
}
