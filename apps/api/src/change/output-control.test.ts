import { STANDARD_RULE } from '@plumbline/disclosure';
import { expect, test } from 'vitest';

import { describeOutputRule, mayShowChange, mayShowTransitions, outputRule } from './output-control.js';

const RULE = outputRule(STANDARD_RULE);
const NOBODY = { earlier: [0, 0], later: [0, 0] };
const panel = (transitions: number[][]) => {
  const moves = transitions.flatMap((row, from) =>
    row.map((count, to) => ({ count, step: Math.sign(to - from) })),
  );
  const total = (step: number) =>
    moves.filter((move) => move.step === step).reduce((sum, { count }) => sum + count, 0);
  const [lower, same, higher] = [total(-1), total(0), total(1)];
  return { lower, same, higher, matched: lower + same + higher, notApplicable: 0, transitions };
};

test('nine are too few, ten are enough', () => {
  expect(
    mayShowChange(
      panel([
        [3, 3],
        [3, 0],
      ]),
      RULE,
    ),
  ).toBe(false);
  expect(
    mayShowChange(
      panel([
        [3, 4],
        [3, 0],
      ]),
      RULE,
    ),
  ).toBe(true);
});

test('what nearly all did alike is not shown', () => {
  expect(
    mayShowChange(
      panel([
        [1, 10],
        [1, 0],
      ]),
      RULE,
    ),
  ).toBe(false);
});

test('from level to level is not shown where nearly all stood at one level before', () => {
  const alike = panel([
    [6, 6],
    [0, 0],
  ]);
  expect(mayShowChange(alike, RULE)).toBe(true);
  expect(mayShowTransitions(alike, NOBODY, RULE)).toBe(false);
  expect(
    mayShowTransitions(
      panel([
        [4, 4],
        [3, 1],
      ]),
      NOBODY,
      RULE,
    ),
  ).toBe(true);
});

test.each([
  { who: 'one who left', beside: { earlier: [1, 0], later: [0, 0] }, shown: false },
  { who: 'nine who joined', beside: { earlier: [0, 0], later: [4, 5] }, shown: false },
  { who: 'ten who joined', beside: { earlier: [0, 0], later: [5, 5] }, shown: true },
  {
    who: 'twelve who left, nearly all at one level',
    beside: { earlier: [11, 1], later: [0, 0] },
    shown: false,
  },
])('from level to level, published counts less the table are $who', ({ beside, shown }) => {
  const table = panel([
    [4, 4],
    [3, 1],
  ]);
  expect(mayShowTransitions(table, beside, RULE)).toBe(shown);
});

test('a service with a stricter rule is not made laxer', () => {
  expect(outputRule({ ...STANDARD_RULE, minRated: 12 }).minRated).toBe(12);
  expect(describeOutputRule(RULE)).toContain('at least 10 authorities');
});
