import { readFileSync } from 'node:fs';

import type { Cycle, Region } from './pages.js';

/** Ofsted's judgements counted straight from the published files: what the service shows is compared with this. */
const DATA = new URL('../../../packages/demo-data/data/', import.meta.url);

export const LEVELS = ['Inadequate', 'Requires improvement to be good', 'Good', 'Outstanding'];

const TITLES: Readonly<Record<string, string>> = {
  overall: 'Overall effectiveness',
  leadership: 'The impact of leaders on social work practice with children and families',
  help_and_protection: 'The experiences and progress of children who need help and protection',
  children_in_care: 'The experiences and progress of children in care',
  care_leavers: 'The experiences and progress of care leavers',
  children_in_care_and_care_leavers: 'The experiences and progress of children in care and care leavers',
};

interface Judgement {
  readonly cycle: string;
  readonly region: string | undefined;
  readonly title: string | undefined;
  readonly rating: number;
}

/** What a row of results says: a region's counts by level and England's; null where nothing is shown. */
export interface Row {
  readonly title: string;
  readonly region: readonly number[] | null;
  readonly england: readonly number[] | null;
  /** Judged in regions that do not show this. */
  readonly elsewhere: number;
}

function read(file: string): readonly (readonly string[])[] {
  const lines = readFileSync(new URL(file, DATA), 'utf8').trim().split(/\r?\n/).slice(1);
  // Only names are quoted and hold commas; no test looks at names.
  return lines.map((line) => line.replaceAll(/"[^"]*"/g, 'name').split(','));
}

function judgements(): readonly Judgement[] {
  const regions = new Map(
    read('local-authorities.csv').map(([code = '', , , , , region = '']) => [code, region]),
  );
  const successors = new Map(read('authority-code-changes.csv').map(([old = '', , now = '']) => [old, now]));
  return read('ofsted-ilacs-ratings.csv').map(([cycle = '', , , code = '', , item = '', rating]) => ({
    cycle,
    region: regions.get(code) ?? regions.get(successors.get(code) ?? ''),
    title: TITLES[item],
    rating: Number(rating),
  }));
}

const JUDGEMENTS = judgements();

const countsOf = (some: readonly Judgement[]): readonly number[] =>
  LEVELS.map((_, level) => some.filter(({ rating }) => rating === level + 1).length);
const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Rule 1 of disclosure control, for judgements, of which each counts: at least five, and enough that differ. */
function mayBeShown(counts: readonly number[]): boolean {
  const returned = sumOf(counts);
  const spread = Math.max(returned >= 8 ? 3 : 2, Math.ceil(returned / 5));
  return returned >= 5 && returned - Math.max(...counts) >= spread;
}

/** Every row that the results of a region and cycle must show, by its title. */
export function expectedRows(cycle: Cycle, region: Region): readonly Row[] {
  const ofCycle = JUDGEMENTS.filter((judgement) => judgement.cycle === cycle);
  const titles = [...new Set(ofCycle.map(({ title }) => title ?? 'a title that the test does not know'))];
  return titles.toSorted().map((title) => {
    const ofTitle = ofCycle.filter((judgement) => judgement.title === title);
    const byRegion = [...Map.groupBy(ofTitle, (judgement) => judgement.region)].map(([name, some]) => ({
      name,
      counts: countsOf(some),
    }));
    const shown = byRegion.filter(({ counts }) => mayBeShown(counts));
    const own = shown.find(({ name }) => name === region);
    const england = LEVELS.map((_, level) => sumOf(shown.map(({ counts }) => counts[level] ?? 0)));
    return {
      title,
      region: own?.counts ?? null,
      england: shown.length === 0 ? null : england,
      elsewhere: ofTitle.length - sumOf(england),
    };
  });
}
