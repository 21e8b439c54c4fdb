import type { ItemComment } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { mayComment, openComments, openWords } from './comments.data.js';

const said = (recommendationId: string, resolved: boolean): ItemComment => ({
  ...{ id: `${recommendationId} ${resolved}`, recommendationId, resolved },
  ...{ words: 'Said', by: 'Somebody', at: '2026-03-01T10:00:00.000Z', steps: [] },
});

test('comments that are not resolved are counted by recommendation', () => {
  const comments = [said('a', false), said('a', true), said('b', false)];
  expect(openComments(comments, 'a').map(({ id }) => id)).toEqual(['a false']);
  expect([0, 1, 2].map(openWords)).toEqual(['', '1 open comment', '2 open comments']);
});

test('whoever works on the audit or signs it comments until it is signed off; a viewer reads', () => {
  expect(mayComment('approver', 'sent')).toBe(true);
  expect(mayComment('contributor', 'draft')).toBe(true);
  expect(mayComment('viewer', 'draft')).toBe(false);
  expect(mayComment('audit-lead', 'signed-off')).toBe(false);
});
