import {
  CONSENT_SENTENCE,
  type Histogram,
  shareAtStrength,
  type StrengthShare,
  themeFigure,
} from '@plumbline/framework';
import type {
  Cell,
  EnglandCell,
  RegionResults,
  Release,
  ReleaseArea,
  ResultLevel,
} from '@plumbline/contract';

import { longDate } from '../words/dates.js';
import { allOf, anyOf } from '../words/lists.js';
import { inSentence } from '../words/regions.js';

/**
 * The figures of one recommendation in one area: authorities per level, and how many of them stand at strength. `byConsent`: almost all
 * agree, and it is shown because every authority of the region agreed to that.
 */
export type Figures = Histogram & StrengthShare & { readonly byConsent?: true };

/** One recommendation. `region` null: not shown there; `england` null: shown in no region. */
export interface ResultRow {
  readonly id: string;
  readonly title: string;
  readonly themeId: string;
  /** Ids of the enablers that it serves. */
  readonly enablers: readonly string[];
  readonly region: Figures | null;
  readonly england: Figures | null;
  /** Authorities that returned in regions where it is not shown. */
  readonly returnedElsewhere: number;
}

export interface ThemeRows {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly ResultRow[];
}

/** Below this many returns a region shows nothing; that it has so few is a public fact. */
const FEWEST_RETURNS = 5;

/** A region in the results of a cycle; `cycle` is named where there are several. */
export interface Returned {
  readonly region: Pick<ReleaseArea, 'name' | 'contributors'>;
  readonly release: Pick<Release, 'framework'>;
  readonly cycle?: string;
}

/** Why nothing of these regions is shown, where so few returned. Empty where enough did. */
export function tooFewWords(all: readonly Returned[]): string {
  const few = all.filter(({ region }) => region.contributors < FEWEST_RETURNS);
  const names = [...new Set(few.map(({ region }) => inSentence(region.name)))];
  if (names.length === 0) return '';
  const [where, those] = names.length === 1 ? ['', 'this region'] : ['each of ', 'these regions'];
  const cycles = few.flatMap(({ cycle }) => cycle ?? []);
  // Nobody returned what inspectors judged.
  const are = few.some(({ release }) => release.framework.ratingsPublic) ? 'are in the results' : 'returned';
  const when = cycles.length > 0 ? ` in ${allOf(cycles)}` : '';
  return `Fewer than five authorities in ${where}${allOf(names)} ${are}${when}, so no figures of ${those} can be shown${when}.`;
}

/** Every recommendation in the framework's order. */
export const toRows = ({
  levels,
  recommendations,
}: Pick<RegionResults, 'levels' | 'recommendations'>): readonly ResultRow[] =>
  recommendations.map(({ id, title, themeId, enablers, region, england }) => ({
    id,
    title,
    themeId,
    enablers,
    region: toRegion(levels, region),
    england: toEngland(levels, england),
    returnedElsewhere: england.contributorsNotShown,
  }));

/** Recommendations under their themes, both in the framework's order; themes that ask nothing are left out. */
export function toThemes(results: RegionResults): readonly ThemeRows[] {
  const rows = toRows(results);
  return results.themes
    .map(({ id, title }) => ({ id, title, rows: rows.filter(({ themeId }) => themeId === id) }))
    .filter((theme) => theme.rows.length > 0);
}

const toFigures = (levels: readonly ResultLevel[], histogram: Histogram): Figures => ({
  ...histogram,
  ...shareAtStrength(histogram, levels),
});

/** What a region's figure says; null: not shown. */
export function toRegion(levels: readonly ResultLevel[], cell: Cell): Figures | null {
  if (cell.state === 'hidden') return null;
  const figures = toFigures(levels, { counts: cell.counts, notApplicable: cell.notApplicable });
  return cell.state === 'shown_by_consent' ? { ...figures, byConsent: true } : figures;
}

/** What England's figure says; null: shown in no region. */
export function toEngland(
  levels: readonly ResultLevel[],
  { counts, notApplicable }: EnglandCell,
): Figures | null {
  return counts === null ? null : toFigures(levels, { counts, notApplicable: notApplicable ?? 0 });
}

