import { useQuery } from '@tanstack/react-query';

import { releasesQuery, withdrawnQuery } from '../api/releases.queries.js';
import { withdrawnWords } from './withdrawn.data.js';

/** Cycles whose results were withdrawn, so that nobody looks for them: of one framework where it is given. Nothing where there are none. */
export function Withdrawn({ frameworkId }: { readonly frameworkId?: string }) {
  const { data: releases = [] } = useQuery(releasesQuery);
  const { data: withdrawn = [] } = useQuery(withdrawnQuery);
  const words = withdrawnWords(releases, withdrawn, frameworkId);
  if (!words) return null;
  return (
    <p className="govuk-body plumbline-text">
      Withdrawn: the results of {words}. They cannot be seen any more, and the cycle is not published again.
    </p>
  );
}
