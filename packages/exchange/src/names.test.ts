import { expect, it } from 'vitest';

import { fileName, sheetNames } from './names.js';

it('makes names of sheets that Excel takes, none twice', () => {
  expect(
    sheetNames(['=1 Aims: a/b?', '=1 Aims: a/b?', "'+-@\u0000", 'x'.repeat(40), 'x'.repeat(40)]),
  ).toEqual(['1 Aims a b', '1 Aims a b 2', 'Sheet', 'x'.repeat(31), `${'x'.repeat(29)} 2`]);
});

it('cuts no sign in two', () => {
  expect(sheetNames([`${'x'.repeat(30)}😀`])).toEqual(['x'.repeat(30)]);
});

it.each([
  [
    ['audit', 'Bournemouth, Christchurch and Poole', '2026'],
    'audit-bournemouth-christchurch-and-poole-2026.xlsx',
  ],
  [['partners', 'care_leavers@2023'], 'partners-care-leavers-2023.xlsx'],
  [['=cmd', '../../etc'], 'cmd-etc.xlsx'],
  [['\r\n"'], 'file.xlsx'],
])('makes a name of a file of %j', (words, name) => {
  expect(fileName(words, 'xlsx')).toBe(name);
});
