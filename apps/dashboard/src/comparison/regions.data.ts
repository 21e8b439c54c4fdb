import type { Cell, RegionsOverview, ResultLevel } from '@plumbline/contract';
import { shareAtStrength } from '@plumbline/framework';

/** A figure as the table shows it: words first, shading after. */
export interface RegionFigure {
  /** 7 of 9; `[c]` for what is not shown. */
  readonly text: string;
  /**
   * Which fifth of all who rated stands at strength, 0 to 4, so that equal shading means about equal. `hidden`: not shown, which is no low
   * share and must not look like one; null: nobody rated it.
   */
  readonly shade: number | 'hidden' | null;
  /** Almost all agree, and it is shown because every authority of the region agreed to that. */
  readonly byConsent?: true;
}

export interface RegionsRow {
  readonly id: string;
  readonly title: string;
  readonly regions: readonly RegionFigure[];
  readonly england: RegionFigure;
}

export interface RegionsTheme {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly RegionsRow[];
}

const NOT_SHOWN: RegionFigure = { text: '[c]', shade: 'hidden' };
const SHADES = 5;

/** Recommendations under their themes, in the framework's order, with a figure for each region in the order of names. */
export function toRegionsTable({
  themes,
  levels,
  recommendations,
}: RegionsOverview): readonly RegionsTheme[] {
  return themes
    .map(({ id, title }) => ({
      id,
      title,
      rows: recommendations
        .filter(({ themeId }) => themeId === id)
        .map((item) => ({
          id: item.id,
          title: item.title,
          regions: item.regions.map((cell) => regionFigure(cell, levels)),
          england: figureOf(item.england.counts, levels),
        })),
    }))
    .filter(({ rows }) => rows.length > 0);
}

const regionFigure = (cell: Cell, levels: readonly ResultLevel[]): RegionFigure =>
  cell.state === 'hidden'
    ? NOT_SHOWN
    : { ...figureOf(cell.counts, levels), ...(cell.state === 'shown_by_consent' && { byConsent: true }) };

function figureOf(counts: readonly number[] | null, levels: readonly ResultLevel[]): RegionFigure {
  if (counts === null) return NOT_SHOWN;
  const { atStrength, rated, share } = shareAtStrength({ counts, notApplicable: 0 }, levels);
  return { text: `${atStrength} of ${rated}`, shade: share === null ? null : shadeOf(share) };
}

const shadeOf = (share: number): number => Math.min(SHADES - 1, Math.floor(share * SHADES));

/** What each shade means, lightest first. */
export const SHADE_WORDS = [
  'Under 20%',
  '20% to under 40%',
  '40% to under 60%',
  '60% to under 80%',
  '80% or more',
] as const;

/** How many figures of regions are shown, in words: 231 of 243 figures of regions are shown. */
export function shownWords({ recommendations }: Pick<RegionsOverview, 'recommendations'>): string {
  const cells = recommendations.flatMap(({ regions }) => regions);
  const shown = cells.filter(({ state }) => state !== 'hidden').length;
  return `${shown} of ${cells.length} figures of regions are shown.`;
}
