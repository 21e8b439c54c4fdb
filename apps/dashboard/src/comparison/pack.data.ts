import type { RegionResults } from '@plumbline/contract';

import type { ChangeTheme } from './change.data.js';
import { type ThemeLine, toThemeLines } from './overview.data.js';
import { type Figures, type ResultRow, type ThemeRows, toRows, toThemes } from './results.data.js';

/** More would not fit on paper. */
const MOST_DIFFERENCES = 3;
const MOST_NAMES = 2;

/** 9 of 10; [c] where it is not shown. */
export const ratio = (figures: Pick<Figures, 'atStrength' | 'rated'> | null): string =>
  figures ? `${figures.atStrength} of ${figures.rated}` : '[c]';

const named = ({ title, region }: ResultRow): string => `${title} (${ratio(region)})`;
const share = ({ region }: ResultRow): number => region?.share ?? 0;

/** A theme with what most and fewest of those who rated it rate a strength. */
export interface PackTheme extends ThemeLine {
  readonly most: string;
  readonly fewest: string;
}

/** From shown figures only; more than half make a strength of the region, half or fewer a gap. */
export function toPackThemes(results: RegionResults): readonly PackTheme[] {
  const themes = toThemes(results);
  return toThemeLines(themes, results.levels).map((line, at) => ({ ...line, ...strongAndWeak(themes[at]) }));
}

function strongAndWeak(theme: ThemeRows | undefined) {
  const shown = (theme?.rows ?? []).filter(({ region }) => region?.share != null);
  const strong = shown.filter((row) => share(row) > 1 / 2).toSorted((a, b) => share(b) - share(a));
  const weak = shown.filter((row) => share(row) <= 1 / 2).toSorted((a, b) => share(a) - share(b));
  return { most: listed(strong), fewest: listed(weak) };
}

function listed(rows: readonly ResultRow[]): string {
  const names = rows.slice(0, MOST_NAMES).map(named);
  const others = rows.length - names.length;
  return [...names, ...(others > 0 ? [`${others} more`] : [])].join('; ') || 'None shown';
}

/** A recommendation whose share at strength is another than England's. */
export interface FromEngland {
  readonly title: string;
  readonly words: string;
  /** One authority more or fewer at strength, of the same number that rated it, would reach England's share or pass it. */
  readonly hangsOnOne: boolean;
}

/** The furthest above and below England, of what is shown on both sides; no test of chance stands behind it. */
export function differencesFromEngland(results: RegionResults) {
  const apart = toRows(results).flatMap((row) =>
    row.region?.share == null || row.england?.share == null
      ? []
      : [{ row, by: row.region.share - row.england.share }],
  );
  const words = ({ row }: (typeof apart)[number]): FromEngland => ({
    title: row.title,
    words: `${ratio(row.region)}, England ${ratio(row.england)}`,
    hangsOnOne: hangsOnOne(row),
  });
  const pick = (side: typeof apart) => side.slice(0, MOST_DIFFERENCES).map(words);
  return {
    above: pick(apart.filter(({ by }) => by > 0).toSorted((a, b) => b.by - a.by)),
    below: pick(apart.filter(({ by }) => by < 0).toSorted((a, b) => a.by - b.by)),
  };
}

/** Whole numbers only: a/n and b/m compared as am and bn. */
function hangsOnOne({ region, england }: ResultRow): boolean {
  if (!region || !england) return false;
  const apart = region.atStrength * england.rated - england.atStrength * region.rated;
  return Math.abs(apart) <= england.rated;
}

/** Which differences hang on a single authority, so that nobody makes much of them; nothing where none does. */
export function hangsOnOneWords(differences: readonly FromEngland[]): string {
  const some = differences.filter((each) => each.hangsOnOne);
  if (some.length === 0) return '';
  if (some.length === differences.length)
    return 'One authority more or fewer at strength would close each of these differences.';
  return `One authority more or fewer at strength would close the difference on ${some.map(({ title }) => title).join('; ')}.`;
}

/** Each recommendation's count at strength in both cycles, side by side. */
export const changeRows = ({ rows }: ChangeTheme): readonly (readonly string[])[] =>
  rows.map(({ title, before, after }) => [title, ratio(before), ratio(after)]);
