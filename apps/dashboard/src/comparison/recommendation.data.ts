import type { PartnerResults, RegionsOverview, Release, ReleaseArea } from '@plumbline/contract';
import { levelBounds } from '@plumbline/disclosure/derived';

import { type Choice, cycleName } from './choice.data.js';
import { toPartnersRow } from './partners.data.js';
import { readingParts } from './reading.data.js';
import { type Figures, toEngland, toRegion } from './results.data.js';

/** Where a recommendation is read about, and how the results are read that the way back leads to. */
export interface Whence extends Partial<Pick<Choice, 'levels' | 'view' | 'reading'>> {
  readonly release: Pick<Release, 'framework' | 'cycle'>;
  readonly region: Pick<ReleaseArea, 'code'>;
}

/** The address of everything published about one recommendation. */
export function recommendationAddressOf(
  seriesId: string,
  { release, region, levels, view, reading }: Whence,
): string {
  const parts = new URLSearchParams({
    ...{ framework: release.framework.id, cycle: release.cycle, region: region.code },
    ...(levels && { levels }),
    ...(view && { view }),
    ...(reading && readingParts(reading)),
  });
  return `/results/recommendations/${encodeURIComponent(seriesId)}?${parts.toString()}`;
}

/** A line of a table of one recommendation. Null: not shown. `left out` by {@link cycleLines}: a cycle that does not ask it. */
export interface FiguresLine {
  readonly id: string;
  readonly name: string;
  readonly figures: Figures | null;
}

type Overview = Pick<RegionsOverview, 'release' | 'regions' | 'levels' | 'recommendations'>;

const itemIn = ({ recommendations }: Overview, seriesId: string) =>
  recommendations.find(({ id }) => id === seriesId);

/** Every region in the order of names, then England; empty where the cycle does not ask it. */
export function areaLines(overview: Overview, seriesId: string): readonly FiguresLine[] {
  const item = itemIn(overview, seriesId);
  if (!item) return [];
  const { regions, levels } = overview;
  return [
    ...regions.map(({ code, name }, place) => ({
      id: code,
      name,
      figures: toRegion(levels, item.regions[place] ?? { state: 'hidden', contributors: 0 }),
    })),
    { id: 'england', name: 'England', figures: toEngland(levels, item.england) },
  ];
}

/**
 * What England's count could be at most at each level, with the regions not shown: "Established: 58 of 117 ratings shown; if all had rated it
 * Established, 72". Empty where all regions are shown, and where none is. The further ones are authorities, never ratings.
 */
export function boundsWords(overview: Overview, seriesId: string): readonly string[] {
  const england = itemIn(overview, seriesId)?.england;
  if (!england || england.contributorsNotShown === 0) return [];
  return overview.levels.flatMap(({ label }, level) => {
    const bounds = levelBounds(england, level);
    if (!bounds) return [];
    const { atLevel, rated, atMost } = bounds;
    return [`${label}: ${atLevel} of ${rated} ratings shown; if all had rated it ${label}, ${atMost}`];
  });
}

/** 14 further authorities returned in regions not shown. */
export function furtherWords(overview: Overview, seriesId: string): string {
  const further = itemIn(overview, seriesId)?.england.contributorsNotShown ?? 0;
  return `${further} further ${further === 1 ? 'authority' : 'authorities'} returned in regions not shown.`;
}

/** One region and England cycle by cycle, the earliest first. Nothing links two cycles: their counts stand side by side. */
export function cycleLines(
  overviews: readonly Overview[],
  seriesId: string,
  region: Choice['region'],
): readonly FiguresLine[] {
  return overviews
    .toSorted((one, other) => one.release.figuresTakenOn.localeCompare(other.release.figuresTakenOn))
    .flatMap((overview) => {
      const cycle = cycleName(overview.release);
      return areaLines(overview, seriesId)
        .filter(({ id }) => id === region.code || id === 'england')
        .map(({ id, name, figures }) => ({
          id: `${cycle} ${id}`,
          name: `${cycle}: ${name}`,
          figures,
        }));
    });
}

/** Authorities and partner organisations, in the region and in England; empty where no partner rated in the cycle. */
export function raterLines(results: PartnerResults, seriesId: string): readonly FiguresLine[] {
  const item = results.recommendations.find(({ id }) => id === seriesId);
  if (!item) return [];
  const row = toPartnersRow(item, results.levels);
  const region = results.region.name;
  return [
    { id: 'own region', name: `${region}: authorities`, figures: row.authorities.region },
    { id: 'partner region', name: `${region}: partner organisations`, figures: row.partners.region },
    { id: 'own england', name: 'England: authorities', figures: row.authorities.england },
    { id: 'partner england', name: 'England: partner organisations', figures: row.partners.england },
  ];
}

/** Whom it asks to act, in words. */
export const ADDRESSEE_WORDS = {
  local: 'The authority and its partners',
  national: 'Government and funders',
  both: 'The authority and its partners, and government and funders',
} as const;
