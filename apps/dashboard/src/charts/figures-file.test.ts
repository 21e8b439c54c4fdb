import { expect, test } from 'vitest';

import { toCsv } from './figures-file.js';

test('text that looks like a formula is written as text, and what holds a comma or a quotation mark is quoted', () => {
  expect(
    toCsv([
      ['title', 'count'],
      ['=1+1', 3],
      ['＝1+1', -1],
      ["'=1+1", 0],
      ['Aims, "shared"', 'c'],
    ]),
  ).toBe(`title,count\r\n'=1+1,3\r\n'＝1+1,-1\r\n''=1+1,0\r\n"Aims, ""shared""",c\r\n`);
});