/** A theme's ratings at strength among all its ratings, in words. Null: none of its recommendations is shown. */
export function themeWords(
  { rows }: ThemeRows,
  { levels, release }: Pick<RegionResults, 'levels' | 'release'>,
): string | null {
  const figure = themeFigure(
    rows.map(({ region }) => region),
    levels,
  );
  if (figure === null) return null;
  const { atStrength, rated, from, of } = figure;
  return `${atStrength} of ${rated} ratings are strengths, from ${from} of ${of} ${itemWords(release).items}`;
}

/** What the framework's items are called: inspectors judge, authorities rate recommendations. */
export function itemWords({ framework }: Pick<RegionResults['release'], 'framework'>) {
  return framework.ratingsPublic
    ? ({ item: 'judgement', items: 'judgements', heading: 'Judgement' } as const)
    : ({ item: 'recommendation', items: 'recommendations', heading: 'Recommendation' } as const);
}

/** 10 of 12 authorities. 23 of 27 recommendations shown. Figures taken 30 June 2027. They will not change. */
export function standing({ release, region, recommendations }: RegionResults): string {
  const shown = recommendations.filter((recommendation) => recommendation.region.state !== 'hidden').length;
  return [
    `${region.contributors} of ${region.authorities} authorities.`,
    `${shown} of ${recommendations.length} ${itemWords(release).items} shown.`,
    `Figures taken ${longDate(release.figuresTakenOn)}.`,
    'They will not change.',
  ].join(' ');
}

/** The levels that count as strength, in words: Good or Outstanding. */
export const strengthWords = (levels: readonly ResultLevel[]): string =>
  anyOf(levels.filter(({ strength }) => strength).map(({ label }) => label));

/** What stands under the chart and the table: source, n of N, what is counted, which end is better, dates. */
export function sourceLines(
  { release, region, levels }: RegionResults,
  view: 'chart' | 'table',
): readonly string[] {
  const { framework } = release;
  const { item } = itemWords(release);
  const whose = framework.ratingsPublic ? 'published judgements' : 'authorities’ own ratings, as signed off';
  const read =
    view === 'chart'
      ? ' A bar’s length is the share of those rated. The tick is England’s share at strength, from regions shown.'
      : '';
  return [
    `Source: ${framework.publisher}, ${framework.title}; ${whose}. ${region.name}: ${region.contributors} of ${region.authorities} authorities.`,
    `Counted: authorities, by their rating of each ${item}. Not applicable is not a rating.${read}`,
    `Further to the right is better: ${strengthWords(levels)} is a strength.`,
    `Results published ${longDate(release.publishedOn)} from figures taken ${longDate(release.figuresTakenOn)}.`,
  ];
}

/** What England's figures leave out, for one recommendation. */
export function returnedElsewhereWords({ england, returnedElsewhere }: ResultRow): string {
  if (!england) return 'shown in no region';
  if (returnedElsewhere === 0) return 'all regions shown';
  const authorities = returnedElsewhere === 1 ? 'authority' : 'authorities';
  return `from regions shown; ${returnedElsewhere} further ${authorities} returned in regions not shown`;
}

/** 11 rated, 1 not applicable. Shown because every authority agreed */
export function ratedWords({ rated, notApplicable, byConsent }: Figures): string {
  const words = notApplicable === 0 ? `${rated} rated` : `${rated} rated, ${notApplicable} not applicable`;
  return byConsent ? `${words}. ${CONSENT_SENTENCE}` : words;
}

/** One row of the chart for those who hear it. */
export function rowInWords(levels: readonly ResultLevel[], { region, england }: ResultRow): string {
  if (!region) return '';
  const byLevel = levels.map(({ label }, index) => `${label} ${region.counts[index] ?? 0}`).join(', ');
  const beside = england ? ` England: ${england.atStrength} of ${england.rated} at strength.` : '';
  return `${region.atStrength} of ${region.rated} at strength. ${byLevel}.${beside}`;
}
