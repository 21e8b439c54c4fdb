import { expect, it } from 'vitest';

import { biggest, longestOverdue, statusWords } from './board-pack.data.js';
import type { Difference } from './partners.data.js';

const difference = (range: number): Difference => ({
  item: { id: `r${range}`, title: 'x', addressedTo: 'local', lookFor: [], usuallyAsked: [] },
  ...{ places: [], range, differing: 1, agreed: null, reason: '' },
});

it('shows disagreements of at least one level, and no more than fit', () => {
  const found = biggest([3, 3, 2, 2, 1, 1, 1, 0].map(difference));
  expect([found.shown.map(({ range }) => range), found.of]).toEqual([[3, 3, 2, 2, 1, 1], 7]);
});

it('shows the longest overdue actions first, and no more than fit', () => {
  const actions = Array.from({ length: 10 }, (_, at) => ({
    ...{ id: String(at), recommendation: 'x', what: 'y', owner: 'z' },
    dueOn: `2026-01-${String(20 - at)}`,
  }));
  const found = longestOverdue(actions);
  expect([found.shown[0]?.dueOn, found.shown.length, found.of]).toEqual(['2026-01-11', 8, 10]);
});

it('says whether it is signed', () => {
  const signature = {
    ...{ signedAt: '2026-06-30T23:30:00.000Z', contentHash: 'a' },
    ...{ consentsNearAgreement: false, acceptsLaterAbsence: false },
  };
  const today = '2026-05-01';
  expect(statusWords({ state: 'signed-off', signature }, today)).toBe('Signed off on 1 July 2026.');
  expect(statusWords({ state: 'draft', signature }, today)).toBe(
    'Draft, not signed off: being filled in, as it stands on 1 May 2026.',
  );
});
