import type { RegionResults } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { differencesFromEngland, hangsOnOneWords } from './pack.data.js';
import { EXAMPLE } from './release.example.js';

const counts = (atStrength: number, rated: number) => [rated - atStrength, atStrength];
const item = (id: string, region: number[], england: number[]): RegionResults['recommendations'][number] => ({
  ...{ id, title: id, themeId: 'practice', enablers: [], addressedTo: 'local' },
  region: { state: 'shown', contributors: 29, counts: region, notApplicable: 0 },
  england: { contributors: 150, contributorsNotShown: 0, counts: england, notApplicable: 0 },
});
const apart = (...recommendations: RegionResults['recommendations']) => {
  const { above, below } = differencesFromEngland({
    release: EXAMPLE,
    region: { code: 'E12000007', name: 'London', authorities: 33, contributors: 29 },
    levels: [
      { key: 'emerging', label: 'Emerging', strength: false },
      { key: 'established', label: 'Established', strength: true },
    ],
    themes: [{ id: 'practice', title: 'Practice' }],
    enablers: [],
    recommendations,
  });
  return hangsOnOneWords([...above, ...below]);
};

const LARGE = item('Large', counts(3, 29), counts(47, 111));
const CLOSE = item('Close', counts(5, 9), counts(60, 100));
const OVER = item('Over', counts(6, 9), counts(60, 100));

test('a difference that one authority would not close is not said to hang on one', () => {
  expect(apart(LARGE)).toBe('');
});

test('those that one authority would close are named, from either side', () => {
  expect(apart(LARGE, CLOSE)).toBe(
    'One authority more or fewer at strength would close the difference on Close.',
  );
  expect(apart(CLOSE, OVER)).toBe(
    'One authority more or fewer at strength would close each of these differences.',
  );
});

test('to reach England’s share is to close it; to fall just short is not', () => {
  expect(apart(item('Reaches', counts(5, 10), counts(60, 100)))).not.toBe('');
  expect(apart(item('Short', counts(5, 10), counts(61, 100)))).toBe('');
});
