import type { PlanAction } from '@plumbline/contract';
import { expect, test } from 'vitest';

import {
  actionsFor,
  chosenActions,
  followedWords,
  offered,
  planAddressOf,
  planChoiceIn,
  standingOf,
} from './plan.data.js';

const action = (part: Partial<PlanAction>): PlanAction => ({
  id: 'a',
  version: 1,
  frameworkId: 'f',
  items: [{ version: 1, recommendationId: 'supervision' }],
  recommendation: 'Supervision',
  theme: 'Practice',
  what: 'Train',
  owner: 'Head',
  dueOn: '2026-06-30',
  expected: '',
  status: 'not-started',
  overdue: false,
  completedOn: null,
  followedBy: null,
  changedBy: null,
  changedAt: '2026-01-01T00:00:00.000Z',
  ...part,
});

test('words of the audit are offered after what is there, once, and only where they fit', () => {
  expect(offered(' ', 'More time')).toBe('More time');
  expect(offered('Shorter waits', 'More time')).toBe('Shorter waits\n\nMore time');
  expect(offered('Shorter waits\n\nMore time', 'More time')).toBe('Shorter waits\n\nMore time');
  expect(offered('Shorter waits', 'x'.repeat(1_990))).toBeNull();
});

test('what is shown is in the address, and an address that says nothing known shows all', () => {
  const choice = { status: 'overdue', theme: 'Aims & systems' } as const;
  expect(planAddressOf(choice)).toBe('/plan?status=overdue&theme=Aims+%26+systems');
  expect(planChoiceIn(new URLSearchParams(planAddressOf(choice).split('?')[1]))).toEqual(choice);
  expect(planAddressOf(planChoiceIn(new URLSearchParams('status=lost')))).toBe('/plan');
});

test('actions are chosen by status, by being overdue and by theme', () => {
  const late = action({ id: 'late', overdue: true, status: 'at-risk' });
  const other = action({ id: 'other', theme: 'Aims' });
  const ids = (status: 'overdue' | 'at-risk' | 'complete' | '', theme = '') =>
    chosenActions([late, other], { status, theme }).map(({ id }) => id);
  expect([ids(''), ids('overdue'), ids('at-risk'), ids('complete'), ids('', 'Aims')]).toEqual([
    ['late', 'other'],
    ['late'],
    ['late'],
    [],
    ['other'],
  ]);
});

test('an action belongs to the recommendation in whatever version it is asked', () => {
  const moved = action({
    items: [
      { version: 1, recommendationId: 'old' },
      { version: 2, recommendationId: 'new' },
    ],
  });
  const found = (version: number, itemId: string) =>
    actionsFor([moved], { frameworkId: 'f', version, itemId }).length;
  expect([found(1, 'old'), found(2, 'new'), found(1, 'new')]).toEqual([1, 1, 0]);
});

test('says how many completed actions were followed by a higher rating, and what of the others', () => {
  const done = (followedBy: PlanAction['followedBy']) => action({ status: 'complete', followedBy });
  expect(followedWords([action({})])).toBeNull();
  expect(followedWords([done('higher')])).toBe('Of 1 completed action, 1 was followed by a higher rating.');
  expect(followedWords([done('higher'), done('higher'), done('same'), done('lower'), done(null)])).toBe(
    'Of 5 completed actions, 2 were followed by a higher rating; 1 by the same rating; 1 by a lower one; 1 has no rating before and after to compare yet.',
  );
  expect(standingOf([done(null), action({ overdue: true })])).toBe('2 actions: 1 complete, 1 overdue.');
});
