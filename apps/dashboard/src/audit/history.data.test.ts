import { expect, test } from 'vitest';

import { toSittings } from './history.data.js';

const written = (time: string, by: string, version: number | null = 1) => ({
  version,
  rating: null,
  reason: '',
  evidence: [],
  references: [],
  note: `${by} ${time}`,
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

test('what came too late stands by itself', () => {
  const sittings = toSittings([
    written('10:02', 'Alex'),
    written('10:01', 'Alex', null),
    written('10:00', 'Alex'),
  ]);
  expect(sittings).toHaveLength(3);
});
