import {
  ACTION_STATUSES,
  type ActionStatus,
  LONGEST_ACTION_WORDS,
  type PlanAction,
} from '@plumbline/contract';

/** Which actions the page shows; all of it is in the address. '' stands for all. */
export interface PlanChoice {
  readonly status: ActionStatus | 'overdue' | '';
  readonly theme: string;
}

export function planChoiceIn(address: URLSearchParams): PlanChoice {
  const asked = address.get('status') ?? '';
  const status = asked === 'overdue' ? asked : (ACTION_STATUSES.find((each) => each === asked) ?? '');
  return { status, theme: address.get('theme') ?? '' };
}

export function planAddressOf({ status, theme }: PlanChoice): string {
  const search = new URLSearchParams({ ...(status && { status }), ...(theme && { theme }) }).toString();
  return search ? `/plan?${search}` : '/plan';
}

export const chosenActions = (actions: readonly PlanAction[], { status, theme }: PlanChoice): PlanAction[] =>
  actions.filter(
    (action) =>
      (status === '' || (status === 'overdue' ? action.overdue : action.status === status)) &&
      (theme === '' || action.theme === theme),
  );

/** Those of one recommendation of one version of a framework. */
export const actionsFor = (
  actions: readonly PlanAction[],
  { frameworkId, version, itemId }: { frameworkId: string; version: number; itemId: string },
): PlanAction[] =>
  actions.filter(
    (action) =>
      action.frameworkId === frameworkId &&
      action.items.some((item) => item.version === version && item.recommendationId === itemId),
  );

/** How things stand, counts first. */
export function standingOf(actions: readonly PlanAction[]): string {
  const count = (of: (action: PlanAction) => boolean) => actions.filter(of).length;
  const done = count(({ status }) => status === 'complete');
  const overdue = count((action) => action.overdue);
  return `${actions.length === 1 ? '1 action' : `${actions.length} actions`}: ${done} complete, ${overdue} overdue.`;
}

/** Whether completed actions were followed by another rating; null: none is complete. It states no cause. */
export function followedWords(actions: readonly PlanAction[]): string | null {
  const complete = actions.filter(({ status }) => status === 'complete');
  if (complete.length === 0) return null;
  const count = (how: PlanAction['followedBy']) =>
    complete.filter(({ followedBy }) => followedBy === how).length;
  const [higher, same, lower, open] = [count('higher'), count('same'), count('lower'), count(null)];
  const of = complete.length === 1 ? 'Of 1 completed action' : `Of ${complete.length} completed actions`;
  const rest = [
    same > 0 && `${same} by the same rating`,
    lower > 0 && `${lower} by a lower one`,
    open > 0 && `${open} ${open === 1 ? 'has' : 'have'} no rating before and after to compare yet`,
  ].filter((part) => part !== false);
  const first = `${of}, ${higher} ${higher === 1 ? 'was' : 'were'} followed by a higher rating`;
  return `${[first, ...rest].join('; ')}.`;
}

export const FOLLOWED_WORDS: Readonly<Record<NonNullable<PlanAction['followedBy']>, string>> = {
  higher: 'Rated higher since',
  same: 'Rated the same since',
  lower: 'Rated lower since',
};

/** What is to change by an action, with words of the audit after what is there already, once; null: they do not fit. */
export function offered(expected: string, words: string): string | null {
  const both = expected.trim() === '' ? words : `${expected}\n\n${words}`;
  if (expected.includes(words)) return expected;
  return both.length > LONGEST_ACTION_WORDS ? null : both;
}
