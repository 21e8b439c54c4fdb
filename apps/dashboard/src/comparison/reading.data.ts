import type { RegionResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { type ResultRow, type ThemeRows, toRows, toThemes } from './results.data.js';

export const GROUPINGS = ['theme', 'enabler', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export const ORDERS = ['framework', 'gap', 'england'] as const;
export type Order = (typeof ORDERS)[number];
export const ORDER_WORDS: Readonly<Record<Order, string>> = {
  framework: 'As in the framework',
  gap: 'Largest gap first',
  england: 'Furthest below England first',
};

/** How a person reads the recommendations of a release: under which headings, in which order, and which of them. */
export interface Reading {
  readonly by: Grouping;
  readonly order: Order;
  /** Leaves out what only government and funders can do. */
  readonly localOnly: boolean;
}

/** What an address that says nothing about it means. */
export const USUAL_READING: Reading = { by: 'theme', order: 'framework', localOnly: false };

/** Recommendations under one heading. `rows` are all of them; `listed` those that have a place in the chosen order. */
export interface Group extends ThemeRows {
  readonly listed: readonly ResultRow[];
}

/** Reads the part of an address that says how to read; what it leaves out, and what does not exist, is the usual. */
export function readingIn(address: URLSearchParams): Reading {
  const one = <T extends string>(options: readonly T[], name: string, usual: T): T =>
    options.find((option) => option === address.get(name)) ?? usual;
  return {
    by: one(GROUPINGS, 'by', USUAL_READING.by),
    order: one(ORDERS, 'order', USUAL_READING.order),
    localOnly: address.get('addressed') === 'local',
  };
}

/** The part of an address that says how to read; nothing for what is usual. */
export function readingParts({ by, order, localOnly }: Reading): Record<string, string> {
  return {
    ...(by !== USUAL_READING.by && { by }),
    ...(order !== USUAL_READING.order && { order }),
    ...(localOnly && { addressed: 'local' }),
  };
}

type Recommended = Pick<RegionResults, 'recommendations'>;

export const countNational = ({ recommendations }: Recommended): number =>
  recommendations.filter(({ addressedTo }) => addressedTo === 'national').length;

/** The results without what only government and funders can do, where that is asked for: every figure on the page follows. */
export function selectResults(results: RegionResults, { localOnly }: Reading): RegionResults {
  if (!localOnly) return results;
  const recommendations = results.recommendations.filter(({ addressedTo }) => addressedTo !== 'national');
  return { ...results, recommendations };
}

/** The groupings that a framework offers: by enabler where it has any, and none at all only where there is more than one theme. */
export function groupingsOf({ themes, enablers }: Pick<RegionResults, 'themes' | 'enablers'>): Grouping[] {
  return GROUPINGS.filter((by) => by === 'theme' || (by === 'enabler' ? enablers.length : themes.length) > 1);
}

/**
 * Recommendations under the chosen headings, in the chosen order within each. One that serves two enablers stands under both.
 * In any order but the framework's what is not shown has no place: it is in `rows`, not in `listed`.
 */
export function toGroups(results: RegionResults, reading: Reading): readonly Group[] {
  return headed(results, reading.by).map((group) => ({
    ...group,
    listed: inOrder(group.rows, reading.order),
  }));
}

function headed(results: RegionResults, by: Grouping): readonly ThemeRows[] {
  const offered = groupingsOf(results).includes(by) ? by : 'theme';
  if (offered === 'theme') return toThemes(results);
  const rows = toRows(results);
  if (offered === 'none') return [{ id: 'all', title: 'All recommendations', rows }];
  return results.enablers
    .map(({ id, title }) => ({ id, title, rows: rows.filter(({ enablers }) => enablers.includes(id)) }))
    .filter((group) => group.rows.length > 0);
}

function inOrder(rows: readonly ResultRow[], order: Order): readonly ResultRow[] {
  if (order === 'framework') return rows;
  const place = order === 'gap' ? shareOf : aboveEngland;
  // A stable sort: equal ones keep the framework's order.
  return rows.filter(({ region }) => region !== null).toSorted((a, b) => place(a) - place(b));
}

const shareOf = ({ region }: ResultRow): number => region?.share ?? 0;

/** How much larger the region's share at strength is than England's; smaller than 0 where it lies below. */
const aboveEngland = ({ region, england }: ResultRow): number => (region?.share ?? 0) - (england?.share ?? 0);

/** What a picture says of its order, and what has no place in it: away from its page nothing else names either. */
export function placeLines(
  results: RegionResults,
  groups: readonly Group[],
  { order }: Reading,
): readonly string[] {
  const listed = new Set(groups.flatMap((group) => group.listed.map(({ id }) => id)));
  const [without, hidden] = [
    toRows(results).filter(({ id, region }) => region && !listed.has(id)),
    toRows(results).filter(({ id, region }) => !region && !listed.has(id)),
  ];
  const named = (rows: readonly ResultRow[]) => rows.map(({ title }) => title).join('; ');
  return [
    `Order: ${ORDER_WORDS[order].toLowerCase().replace('england', 'England')}.`,
    ...(without.length > 0 ? [`Under no heading of this picture: ${named(without)}.`] : []),
    ...(hidden.length > 0 ? [`Left out of this picture: ${named(hidden)}. ${HIDDEN_SENTENCE}.`] : []),
  ];
}
