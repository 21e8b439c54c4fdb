import * as fc from 'fast-check';
import { expect, it } from 'vitest';

import { toCsv } from './csv.js';
import { neutralise, restore } from './neutralise.js';

const STARTS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

it.each(STARTS)('puts an apostrophe before what starts with %j', (start) => {
  expect(neutralise(`${start}cmd|' /c calc'!A0`)).toBe(`'${start}cmd|' /c calc'!A0`);
});

it.each(['', 'plain', "'quoted'", 'a=b', ' =1', '2 - 1'])('leaves %j alone', (text) => {
  expect(neutralise(text)).toBe(text);
});

it.each([-1, 0, 0.5, -0.25])('leaves the number %d a number', (number) => {
  expect(neutralise(number)).toBe(number);
});

it('is undone exactly, whatever the text', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .tuple(fc.constantFrom('', "'", "''"), fc.constantFrom(...STARTS, 'x'), fc.string())
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (each) => {
      expect(restore(neutralise(each))).toBe(each);
    }),
    { numRuns: 2_000 },
  );
});

it('writes tables in which no text starts as a formula, and numbers are numbers', () => {
  expect(
    toCsv([
      ['=a', "'-b", -0.5, null],
      ['x,y', '"', 3, ''],
    ]),
  ).toBe('\'=a,\'\'-b,-0.5,\n"x,y","""",3,\n');
});
