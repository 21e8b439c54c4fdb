import type { OwnCycle, RegionResults, Release } from '@plumbline/contract';
import { NOT_APPLICABLE } from '@plumbline/framework';

import type { Choice } from './choice.data.js';
import { type ResultRow, type ThemeRows, toRows } from './results.data.js';

/** What stands for the authority on one recommendation. `level` null: not applicable. */
export interface Own {
  readonly words: string;
  readonly level: number | null;
  readonly isStrength: boolean;
}

/** One recommendation with the authority's own rating beside the region's and England's figures; `own` null: it was not asked, or signed nothing. */
export interface OwnRow extends ResultRow {
  readonly own: Own | null;
  /** In the cycle that the authority signed before this one. */
  readonly before: Own | null;
}

export interface OwnGroup extends ThemeRows {
  readonly rows: readonly OwnRow[];
}

/** The two cycles of the authority's own that a page shows; null: none signed. */
export interface OwnPair {
  readonly now: OwnCycle | null;
  readonly before: OwnCycle | null;
}

export const OWN_ORDERS = ['framework', 'difference'] as const;
export type OwnOrder = (typeof OWN_ORDERS)[number];

export const ownOrderIn = (address: URLSearchParams): OwnOrder =>
  address.get('order') === 'difference' ? 'difference' : 'framework';

/** The address that shows exactly this. The region is the authority's own, so it is not in it. */
export function ownAddressOf(
  { release, levels, view }: Pick<Choice, 'release' | 'levels' | 'view'>,
  order: OwnOrder,
): string {
  const what = { framework: release.framework.id, cycle: release.cycle, levels, view };
  const parts = new URLSearchParams({ ...what, ...(order !== 'framework' && { order }) });
  return `/how-we-compare?${parts.toString()}`;
}

/** The authority's own audits first, then ratings that others gave in public; each newest first. */
export const auditsFirst = (releases: readonly Release[]): readonly Release[] =>
  releases.toSorted((a, b) => Number(a.framework.ratingsPublic) - Number(b.framework.ratingsPublic));

/** Of what the authority signed, the cycle of a release and the one before it. The latest figures stand first. */
export function ownPair(
  cycles: readonly OwnCycle[],
  { framework, cycle }: Pick<Release, 'framework' | 'cycle'>,
): OwnPair {
  const ofFramework = cycles.filter(({ frameworkId }) => frameworkId === framework.id);
  const at = ofFramework.findIndex((each) => each.cycle === cycle);
  return { now: ofFramework[at] ?? null, before: at < 0 ? null : (ofFramework[at + 1] ?? null) };
}

/** Every recommendation in the framework's order, with the own rating on both sides of time. */
export function toOwnRows(results: RegionResults, { now, before }: OwnPair): readonly OwnRow[] {
  const nowBy = ratingsOf(results, now);
  const beforeBy = ratingsOf(results, before);
  return toRows(results).map((row) => ({
    ...row,
    own: nowBy.get(row.id) ?? null,
    before: beforeBy.get(row.id) ?? null,
  }));
}

function ratingsOf({ levels }: RegionResults, signed: OwnCycle | null): ReadonlyMap<string, Own> {
  return new Map(
    (signed?.ratings ?? []).map(({ id, rating }) => {
      const at = levels.findIndex(({ key }) => key === rating);
      const level = levels[at];
      const words = rating === NOT_APPLICABLE ? 'Not applicable' : (level?.label ?? rating);
      return [id, { words, level: level ? at : null, isStrength: level?.strength ?? false }];
    }),
  );
}

/**
 * How the own rating stands to the region's: 1 or 0 (strength or gap) minus the region's share at strength. Below 0: more of the
 * region are at strength. Null: nothing to set side by side, because one of the two is missing.
 */
export function difference({ own, region }: OwnRow): number | null {
  if (!own || own.level === null || region?.share == null) return null;
  return Number(own.isStrength) - region.share;
}

/** Rated a gap where more than half rate a strength, the other way round, or neither. */
export function against(row: OwnRow): 'lower' | 'higher' | null {
  const apart = difference(row);
  if (apart === null || !row.own) return null;
  if (!row.own.isStrength && apart < -1 / 2) return 'lower';
  return row.own.isStrength && apart > 1 / 2 ? 'higher' : null;
}

/** By theme in the framework's order; or in one list, where the region is furthest ahead first, without what cannot be compared. */
export function toOwnGroups(
  results: RegionResults,
  rows: readonly OwnRow[],
  order: OwnOrder,
): readonly OwnGroup[] {
  if (order === 'difference') {
    const compared = rows.flatMap((row) => {
      const apart = difference(row);
      return apart === null ? [] : [{ row, apart }];
    });
    // A stable sort: equal ones keep the framework's order.
    const sorted = compared.toSorted((a, b) => a.apart - b.apart).map(({ row }) => row);
    return [{ id: 'all', title: 'All that can be compared', rows: sorted }];
  }
  return results.themes
    .map(({ id, title }) => ({ id, title, rows: rows.filter(({ themeId }) => themeId === id) }))
    .filter((group) => group.rows.length > 0);
}

/** What a picture says of its order, and what has no place in it because one of the two sides is missing. */
export function ownPlaceLines(
  rows: readonly OwnRow[],
  groups: readonly OwnGroup[],
  order: OwnOrder,
): readonly string[] {
  if (order === 'framework') return ['Order: as in the framework.'];
  const listed = new Set(groups.flatMap((group) => group.rows.map(({ id }) => id)));
  const left = rows.filter(({ id }) => !listed.has(id)).map(({ title }) => title);
  return [
    'Order: furthest below the region first.',
    ...(left.length > 0 ? [`Left out, because they cannot be compared: ${left.join('; ')}.`] : []),
  ];
}
