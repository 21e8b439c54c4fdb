import type { Release, WithdrawnRelease } from '@plumbline/contract';

import { allOf } from '../words/lists.js';
import { cycleName } from './choice.data.js';

type Published = Pick<Release, 'framework' | 'timePeriod'>;

/**
 * The framework to stay in where an address names none: that of the newest cycle, also when its results were withdrawn, as long as another
 * cycle of it is published. Both newest first.
 */
export function usualFramework(
  releases: readonly Published[],
  withdrawn: readonly WithdrawnRelease[],
): string | null {
  const [newest] = releases;
  if (!newest) return null;
  const gone = withdrawn.find(
    ({ framework, timePeriod }) =>
      timePeriod >= newest.timePeriod && releases.some((each) => each.framework.id === framework.id),
  );
  return gone?.framework.id ?? newest.framework.id;
}

/**
 * The cycles that somebody who reads results of a framework may look for in vain: its own, and those of frameworks of which nothing is left.
 * Of all frameworks where none is given. Empty where there are none.
 */
export function withdrawnWords(
  releases: readonly Published[],
  withdrawn: readonly WithdrawnRelease[],
  frameworkId?: string,
): string {
  const isLeft = (id: string) => releases.some(({ framework }) => framework.id === id);
  return allOf(
    withdrawn
      .filter(({ framework: { id } }) => frameworkId === undefined || id === frameworkId || !isLeft(id))
      .map((each) =>
        each.framework.id === frameworkId ? cycleName(each) : `${cycleName(each)} of ${each.framework.title}`,
      ),
  );
}
