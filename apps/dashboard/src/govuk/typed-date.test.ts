import { expect, test } from 'vitest';

import { dateFault, NO_DATE } from './typed-date.js';

test('a date that is missing is asked for, and one that no calendar has is said to be none', () => {
  const named = 'the day by which to rate';
  expect(dateFault(NO_DATE, named)).toBe('Enter the day by which to rate, such as 30 6 2027');
  expect(dateFault({ day: '31', month: '2', year: '2027' }, named)).toBe(
    'The day by which to rate must be a real date, such as 30 6 2027',
  );
  expect(dateFault({ day: '28', month: '2', year: '2027' }, named)).toBeNull();
});
