import { useQuery } from '@tanstack/react-query';

import { allOf } from '../words/lists.js';
import { cycleName } from './choice.data.js';
import { withdrawnQuery } from './results.queries.js';

/** Cycles whose results were withdrawn, so that nobody looks for them; of one framework where it is given. Nothing where there are none. */
export function Withdrawn({ frameworkId }: { readonly frameworkId?: string }) {
  const { data = [] } = useQuery(withdrawnQuery);
  const listed = data.filter(({ framework }) => frameworkId === undefined || framework.id === frameworkId);
  if (listed.length === 0) return null;
  const named = listed.map((each) =>
    frameworkId === undefined ? `${cycleName(each)} of ${each.framework.title}` : cycleName(each),
  );
  return (
    <p className="govuk-body">
      Withdrawn: the results of {allOf(named)}. They cannot be seen any more, and the cycle is not published
      again.
    </p>
  );
}
