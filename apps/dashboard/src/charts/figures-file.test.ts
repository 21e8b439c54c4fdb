import { expect, test } from 'vitest';

import { fileName, toCsv } from './figures-file.js';

test('text that looks like a formula is written as text, and what holds a comma or a quotation mark is quoted', () => {
  expect(
    toCsv([
      ['title', 'count'],
      ['=1+1', 3],
      ['Aims, "shared"', 'c'],
    ]),
  ).toBe(`title,count\r\n'=1+1,3\r\n"Aims, ""shared""",c\r\n`);
});

test('the name of a file holds small letters, digits and hyphens only, however it is made', () => {
  expect(fileName(['partners', 'Yorkshire and The Humber', '2025'], 'svg')).toBe(
    'partners-yorkshire-and-the-humber-2025.svg',
  );
  expect(fileName(['../../etc', 'care_leavers@2023'], 'csv')).toBe('etc-care-leavers-2023.csv');
  expect(fileName(['…'], 'csv')).toBe('figures.csv');
});
