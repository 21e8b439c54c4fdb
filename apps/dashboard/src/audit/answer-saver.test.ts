import type { Answer, SaveAnswer } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { AnswerSaver, type Saving } from './answer-saver.js';

const answer = (version: number, note = ''): Answer => ({
  recommendationId: 'a',
  version,
  rating: null,
  reason: '',
  note,
  changedBy: null,
  changedAt: '2026-01-01T00:00:00.000Z',
});

/** A saver whose requests are answered one after the other by what the test says. */
function makeSaver(...answers: readonly (Answer | Error)[]) {
  const sent: { change: SaveAnswer; version: number }[] = [];
  const told: Saving['state'][] = [];
  const coming = [...answers];
  const saver = new AnswerSaver(0, {
    send: async (change, version) => {
      sent.push({ change, version });
      const next = coming.shift();
      if (next instanceof Error || !next) throw next ?? new Error('No answer left');
      return next;
    },
    otherAnswer: (error) =>
      error instanceof Error && error.message === 'changed' ? answer(5, 'Theirs') : null,
    tell: ({ state }) => told.push(state),
    saved: () => undefined,
  });
  return { saver, sent, told };
}

test('what was typed since the last save goes in one request, from the version that came back', async () => {
  const { saver, sent, told } = makeSaver(answer(1), answer(2));
  saver.change({ note: 'a' });
  saver.change({ rating: 'weak' });
  expect(await saver.flush()).toBe(true);
  saver.change({ note: 'b' });
  expect(await saver.flush()).toBe(true);
  expect(sent).toEqual([
    { change: { note: 'a', rating: 'weak' }, version: 0 },
    { change: { note: 'b' }, version: 1 },
  ]);
  expect(told).toEqual(['saving', 'saving', 'saved', 'saving', 'saved']);
});

test('what could not be saved is kept and sent again, newer words before older', async () => {
  const { saver, sent } = makeSaver(new Error('away'), answer(1));
  saver.change({ note: 'a', rating: 'weak' });
  expect(await saver.flush()).toBe(false);
  saver.change({ note: 'b' });
  expect(await saver.flush()).toBe(true);
  expect(sent.at(-1)).toEqual({ change: { note: 'b', rating: 'weak' }, version: 0 });
});

test('what somebody else changed waits for a choice: mine goes on top of theirs', async () => {
  const { saver, sent, told } = makeSaver(new Error('changed'), answer(6, 'Mine'));
  saver.change({ note: 'Mine' });
  expect(await saver.flush()).toBe(false);
  expect(told.at(-1)).toBe('changed-by-other');
  expect(await saver.flush()).toBe(false);
  await saver.keepMine({ note: 'Mine' });
  expect(sent.at(-1)).toEqual({ change: { note: 'Mine' }, version: 5 });
});

test('taking theirs leaves nothing to send', async () => {
  const { saver, sent } = makeSaver(new Error('changed'));
  saver.change({ note: 'Mine' });
  await saver.flush();
  expect(saver.takeTheirs()?.note).toBe('Theirs');
  expect(await saver.flush()).toBe(true);
  expect(sent).toHaveLength(1);
});
