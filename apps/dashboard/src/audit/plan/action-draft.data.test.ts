import { expect, test } from 'vitest';

import { readDraft } from './action-draft.data.js';

const draft = (day: string, month: string, year: string) => ({
  ...{ what: 'Train', owner: 'Head of practice', expected: '' },
  due: { day, month, year },
});

test.each([
  [draft('30', '6', '2027'), []],
  [draft('1', '1', '2000'), []],
  [draft('', '', ''), ['Enter the date the action is due, such as 30 6 2027']],
  [draft('31', '2', '2027'), ['The date the action is due must be a real date, such as 30 6 2027']],
  [draft('1', '1', '1901'), ['The date the action is due must be in 2000 or later']],
])('%o', (typed, texts) => {
  const { faults, action } = readDraft(typed);
  expect(faults.map(({ text }) => text)).toEqual(texts);
  expect(action === null).toBe(texts.length > 0);
});
