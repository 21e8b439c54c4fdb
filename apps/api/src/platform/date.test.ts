import { afterEach, describe, expect, it, vi } from 'vitest';

import { dayInLondon, daysAfter, isDay, todayInLondon } from './date.js';

describe('isDay', () => {
  it.each(['2024-02-29', '2000-02-29', '2027-12-31', '0001-01-01'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-1',
    '24-01-01',
    '01/02/2024',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '',
    '2024-01-01\n',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('daysAfter', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-03-30', 2, '2024-04-01'], // the clocks change in between
    ['2024-10-26', 2, '2024-10-28'],
    ['2024-01-01', 0, '2024-01-01'],
    ['2024-01-01', 366, '2025-01-01'],
  ])('%s and %i days: %s', (day, days, then) => {
    expect(daysAfter(day, days)).toBe(then);
  });
});

describe('todayInLondon', () => {
  afterEach(() => void vi.useRealTimers());

  it.each([
    ['2024-06-30T22:59:59Z', '2024-06-30'],
    ['2024-06-30T23:00:00Z', '2024-07-01'], // summer time
    ['2024-12-31T23:59:59Z', '2024-12-31'],
    ['2025-01-01T00:00:00Z', '2025-01-01'],
  ])('at %s it is %s', (now, day) => {
    vi.useFakeTimers({ now: new Date(now) });
    expect(todayInLondon()).toBe(day);
  });
});

it.each([
  ['2026-06-30T23:30:00Z', '2026-07-01'],
  ['2026-12-31T23:30:00Z', '2026-12-31'],
])('%s is %s in London', (moment, day) => {
  expect(dayInLondon(new Date(moment))).toBe(day);
});
