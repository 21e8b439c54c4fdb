import type { Change, ChangeFigures, RecommendationChange, WithdrawnRelease } from '@plumbline/contract';
import { describeVerdicts } from '@plumbline/statistics';

import { type Choice, cycleName } from './choice.data.js';

type Coverage = Change['coverage'];

const authorities = (count: number): string => (count === 1 ? '1 authority is' : `${count} authorities are`);

/** Ratings stay as they were signed; whoever reads on has to know that figures of them were taken back. Null: none were. */
export function withdrawnWords(
  { source, from, to }: Choice,
  withdrawn: readonly WithdrawnRelease[],
): string | null {
  const [first, ...more] = [from, to].filter((cycle) =>
    withdrawn.some((each) => each.framework.id === source.framework.id && each.cycle === cycle.id),
  );
  if (!first) return null;
  const named = [first, ...more].map(cycleName).join(' and ');
  return `The published results of ${named} were withdrawn. What is compared here are the ratings as signed off, which stand. Ask your administrator why before you use them.`;
}

/** Who is in both cycles, with those left out. */
export const coverageWords = ({ both, left, joined }: Coverage): string =>
  `${authorities(both)} in both cycles (${left} left, ${joined} joined).`;

/** The first sentence of the page: coverage before anything about ratings. */
export function findingWords({ coverage, recommendations }: Change): string {
  const verdicts = recommendations.map(({ figures }) => (figures.state === 'shown' ? figures.verdict : null));
  return `${coverageWords(coverage)} ${describeVerdicts(verdicts)}`;
}

/** What the framework calls the things it rates. */
export const itemName = ({ project }: Pick<Change, 'project'>): string =>
  project === null ? 'Judgement' : 'Recommendation';

export const VERDICT_WORDS: Readonly<Record<ChangeFigures['verdict'], string>> = {
  'more-higher': 'Clearly more rated higher than lower',
  'more-lower': 'Clearly fewer rated higher than lower',
  'too-few-changes': 'Too few changes to tell',
};

/** What a broken series means for those that are counted; null where it goes on. */
export function seriesWords({ series, figures }: RecommendationChange): string | null {
  if (series === 'continues') return null;
  const why = series === 'ends' ? 'later versions ask it otherwise' : 'earlier versions asked it otherwise';
  if (figures.state !== 'shown') return `Series broken: ${why}.`;
  return `Series broken: ${why}. ${figures.matched} answered it under the same version in both cycles.`;
}

/** What the rules of projects keep back of figures that they show in part; public ratings are shown all the same. */
export const beyondRules = ({ transitions }: Pick<ChangeFigures, 'transitions'>): string =>
  transitions === null
    ? 'From which level to which is not shown, to protect authorities.'
    : 'A project would not be given all of this.';

/** Net dominance with its sign, as a share of the matched authorities. */
export const balanceWords = (balance: number): string =>
  `${balance > 0 ? '+' : balance < 0 ? '−' : ''}${Math.abs(balance).toFixed(2)}`;

/** A p-value for a table; small ones are not given more digits than they deserve. */
export const pWords = (p: number): string => (p < 0.001 ? 'under 0.001' : p.toFixed(3));

/** Said before the test: how far few changes can reach. */
export function floorWords(changesNeeded: number): string {
  return `With so many compared together, one of them alone needs at least ${changesNeeded} changes, all one way, before it can be called clear. Fewer changes are too few to tell; that does not show that nothing moved.`;
}

/** What stands on the page whatever is chosen, and cannot be closed. */
export function warningsFor(change: Change): readonly string[] {
  const { project, framework, coverage, from, recommendations } = change;
  const shown = recommendations.filter(({ figures }) => figures.state === 'shown').length;
  const compared = shown === 1 ? '1 is' : `${shown} are`;
  const inEarlier = coverage.both + coverage.left;
  return [
    project === null
      ? `These are ratings that ${framework.publisher} published. They are not outcomes for children.`
      : 'These are authorities’ own ratings of their practice. They are not inspection findings or outcomes for children.',
    'Authorities that start low tend to move up, and high ones down, even if nothing changes.',
    project === null
      ? 'Another inspector may have rated this time.'
      : 'Ratings can fall as a team learns more, and another person may have led this time.',
    'Authorities were not chosen at random. A difference may have other causes.',
    'Cycles are a short time apart for what is rated to show.',
    `${compared} compared; p-values are adjusted together over all of them.`,
    `${coverage.both} of ${inEarlier} authorities of ${from.id} are in both cycles. Change is for those ${coverage.both}.`,
  ];
}
