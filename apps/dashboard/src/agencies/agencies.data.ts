import type { AgencySummary, Serving } from '@plumbline/contract';

import { longDate } from '../words/dates.js';

export const KIND_WORDS: Readonly<Record<AgencySummary['kind'], string>> = {
  health: 'Health',
  police: 'Police',
  education: 'Education',
  voluntary: 'Voluntary',
  other: 'Other',
};

/** More in one table would be slow to read; a search finds the others. */
const MOST_SHOWN = 100;

/** Agencies whose name or kind holds what was typed, the first hundred of them, and how many there are. */
export function found(agencies: readonly AgencySummary[], search: string) {
  const words = search.trim().toLowerCase();
  const all = agencies.filter(({ name, kind }) =>
    `${name} ${KIND_WORDS[kind]}`.toLowerCase().includes(words),
  );
  return { shown: all.slice(0, MOST_SHOWN), of: all.length };
}

/** How its ratings come in. */
export const peopleWords = (people: number): string =>
  people === 0 ? 'Nobody: authorities enter its ratings' : people === 1 ? '1 person' : `${people} people`;

/** From when until when, in words; `today` as 2026-11-23. */
export function servingWords({ from, until }: Serving, today: string): string {
  const since =
    from === null ? 'Always' : from > today ? `From ${longDate(from)}` : `Since ${longDate(from)}`;
  if (until === null) return since;
  return until < today ? `${since}, ended ${longDate(until)}` : `${since}, until ${longDate(until)}`;
}
