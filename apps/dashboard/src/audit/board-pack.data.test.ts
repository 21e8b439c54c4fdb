import { expect, it } from 'vitest';

import { biggest, improvementLines, longestOverdue, statusWords } from './board-pack.data.js';
import type { Difference } from './partners.data.js';
import type { Standing } from './standing.data.js';

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

const gap = (id: string, at: number): Standing => ({
  item: { id, title: id, addressedTo: 'local', lookFor: [], usuallyAsked: [] },
  ...{ rating: 'Weak', at, isStrength: false, agreed: false, carried: null },
});
const says = (recommendationId: string, improvement: string) => ({ recommendationId, improvement });

it('gives the first line of what would have to get better, cut between words', () => {
  const long = `${'many words '.repeat(12)}end`;
  const lines = improvementLines(
    [gap('a', 1), gap('b', 1), gap('c', 0), gap('d', 0)],
    [says('a', '\n  More time\nMore people'), says('b', ' \n'), says('c', long), says('x', 'Elsewhere')],
  );
  expect([...lines]).toEqual([
    ['c', `${'many words '.repeat(8).trim()} …`],
    ['a', 'More time'],
  ]);
});

it('gives no more lines than fit, of the weakest gaps', () => {
  const ids = Array.from({ length: 14 }, (_, at) => `r${at}`);
  const gaps = ids.map((id, at) => gap(id, at < 3 ? 1 : 0));
  const lines = improvementLines(
    gaps,
    ids.map((id) => says(id, id)),
  );
  expect([...lines.keys()]).toEqual([...ids.slice(3), 'r0']);
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
