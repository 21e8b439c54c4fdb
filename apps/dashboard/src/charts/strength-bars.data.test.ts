import { expect, test } from 'vitest';

import {
  inGroups,
  levelBands,
  outwards,
  placeInside,
  placeOutside,
  toPlotRows,
  twoBands,
} from './strength-bars.data.js';

const LEVELS = [
  { key: 'not-in-place', label: 'Not in place', strength: false },
  { key: 'emerging', label: 'Emerging', strength: false },
  { key: 'established', label: 'Established', strength: true },
  { key: 'embedded', label: 'Embedded', strength: true },
];
const BAR = { id: 'a', title: 'A', note: '', inWords: '', englandShare: 0.6 };

test('two bands name the levels they add up', () => {
  expect(twoBands(LEVELS).map(({ label }) => label)).toEqual([
    'Gap (Not in place, Emerging)',
    'Strength (Established, Embedded)',
  ]);
});

test('every level has its own step of the palette', () => {
  expect(levelBands(LEVELS).map(({ step }) => step)).toEqual(['lowest', 'lower', 'upper', 'highest']);
  expect(levelBands(LEVELS.slice(1)).map(({ step }) => step)).toEqual(['lowest', 'upper', 'highest']);
});

test('levels stand outwards from the line, so that the weakest is furthest left and the best furthest right', () => {
  expect(outwards(levelBands(LEVELS)).map(({ key }) => key)).toEqual([
    'emerging',
    'not-in-place',
    'established',
    'embedded',
  ]);
});

test('shares are of those rated, to the left of the line below strength', () => {
  const [row] = toPlotRows([{ ...BAR, counts: [1, 1, 5, 3] }], twoBands(LEVELS));
  expect(row).toEqual({ id: 'a', counts: [2, 8], shares: [-0.2, 0.8], englandShare: 0.6, ownPlace: null });
});

test('four levels keep their own shares', () => {
  const [row] = toPlotRows([{ ...BAR, counts: [1, 1, 5, 3] }], levelBands(LEVELS));
  expect(row?.shares).toEqual([-0.1, -0.1, 0.5, 0.3]);
});

test('what is not shown has neither shares nor a tick', () => {
  expect(toPlotRows([{ ...BAR, counts: null }], twoBands(LEVELS))).toEqual([
    { id: 'a', counts: [], shares: [], englandShare: null, ownPlace: null },
  ]);
});

test.for([
  [levelBands(LEVELS), [-0.15, -0.05, 0.25, 0.65]],
  [twoBands(LEVELS), [-0.1, -0.1, 0.4, 0.4]],
] as const)('the own rating is marked in the middle of its segment (%#)', ([bands, places]) => {
  const marked = LEVELS.map((_, ownLevel) => {
    const [row] = toPlotRows([{ ...BAR, counts: [1, 1, 5, 3], ownLevel }], bands);
    return Math.round((row?.ownPlace ?? 0) * 100) / 100;
  });
  expect(marked).toEqual(places);
});

test('where nobody else is, the mark stays on its side of the line', () => {
  const [row] = toPlotRows([{ ...BAR, counts: [0, 0, 5, 3], ownLevel: 1 }], twoBands(LEVELS));
  expect(row?.ownPlace).toBe(-0.03);
});

test('rows stand in groups that fit on a sheet', () => {
  const bars = Array.from({ length: 9 }, () => ({ ...BAR, counts: null }));
  expect(inGroups(bars).map((group) => group.length)).toEqual([6, 3]);
  expect(inGroups([])).toEqual([]);
});

test('a count stands in the middle of its segment, or of the wider part beside the tick', () => {
  const segment = { left: 100, width: 60, labelWidth: 18 };
  expect(placeInside({ ...segment, tick: null })).toBe(130);
  expect(placeInside({ ...segment, tick: 200 })).toBe(130);
  expect(placeInside({ ...segment, tick: 150 })).toBe(123);
  expect(placeInside({ ...segment, width: 20, tick: null })).toBeNull();
  expect(placeInside({ ...segment, width: 34, tick: 117 })).toBeNull();
});

test('a count that does not fit stands outside, clear of the tick', () => {
  const segment = { left: 100, width: 10, labelWidth: 10 };
  expect(placeOutside({ ...segment, tick: null }, 'gap')).toBe(91);
  expect(placeOutside({ ...segment, tick: null }, 'strength')).toBe(119);
  expect(placeOutside({ ...segment, tick: 115 }, 'strength')).toBe(124);
});
