import type { Reference } from '@plumbline/contract';
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

const reference = (id: string): Reference => {
  const entered = { title: id, kind: 'data', link: null, recordNumber: '1', datedOn: null } as const;
  const first = { ...entered, version: 1, retired: false, by: null, at: '2026-01-01T10:00:00.000Z' };
  const second = {
    ...first,
    title: `${id} corrected`,
    version: 2,
    retired: true,
    at: '2026-03-01T10:00:00.000Z',
  };
  return { ...entered, id, title: second.title, version: 2, retired: true, written: [second, first] };
};

test('references stand in the order of the answer, as they are now', () => {
  const said = referencesOf(['b', 'x', 'a'], [reference('a'), reference('b')]);
  expect(said.map(({ id, title }) => [id, title])).toEqual([
    ['b', 'b corrected'],
    ['a', 'a corrected'],
  ]);
});

test('a signed answer keeps what its references said then', () => {
  const titles = (signedAt: string) =>
    referencesOf(['a'], [reference('a')], signedAt).map(({ title }) => title);
  expect(titles('2026-02-01T10:00:00.000Z')).toEqual(['a']);
  expect(titles('2026-04-01T10:00:00.000Z')).toEqual(['a corrected']);
});
