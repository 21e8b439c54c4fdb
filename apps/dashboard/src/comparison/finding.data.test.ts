import type { Cell, RegionResults } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { finding } from './finding.data.js';
import { EXAMPLE } from './release.example.js';

const HIDDEN: Cell = { state: 'hidden', contributors: 10 };
const strong = (atStrength: number, rated = 10): Cell => ({
  state: 'shown',
  contributors: 10,
  counts: [rated - atStrength, atStrength],
  notApplicable: 0,
});

function results(cells: Readonly<Record<string, Cell>>, ratingsPublic = false): RegionResults {
  const england = { contributors: 150, contributorsNotShown: 0, counts: null, notApplicable: null };
  return {
    release: { ...EXAMPLE, framework: { ...EXAMPLE.framework, ratingsPublic } },
    region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 10 },
    levels: [
      { key: 'requires-improvement', label: 'Requires improvement to be good', strength: false },
      { key: 'good', label: 'Good', strength: true },
    ],
    themes: [{ id: 't', title: 'T' }],
    enablers: [],
    recommendations: Object.entries(cells).map(([title, region]) => ({
      id: title,
      title,
      themeId: 't',
      enablers: [],
      addressedTo: 'local',
      region,
      england,
    })),
  };
}

const COVERAGE = '10 of 12 authorities in the North East are in these results.';

test('names the two that most rate as strengths, the one that fewest do, and how many are not shown', () => {
  const cells = {
    'Shared aims': strong(8),
    Supervision: strong(9),
    'Data sharing': strong(2),
    Hidden: HIDDEN,
  };
  expect(finding(results(cells))).toBe(
    `${COVERAGE} Most rate Supervision (9 of 10) and Shared aims (8 of 10) as strengths; fewest Data sharing (2 of 10). 1 of 4 is not shown.`,
  );
});

test('the second is not named where fewer than most rate it a strength', () => {
  const cells = { A: strong(9), B: strong(5), C: strong(2) };
  expect(finding(results(cells))).toBe(
    `${COVERAGE} Most rate A (9 of 10) as a strength; fewest C (2 of 10).`,
  );
});

test('two that are shown are the first and the last', () => {
  expect(finding(results({ A: strong(2), B: strong(7) }))).toBe(
    `${COVERAGE} Most rate B (7 of 10) as a strength; fewest A (2 of 10).`,
  );
});

test('ties are all named, in the order of the framework', () => {
  const cells = { A: strong(8), B: strong(2), C: strong(4, 5), D: strong(1, 5) };
  expect(finding(results(cells))).toBe(
    `${COVERAGE} Most rate A (8 of 10) and C (4 of 5) as strengths; fewest B (2 of 10) and D (1 of 5).`,
  );
});

test('long ties are named in part and counted', () => {
  const cells = { A: strong(8), B: strong(8), C: strong(8), D: strong(8), E: strong(8), F: strong(3) };
  expect(finding(results(cells))).toContain(
    'A (8 of 10), B (8 of 10), C (8 of 10) and 2 others as strengths;',
  );
});

test('of long titles fewer are named', () => {
  const long = 'The experiences and progress of children who need help and protection';
  const cells = { [long]: strong(8), [`${long}, too`]: strong(8), C: strong(3) };
  expect(finding(results(cells))).toContain(`Most rate ${long} (8 of 10) and 1 other as strengths;`);
});

test('most is never said of half', () => {
  expect(finding(results({ A: strong(5), B: strong(3) }))).toBe(
    `${COVERAGE} No recommendation is rated a strength by more than half: most often A (5 of 10), least often B (3 of 10).`,
  );
});

test('all alike', () => {
  expect(finding(results({ A: strong(6), B: strong(6) }))).toBe(
    `${COVERAGE} Each of the 2 recommendations shown is rated a strength by 6 of 10.`,
  );
  expect(finding(results({ A: strong(6), B: strong(3, 5) }))).toContain('by the same share of authorities.');
});

test('one shown', () => {
  expect(finding(results({ A: strong(6), B: HIDDEN, C: HIDDEN }))).toBe(
    `${COVERAGE} A, the only recommendation shown, is rated a strength by 6 of 10. 2 of 3 are not shown.`,
  );
});

test('none shown', () => {
  expect(finding(results({ A: HIDDEN, B: HIDDEN }))).toBe(
    `${COVERAGE} None of the 2 recommendations is shown.`,
  );
});

test('inspectors judge, authorities do not rate', () => {
  const cells = { Overall: strong(9), Leadership: strong(8), 'Care leavers': strong(5) };
  expect(finding(results(cells, true))).toBe(
    `${COVERAGE} Most are judged Good for “Overall” (9 of 10) and “Leadership” (8 of 10); fewest for “Care leavers” (5 of 10).`,
  );
});

test.each([
  [0, 'None of the 12 authorities in the North East are in these results.'],
  [1, '1 of 12 authorities in the North East is in these results.'],
  [12, 'All 12 authorities in the North East are in these results.'],
])('coverage with %i returns', (contributors, sentence) => {
  const some = results({ A: HIDDEN });
  expect(finding({ ...some, region: { ...some.region, contributors } })).toContain(sentence);
});
