import type { WithdrawnRelease } from '@plumbline/contract';
import { expect, test } from 'vitest';

import { EXAMPLE } from './release.example.js';
import { usualFramework, withdrawnWords } from './withdrawn.data.js';

const published = (id: string, timePeriod: string) => ({
  ...EXAMPLE,
  ...{ framework: { ...EXAMPLE.framework, id }, timePeriod, cycle: timePeriod },
});
const gone = (id: string, timePeriod: string): WithdrawnRelease => ({
  ...{ framework: { id, title: `Framework ${id}` }, timePeriod, cycle: timePeriod },
});
const RELEASES = [published('judged', '2025'), published('rated', '2024')];

test('who names no framework stays in that of the newest cycle, withdrawn or not', () => {
  expect(usualFramework(RELEASES, [])).toBe('judged');
  expect(usualFramework(RELEASES, [gone('rated', '2026')])).toBe('rated');
  expect(usualFramework(RELEASES, [gone('rated', '2023')])).toBe('judged');
});

test('nobody stays in a framework of which nothing is left', () => {
  expect(usualFramework(RELEASES, [gone('lost', '2026')])).toBe('judged');
  expect(usualFramework([], [gone('lost', '2026')])).toBeNull();
});

test('withdrawn cycles of the framework are named, and those of frameworks of which nothing is left', () => {
  const all = [gone('rated', '2026'), gone('lost', '2025')];
  expect(withdrawnWords(RELEASES, all, 'rated')).toBe('2026 and 2025 of Framework lost');
  expect(withdrawnWords(RELEASES, all, 'judged')).toBe('2025 of Framework lost');
  expect(withdrawnWords(RELEASES, all)).toBe('2026 of Framework rated and 2025 of Framework lost');
  expect(withdrawnWords(RELEASES, all.slice(0, 1), 'judged')).toBe('');
});
