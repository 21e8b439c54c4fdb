import { expect, test } from 'vitest';

import { gistOf } from './projector.data.js';
import { EXAMPLE } from './release.example.js';

test('authorities rate themselves, and inspectors judge them', () => {
  const figures = { counts: [2, 7], notApplicable: 0, atStrength: 7, rated: 9, share: 7 / 9 };
  const results = {
    release: EXAMPLE,
    region: { code: 'E12000001', name: 'North East', authorities: 12, contributors: 9 },
    levels: [
      { key: 'poor', label: 'Poor', strength: false },
      { key: 'good', label: 'Good', strength: true },
    ],
    ...{ themes: [], enablers: [], recommendations: [] },
  };
  expect(gistOf(figures, results)).toBe('7 of 9 authorities rate it Good.');
  const framework = { ...EXAMPLE.framework, ratingsPublic: true };
  expect(gistOf(figures, { ...results, release: { ...EXAMPLE, framework } })).toBe(
    '7 of 9 authorities are judged Good.',
  );
});
