import { expect, test } from 'vitest';

import { evidenceWords, lacksEvidence, referencesOf } from './evidence.data.js';

const LEVELS = [
  { key: 'weak', strength: false },
  { key: 'strong', strength: true },
];
const answer = { rating: 'strong', evidence: [], references: [] };

test('kinds of evidence are read in one order', () => {
  expect(evidenceWords(['children-families', 'policy'])).toBe(
    'Written policy or plan, Feedback from children and families',
  );
  expect(evidenceWords([])).toBe('');
});

test('a strength lacks evidence as long as nothing is said in support of it; a gap needs none', () => {
  expect(lacksEvidence(answer, LEVELS)).toBe(true);
  expect(lacksEvidence({ ...answer, evidence: ['data'] }, LEVELS)).toBe(false);
  expect(lacksEvidence({ ...answer, references: ['id'] }, LEVELS)).toBe(false);
  expect(lacksEvidence({ ...answer, rating: 'weak' }, LEVELS)).toBe(false);
  expect(lacksEvidence({ ...answer, rating: null }, LEVELS)).toBe(false);
});

test('references stand in the order of the answer', () => {
  const one = (id: string) =>
    ({ id, title: id, kind: 'data', link: null, recordNumber: '1', datedOn: null, addedBy: null }) as const;
  expect(referencesOf(['b', 'x', 'a'], [one('a'), one('b')]).map(({ id }) => id)).toEqual(['b', 'a']);
});
