import type { Release } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearch } from 'wouter';

import { releasesQuery, withdrawnQuery } from '../api/releases.queries.js';
import { usePatiently } from '../govuk/patience.js';
import { type Choice, choose } from './choice.data.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import { rememberedView } from './remembered-view.js';
import { usualFramework } from './withdrawn.data.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
  /** The page's own address of a choice; left out: that of the results of a region. */
  readonly toAddress?: (choice: Choice, address: URLSearchParams) => string;
  readonly children: (releases: readonly Release[], choice: Choice, address: URLSearchParams) => ReactNode;
}

/** What the address chooses of published results: what it leaves out is filled in, what is not there is said. */
export function ChosenResults({ regionCode, toAddress, children }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const { data: withdrawn } = useSuspenseQuery(withdrawnQuery);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const chosen = choose(releases, address, {
    regionCode,
    frameworkId: usualFramework(releases, withdrawn),
    view: rememberedView(),
    ...(toAddress && { toAddress: (choice: Choice) => toAddress(choice, address) }),
  });
  switch (chosen.state) {
    case 'none-published':
      return <NonePublished />;
    case 'unknown':
      return <UnknownChosen choice={chosen} />;
    case 'chosen':
      return children(releases, chosen.choice, address);
  }
}
