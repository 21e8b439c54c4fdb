import type { AnswerWritten } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { toSittings } from './history.data.js';

const written = (time: string, by: string, version: number | null = 1): AnswerWritten => ({
  enteredFor: null,
  version,
  rating: null,
  reason: '',
  evidence: [],
  references: [],
  improvement: '',
  note: `${by} ${time}`,
  origin: 'fresh',
  by,
  at: `2026-06-01T${time}:00.000Z`,
});

test('what one person writes without a long pause is one piece of work, with what stood at its end', () => {
  const sittings = toSittings([
    written('12:00', 'Alex'),
    written('10:20', 'Alex'),
    written('10:00', 'Alex'),
    written('09:50', 'Bo'),
  ]);
  expect(sittings.map(({ last, began }) => [last.note, began.toISOString().slice(11, 16)])).toEqual([
    ['Alex 12:00', '12:00'],
    ['Alex 10:20', '10:00'],
    ['Bo 09:50', '09:50'],
  ]);
});

test('what somebody entered for a partner stands apart from what they wrote', () => {
  const entered = { ...written('10:01', 'Alex'), enteredFor: 'Police' };
  const sittings = toSittings([written('10:02', 'Alex'), entered, written('10:00', 'Alex')]);
  expect(sittings.map(({ last }) => last.enteredFor)).toEqual([null, 'Police', null]);
});

test('what came too late stands by itself', () => {
  const sittings = toSittings([
    written('10:02', 'Alex'),
    written('10:01', 'Alex', null),
    written('10:00', 'Alex'),
  ]);
  expect(sittings).toHaveLength(3);
});

test('what was carried forward stands by itself, however soon somebody looked at it', () => {
  const carried: AnswerWritten = { ...written('10:00', 'Alex'), origin: 'carried' };
  const confirmed: AnswerWritten = { ...written('10:02', 'Alex', 2), origin: 'carried' };
  const changed: AnswerWritten = { ...written('10:03', 'Alex', 3), origin: 'carried-and-changed' };
  expect(toSittings([changed, confirmed, carried]).map(({ last }) => last.version)).toEqual([3, 1]);
});
