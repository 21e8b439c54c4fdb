import type { Movement, RegionResults, Release, ResultLevel } from '@plumbline/contract';
import { themeFigure, type ThemeFigure } from '@plumbline/framework';

import { type Choice, cycleName } from './choice.data.js';
import { type Figures, itemWords, toRows, toThemes } from './results.data.js';

/** A recommendation in two cycles. Null: not shown in that one. Nothing here links the two: their counts stand side by side. */
export interface ChangeRow {
  readonly id: string;
  readonly title: string;
  readonly before: Figures | null;
  readonly after: Figures | null;
}

export interface ChangeTheme {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ChangeRow[];
  /** Both over the recommendations shown in both cycles, so that they can be compared; null: there is none. */
  readonly before: ThemeFigure | null;
  readonly after: ThemeFigure | null;
}

/** The recommendations that both cycles ask, under the later cycle's themes and in its order. */
export function sideBySide(before: RegionResults, after: RegionResults): readonly ChangeTheme[] {
  const earlier = new Map(toRows(before).map((row) => [row.id, row.region]));
  return toThemes(after)
    .map(({ id, title, rows }) => {
      const both = rows
        .filter((row) => earlier.has(row.id))
        .map((row) => ({
          id: row.id,
          title: row.title,
          before: earlier.get(row.id) ?? null,
          after: row.region,
        }));
      const figure = (side: 'before' | 'after', levels: readonly ResultLevel[]) =>
        themeFigure(
          both.map((row) => (row.before && row.after ? row[side] : null)),
          levels,
        );
      return {
        ...{ id, title, rows: both },
        before: figure('before', before.levels),
        after: figure('after', after.levels),
      };
    })
    .filter(({ rows }) => rows.length > 0);
}

/** The titles of what only one of the two cycles asks: it has nothing to stand beside. */
export function askedOnce(before: RegionResults, after: RegionResults): readonly string[] {
  const only = (some: RegionResults, other: RegionResults) =>
    some.recommendations
      .filter(({ id }) => other.recommendations.every((one) => one.id !== id))
      .map(({ title }) => title);
  return [...only(after, before), ...only(before, after)];
}

/** 8 of 12 authorities in 2026, 10 of 12 in 2027. */
export function coverageWords(before: RegionResults, after: RegionResults): string {
  const [one, other] = [before, after].map(
    ({ region, release }) =>
      `${region.contributors} of ${region.authorities} authorities in ${cycleName(release)}`,
  );
  return `${one}; ${other}.`;
}

/**
 * 2 authorities joined and 1 left since 2024; 8 are in both. Nothing where it was not counted.
 * An area's own numbers: one that moved to another region left it.
 */
export function movementWords({ areas }: Movement, before: RegionResults, after: RegionResults): string {
  const area = areas.find(({ code }) => code === after.region.code);
  if (!area) return '';
  const { joined, left } = area;
  const since = `since ${cycleName(before.release)}`;
  const inBoth = `${after.region.contributors - joined} ${after.region.contributors - joined === 1 ? 'is' : 'are'} in both.`;
  if (joined === 0 && left === 0) return `No authority joined or left ${since}: the same ${inBoth}`;
  return `${joined} ${joined === 1 ? 'authority' : 'authorities'} joined and ${left} left ${since}; ${inBoth}`;
}

/** 23 of 27 recommendations are shown in both cycles. */
export function shownInBothWords(themes: readonly ChangeTheme[], after: RegionResults): string {
  const rows = themes.flatMap((theme) => theme.rows);
  const shown = rows.filter((row) => row.before && row.after).length;
  return `${shown} of ${rows.length} ${itemWords(after.release).items} that both cycles ask are shown in both.`;
}

export type Earlier =
  | { readonly state: 'chosen'; readonly from: Release }
  | { readonly state: 'only-one' }
  /** The same cycle twice; `from` is one that could stand beside it. */
  | { readonly state: 'twice'; readonly from: Release }
  | { readonly state: 'unknown'; readonly asked: string };

/** Said where one cycle is chosen twice. */
export const TWO_CYCLES = 'Choose two different cycles';

/** The cycle to stand beside: the one that the address asks for, else the next earlier one, else the next later one. */
export function chooseEarlier(
  releases: readonly Release[],
  { release }: Pick<Choice, 'release'>,
  asked: string | null,
): Earlier {
  const ofFramework = releases.filter(({ framework }) => framework.id === release.framework.id);
  const others = ofFramework.filter(({ id }) => id !== release.id);
  const at = ofFramework.indexOf(release);
  const next = ofFramework[at + 1] ?? ofFramework[at - 1];
  if (!next) return { state: 'only-one' };
  if (asked === release.cycle) return { state: 'twice', from: next };
  if (asked !== null) {
    const from = others.find(({ cycle }) => cycle === asked);
    return from ? { state: 'chosen', from } : { state: 'unknown', asked };
  }
  return { state: 'chosen', from: next };
}

/** The two in the order of their figures, whichever was asked for first. */
export const inTime = (one: Release, other: Release): readonly [Release, Release] =>
  one.figuresTakenOn < other.figuresTakenOn ||
  (one.figuresTakenOn === other.figuresTakenOn && one.cycle < other.cycle)
    ? [one, other]
    : [other, one];

/** The address that sets two cycles of a region side by side. */
export function changeAddressOf({
  release,
  region,
  from,
}: Pick<Choice, 'release' | 'region'> & { from?: Release }) {
  const parts = new URLSearchParams({
    framework: release.framework.id,
    cycle: release.cycle,
    ...(from && { from: from.cycle }),
    region: region.code,
  });
  return `/change?${parts.toString()}`;
}
