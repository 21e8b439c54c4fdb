import { describe, expect, it } from 'vitest';

import { levelSteps, pairUp } from './matched-panel.js';

const nobody = new Map<string, number | null>();

// Nine authorities return in each cycle, seven of them in both.
const earlier = new Map([
  ['Ash', 0],
  ['Birch', 1],
  ['Cedar', 1],
  ['Elm', 2],
  ['Fir', 3],
  ['Hazel', null],
  ['Larch', null],
  ['Maple', 3],
  ['Oak', 1],
]);
const later = new Map([
  ['Ash', 2],
  ['Birch', 2],
  ['Cedar', 1],
  ['Elm', 1],
  ['Fir', 3],
  ['Hazel', 2],
  ['Larch', null],
  ['Pine', 0],
  ['Rowan', null],
]);

describe('two cycles of one item', () => {
  const panel = pairUp(earlier, later, 4);

  it('counts every unit once: matched, not applicable, joined or left', () => {
    expect(panel).toMatchObject({ matched: 5, notApplicable: 2, joined: 2, left: 2 });
  });

  it('counts how the matched ones moved', () => {
    expect(panel).toMatchObject({ lower: 1, same: 2, higher: 2 });
  });

  it('tells from which level to which', () => {
    expect(panel.transitions).toEqual([
      [0, 0, 1, 0],
      [0, 1, 1, 0],
      [0, 1, 0, 0],
      [0, 0, 0, 1],
    ]);
  });

  // Missing are Maple (left at the top), Oak (left in between) and Pine (joined at the bottom). Rowan said not applicable and could make no pair.
  it('says what there could have been, as far as the scale has room', () => {
    expect(panel.bounds).toEqual({
      missing: 3,
      ifMissingLower: { lower: 4, same: 2, higher: 2 },
      ifMissingHigher: { lower: 1, same: 4, higher: 3 },
    });
  });

  it('is turned round by turning the cycles round', () => {
    expect(pairUp(later, earlier, 4)).toEqual({
      matched: 5,
      notApplicable: 2,
      joined: 2,
      left: 2,
      lower: 2,
      same: 2,
      higher: 1,
      transitions: [
        [0, 0, 0, 0],
        [0, 1, 1, 0],
        [1, 1, 0, 0],
        [0, 0, 0, 1],
      ],
      bounds: {
        missing: 3,
        ifMissingLower: { lower: 3, same: 4, higher: 1 },
        ifMissingHigher: { lower: 2, same: 2, higher: 4 },
      },
    });
  });
});

it('has nobody missing where the same units return', () => {
  const same = new Map([
    ['Ash', 1],
    ['Birch', 0],
  ]);
  expect(pairUp(same, same, 2).bounds).toEqual({
    missing: 0,
    ifMissingLower: { lower: 0, same: 2, higher: 0 },
    ifMissingHigher: { lower: 0, same: 2, higher: 0 },
  });
});

it('has nobody matched where nobody returned', () => {
  expect(pairUp(nobody, later, 4)).toMatchObject({ matched: 0, notApplicable: 0, joined: 9, left: 0 });
  expect(pairUp(nobody, nobody, 2)).toMatchObject({
    matched: 0,
    transitions: [
      [0, 0],
      [0, 0],
    ],
  });
});

it.each([
  [4, 4],
  [-1, 4],
  [1.5, 4],
  [0, 0],
  [0, -1],
])('refuses the rating %d on a scale of %d levels', (rating, levels) => {
  expect(() => pairUp(nobody, new Map([['Ash', rating]]), levels)).toThrow(RangeError);
});

it('lists by how many levels each moved, without telling who', () => {
  expect(levelSteps(pairUp(earlier, later, 4))).toEqual([-1, 0, 0, 1, 2]);
  expect(levelSteps(pairUp(nobody, later, 4))).toEqual([]);
});
