import type { Answer, SaveAnswer } from '@plumbline/contract';
import { expect, onTestFinished, test, vi } from 'vitest';

import { AnswerSaver, type Unsent } from './answer-saver.js';

const answer = (version: number, note = ''): Answer => ({
  recommendationId: 'a',
  version,
  rating: null,
  reason: '',
  evidence: [],
  references: [],
  note,
  improvement: '',
  changedBy: null,
  needsReview: false,
  changedAt: '2026-01-01T00:00:00.000Z',
});

/** A saver whose requests are answered one after the other by what the test says; and what the device keeps. */
const makeSaver = (...answers: readonly (Answer | Error)[]) => makeSaverFrom(null, ...answers);

function makeSaverFrom(from: Unsent | null, ...answers: readonly (Answer | Error)[]) {
  const sent: { change: SaveAnswer; version: number }[] = [];
  const keys: string[] = [];
  const device: (Unsent | null)[] = [];
  const coming = [...answers];
  const saver = new AnswerSaver(from, {
    send: async ({ key, ...rest }) => {
      sent.push(rest);
      keys.push(key);
      const next = coming.shift();
      if (next instanceof Error || !next) throw next ?? new Error('No answer left');
      return next;
    },
    failureOf: (error) => {
      if (!(error instanceof Error)) return { why: 'away' };
      if (error.message === 'changed') return { why: 'changed', theirs: answer(5, 'Theirs') };
      const final = error.message === 'never';
      return final || error.message === 'refused' ? { why: 'refused', words: 'No', final } : { why: 'away' };
    },
    keep: async (unsent) => {
      device.push(unsent);
      return true;
    },
    again: () => undefined,
    saved: () => undefined,
  });
  return { saver, sent, keys, device };
}

test('what was typed since the last save goes in one request, from the version that came back', async () => {
  const { saver, sent, device } = makeSaver(answer(1), answer(2));
  saver.change({ note: 'a' });
  saver.change({ rating: 'weak' });
  expect(saver.view.saving.state).toBe('saving');
  expect(await saver.flush()).toBe(true);
  expect(saver.view.saving.state).toBe('saved');
  saver.change({ note: 'b' });
  expect(await saver.flush()).toBe(true);
  expect(sent).toEqual([
    { change: { note: 'a', rating: 'weak' }, version: 0 },
    { change: { note: 'b' }, version: 1 },
  ]);
  expect(device).toEqual([]);
});

test('a request without an answer is kept and sent again as it was, under its key; newer words follow', async () => {
  const { saver, sent, keys, device } = makeSaver(new Error('away'), answer(1), answer(2));
  saver.change({ note: 'a', rating: 'weak' });
  expect(await saver.flush()).toBe(true);
  expect(saver.view.saving).toEqual({ state: 'kept', onDevice: true, signedOut: false });
  saver.change({ note: 'b' });
  expect(device.at(-1)).toMatchObject({
    sending: { version: 0 },
    waiting: { note: 'b' },
    shown: { note: 'b' },
  });
  expect(await saver.flush()).toBe(true);
  expect(sent.slice(1)).toEqual([
    { change: { note: 'a', rating: 'weak' }, version: 0 },
    { change: { note: 'b' }, version: 1 },
  ]);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
  expect([device.at(-1), saver.unsentSince]).toEqual([null, null]);
});

test('what was kept goes on where it was', async () => {
  const { saver, device } = makeSaver(new Error('away'));
  saver.change({ note: 'a' });
  await saver.flush();
  const kept = device.at(-1) ?? null;
  const { saver: later, sent, keys } = makeSaverFrom(kept, answer(1));
  expect(later.view).toMatchObject({ shown: { note: 'a' }, saving: { state: 'kept' } });
  expect(await later.flush()).toBe(true);
  expect([{ ...sent[0], key: keys[0] }]).toEqual([kept?.sending]);
});

test('what was kept before a field was asked for is sent without it, and shown with none', async () => {
  const { saver, device } = makeSaver(new Error('away'));
  saver.change({ note: 'a' });
  await saver.flush();
  const earlier = JSON.parse(JSON.stringify(device.at(-1)).replace('"improvement":"",', '')) as Unsent;
  expect(earlier.shown).not.toHaveProperty('improvement');
  const { saver: later, sent } = makeSaverFrom(earlier, answer(1, 'a'));
  expect(later.view.shown).toMatchObject({ note: 'a', improvement: '' });
  expect(await later.flush()).toBe(true);
  expect(sent.map(({ change }) => change)).toEqual([{ note: 'a' }]);
});

