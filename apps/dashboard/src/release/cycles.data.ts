import type { Cycle, CycleState, CycleSummary } from '@plumbline/contract';

import { longDate } from '../words/dates.js';
import { allOf } from '../words/lists.js';

/** What a cycle's state is called, and the colour of its tag; the words say it all without the colour. */
export const STATE_WORDS: Readonly<Record<CycleState, { readonly words: string; readonly colour: string }>> =
  {
    announced: { words: 'Announced', colour: 'grey' },
    open: { words: 'Open', colour: 'green' },
    closed: { words: 'Closed', colour: 'yellow' },
    published: { words: 'Results published', colour: 'turquoise' },
    withdrawn: { words: 'Results withdrawn', colour: 'red' },
  };

export const cycleAddress = (
  { framework, cycle }: Pick<CycleSummary, 'framework' | 'cycle'>,
  page?: 'extend' | 'close' | 'publish' | 'published' | 'withdraw',
): string =>
  ['/cycles', framework.id, cycle, ...(page ? [page] : [])]
    .map((part, at) => (at === 0 ? part : encodeURIComponent(part)))
    .join('/');

export interface NextStep {
  readonly text: string;
  readonly why: string;
  readonly href: string;
}

/** What waits for an administrator, the most pressing first. `today` is a calendar day in London. */
export function nextSteps(cycles: readonly CycleSummary[], today: string): NextStep[] {
  const closed = cycles
    .filter(({ state }) => state === 'closed')
    .map((cycle) => ({
      text: `Preview and publish the results of ${cycle.cycle}`,
      why: `${cycle.framework.title}. The cycle is closed${cycle.resultsOn ? `; results are announced for ${longDate(cycle.resultsOn)}` : ''}.`,
      href: cycleAddress(cycle),
    }));
  const over = cycles
    .filter(({ state, figuresTakenOn }) => state === 'open' && figuresTakenOn < today)
    .map((cycle) => ({
      text: `Close ${cycle.cycle}`,
      why: `${cycle.framework.title}. Figures were taken on ${longDate(cycle.figuresTakenOn)}.`,
      href: cycleAddress(cycle, 'close'),
    }));
  const running = cycles.some(({ state }) => state === 'open' || state === 'announced');
  const announce = {
    text: 'Announce a cycle',
    why: 'No cycle is open or announced.',
    href: '/cycles/announce',
  };
  return [...over, ...closed, ...(running ? [] : [announce])];
}

/** Whether it is closed: what counts is settled. */
export const isOver = ({ state }: Pick<Cycle, 'state'>): boolean => state !== 'announced' && state !== 'open';

/** Returned and not yet returned over all regions. Unit: authorities. */
export function totalReturns({ regions }: Pick<Cycle, 'regions'>) {
  const returned = regions.reduce((sum, region) => sum + region.returned, 0);
  const authorities = regions.reduce((sum, region) => sum + region.authorities, 0);
  return { authorities, returned, notReturned: authorities - returned };
}

/** What a preview says, in one sentence. Unit: regions; null: no preview was made. */
export function previewSentence({ preview }: Pick<Cycle, 'preview'>): string | null {
  if (!preview) return null;
  const contributors = preview.regions.reduce((sum, region) => sum + region.contributors, 0);
  const authorities = preview.regions.reduce((sum, region) => sum + region.authorities, 0);
  const without = preview.regions.filter(({ shown }) => shown === 0).map(({ name }) => name);
  const rest =
    without.length === 0
      ? 'Every region would have figures to show.'
      : `${without.length} of ${preview.regions.length} regions would have no figures to show.`;
  return `${contributors} of ${authorities} authorities would be in the results. ${rest}`;
}

/** Who made previews, in one sentence; empty where nobody of the service did. */
export const previewersWords = ({ previewedBy }: Pick<Cycle, 'previewedBy'>): string =>
  previewedBy.length === 0
    ? ''
    : `${previewedBy.length === 1 ? 'The preview was' : 'Previews were'} made by ${allOf(previewedBy)}.`;
