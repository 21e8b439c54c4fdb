import type { ImportedRow, ImportPreview } from '@plumbline/contract';
import { expect, it } from 'vitest';

import { summary, toGroups } from './import.data.js';

const row = (kind: ImportedRow['kind'], recommendationId: string): ImportedRow => ({
  recommendationId,
  sheet: '1 Aims',
  row: 2,
  kind,
  changedBy: null,
  fields: [],
});
const preview = (rows: ImportedRow[], unchanged: number): ImportPreview => ({
  id: '',
  auditId: '',
  fileHash: '',
  uploadedAt: '2026-11-23T10:00:00.000Z',
  agency: null,
  takenOverAt: null,
  conflicts: null,
  rows,
  unchanged,
});

it('puts first what needs a decision and leaves out what there is not', () => {
  const groups = toGroups(preview([row('added', 'a'), row('conflict', 'b'), row('added', 'c')], 24));
  expect(
    groups.map(({ kind, rows }) => [kind, rows.map(({ recommendationId }) => recommendationId)]),
  ).toEqual([
    ['conflict', ['b']],
    ['added', ['a', 'c']],
  ]);
});

it.each([
  [
    preview([row('added', 'a')], 1),
    'The file adds 1 answer and changes 0; 0 were changed here since. 1 stays as it is.',
  ],
  [
    preview([row('added', 'a'), row('added', 'b'), row('changed', 'c'), row('conflict', 'd')], 23),
    'The file adds 2 answers and changes 1; 1 was changed here since. 23 stay as they are.',
  ],
])('says in one sentence what the file does', (each, words) => {
  expect(summary(each)).toBe(words);
});

it.each([
  ['leave', 'Left as they were here'],
  ['replace', 'Replaced'],
] as const)('says afterwards what became of conflicts: %s', (conflicts, heading) => {
  const [group] = toGroups({ ...preview([row('conflict', 'a')], 26), conflicts });
  expect(group?.heading).toBe(heading);
});
