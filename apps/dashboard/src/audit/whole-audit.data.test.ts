import type { Answer, Audit, FrameworkContent, PlanAction } from '@plumbline/contract';
import { expect, test } from 'vitest';

import {
  chosenRows,
  toWholeRows,
  type WholeChoice,
  wholeChoiceIn,
  type WholeRow,
  wholeSearchOf,
} from './whole-audit.data.js';

const row = (number: number, part: Partial<WholeRow>): WholeRow => ({
  item: { id: `${number}`, title: `Item ${9 - number}`, addressedTo: 'local', lookFor: [], usuallyAsked: [] },
  number,
  themeId: 'aims',
  theme: 'Aims',
  ours: '',
  level: null,
  answered: true,
  gap: false,
  partners: '',
  agreed: '',
  evidence: '',
  actions: [],
  words: '',
  improvement: '',
  by: '',
  ...part,
});
const LATE = [{ overdue: true } as PlanAction];
const ROWS = [
  row(1, { level: 2, by: 'Tom' }),
  row(2, { level: 0, gap: true, by: 'Nadia', actions: LATE }),
  row(3, { answered: false, themeId: 'practice' }),
];
const ALL: WholeChoice = { sort: 'order', show: '', theme: '' };
const numbers = (part: Partial<WholeChoice>) =>
  chosenRows(ROWS, { ...ALL, ...part }).map(({ number }) => number);

test('rows are chosen by what needs attention and by theme', () => {
  expect([numbers({}), numbers({ show: 'gaps' }), numbers({ show: 'open' })]).toEqual([[1, 2, 3], [2], [3]]);
  expect([numbers({ show: 'overdue' }), numbers({ theme: 'practice' })]).toEqual([[2], [3]]);
});

test('what was carried forward needs review and is no gap; the agreed rating decides where there is one', () => {
  const content = {
    levels: [
      { key: 'weak', label: 'Weak', strength: false },
      { key: 'good', label: 'Good', strength: true },
    ],
    themes: [{ id: 't', title: 'T', recommendations: ROWS.map(({ item }) => item) }],
  } as unknown as FrameworkContent;
  const answer = (recommendationId: string, rating: string, needsReview = false) =>
    ({ recommendationId, rating, needsReview, evidence: [], references: [] }) as unknown as Answer;
  const audit = {
    state: 'draft',
    answers: [answer('1', 'weak', true), answer('2', 'weak'), answer('3', 'good')],
    agreed: [answer('3', 'weak')],
  } as unknown as Audit;
  const rows = toWholeRows({ audit, content, partners: { agencies: [], items: [] }, actions: [] });
  expect(rows.map(({ ours, level, gap }) => [ours, level, gap])).toEqual([
    ['Weak (needs review)', null, false],
    ['Weak', 0, true],
    ['Good', 1, true],
  ]);
});

test('rows are sorted by any column, the weakest first, what is missing last', () => {
  expect([numbers({ sort: 'ours' }), numbers({ sort: 'by' })]).toEqual([
    [2, 1, 3],
    [2, 1, 3],
  ]);
  expect([numbers({ sort: 'title' }), numbers({ sort: 'actions' })]).toEqual([
    [3, 2, 1],
    [2, 1, 3],
  ]);
});

test('the choice is in the address, and an address that says nothing known shows all in order', () => {
  const choice = { sort: 'ours', show: 'gaps', theme: 'aims' } as const;
  expect(wholeSearchOf(choice)).toBe('?sort=ours&show=gaps&theme=aims');
  expect(wholeChoiceIn(new URLSearchParams(wholeSearchOf(choice)))).toEqual(choice);
  expect(wholeChoiceIn(new URLSearchParams('sort=x&show=toString'))).toEqual(ALL);
  expect(wholeSearchOf(ALL)).toBe('');
});