test('what somebody else changed waits for a choice: mine goes on top of theirs', async () => {
  const { saver, sent } = makeSaver(new Error('changed'), answer(6, 'Mine'));
  saver.change({ note: 'Mine' });
  expect(await saver.flush()).toBe(false);
  expect(saver.view.saving.state).toBe('changed-by-other');
  expect(await saver.flush()).toBe(false);
  await saver.settle(saver.view.shown);
  expect(sent.at(-1)).toEqual({
    change: { rating: null, reason: '', note: 'Mine', improvement: '', evidence: [], references: [] },
    version: 5,
  });
});

test('taking theirs leaves nothing to send', async () => {
  const { saver, sent, device } = makeSaver(new Error('changed'));
  saver.change({ note: 'Mine' });
  await saver.flush();
  await saver.takeTheirs();
  expect(saver.view.shown.note).toBe('Theirs');
  expect(await saver.flush()).toBe(true);
  expect(sent).toHaveLength(1);
  expect(device.at(-1)).toBeNull();
});

test('words written after the refusal go on record before theirs are taken', async () => {
  const { saver, sent } = makeSaver(new Error('changed'), new Error('changed'));
  saver.change({ note: 'Mine' });
  await saver.flush();
  saver.change({ note: 'Mine and more' });
  await saver.takeTheirs();
  expect(sent.at(-1)).toEqual({
    change: {
      ...{ rating: null, reason: '', note: 'Mine and more', improvement: '' },
      evidence: [],
      references: [],
    },
    version: 0,
  });
  expect(saver.view.shown.note).toBe('Theirs');
});

test('what is refused is kept, and not safe to leave', async () => {
  const { saver, device } = makeSaver(new Error('refused'));
  saver.change({ note: 'Too late' });
  expect(await saver.flush()).toBe(false);
  expect(saver.view.saving).toEqual({ state: 'refused', onDevice: true, why: 'No' });
  expect(device.at(-1)).toMatchObject({ shown: { note: 'Too late' } });
});

test('a newer answer is shown, but never in place of words that are not saved', () => {
  const { saver } = makeSaver();
  saver.renew(answer(2, 'Newer'));
  expect(saver.view.shown.note).toBe('Newer');
  saver.change({ note: 'Mine' });
  saver.renew(answer(3, 'Newest'));
  expect(saver.view.shown.note).toBe('Mine');
});

test('that an answer is still right is a change of its own, made once', async () => {
  const { saver, sent } = makeSaver(answer(1), answer(2));
  expect(await saver.confirm()).toBe(true);
  expect(sent).toEqual([{ change: {}, version: 0 }]);
  saver.change({ note: 'a' });
  expect(await saver.confirm()).toBe(true);
  expect(sent.slice(1)).toEqual([{ change: { note: 'a' }, version: 1 }]);
});

test('what is refused for good is kept with what is added, and asked again by nobody but the person', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { saver, sent, device } = makeSaver(new Error('never'), answer(1, 'ab'));
  saver.change({ note: 'a' });
  expect(await saver.flush()).toBe(false);
  saver.change({ note: 'ab' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toHaveLength(1);
  expect(saver.view).toMatchObject({ shown: { note: 'ab' }, saving: { state: 'refused' } });
  expect(device.at(-1)?.waiting).toEqual({ note: 'ab' });
  // An audit that was taken back takes answers again.
  expect(await saver.flush()).toBe(true);
  expect(saver.view.saving.state).toBe('saved');
  expect(device.at(-1)).toBeNull();
});

test('what is refused for its words is sent again once they change', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { saver, sent } = makeSaver(new Error('refused'), answer(1, 'short'));
  saver.change({ note: 'far too long' });
  expect(await saver.flush()).toBe(false);
  saver.change({ note: 'short' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent.map(({ change }) => change)).toEqual([{ note: 'far too long' }, { note: 'short' }]);
  expect(saver.view.saving.state).toBe('saved');
});
