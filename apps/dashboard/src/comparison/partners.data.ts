import type { PartnerResult, PartnerResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';

import { longDate } from '../words/dates.js';
import type { Choice } from './choice.data.js';
import { type Figures, itemWords, strengthWords, toEngland, toRegion } from './results.data.js';

/** Null: not shown; of England: shown in no region. */
interface BothAreas {
  readonly region: Figures | null;
  readonly england: Figures | null;
}

/** One recommendation, as authorities and as partner organisations rated it: two kinds of rater that are never added up. */
export interface PartnersRow {
  readonly id: string;
  readonly title: string;
  readonly authorities: BothAreas;
  readonly partners: BothAreas;
  /**
   * How much larger the share of organisations at strength is than the authorities', -1 to 1, in the region. Null: one of the two is not
   * shown, so they cannot be compared.
   */
  readonly apart: number | null;
}

export interface PartnersTheme {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly PartnersRow[];
}

export const PARTNERS_ORDERS = ['framework', 'lower'] as const;
export type PartnersOrder = (typeof PARTNERS_ORDERS)[number];

export const partnersOrderIn = (address: URLSearchParams): PartnersOrder =>
  PARTNERS_ORDERS.find((order) => order === address.get('order')) ?? 'framework';

/** The address that sets partners' ratings beside authorities'. */
export function partnersAddressOf(
  { release, region, levels, view }: Choice,
  order: PartnersOrder = 'framework',
): string {
  const what = { framework: release.framework.id, cycle: release.cycle, region: region.code, levels, view };
  const parts = new URLSearchParams({ ...what, ...(order !== 'framework' && { order }) });
  return `/results/partners?${parts.toString()}`;
}

export function toPartnersRow(
  { id, title, authorities, partners }: PartnerResult,
  levels: PartnerResults['levels'],
): PartnersRow {
  const both = ({ region, england }: PartnerResult['partners']): BothAreas => ({
    region: toRegion(levels, region),
    england: toEngland(levels, england),
  });
  const [own, others] = [both(authorities), both(partners)];
  const [one, other] = [own.region?.share ?? null, others.region?.share ?? null];
  const apart = one === null || other === null ? null : other - one;
  return { id, title, authorities: own, partners: others, apart };
}

/**
 * Under their themes in the framework's order; or all together, those first on which partners lie furthest below. What cannot be compared
 * has no place in that order.
 */
export function toPartnersThemes(results: PartnerResults, order: PartnersOrder): readonly PartnersTheme[] {
  const rowsOf = (some: readonly PartnerResult[]) => some.map((item) => toPartnersRow(item, results.levels));
  if (order === 'framework')
    return results.themes.map(({ id, title }) => ({
      ...{ id, title },
      rows: rowsOf(results.recommendations.filter(({ themeId }) => themeId === id)),
    }));
  const rows = rowsOf(results.recommendations)
    .filter(({ apart }) => apart !== null)
    .toSorted((one, other) => (one.apart ?? 0) - (other.apart ?? 0));
  return [{ id: 'all', title: 'All that can be compared', rows }];
}

/** What the two say beside each other, before any chart. */
export function partnersFinding(results: PartnerResults): string {
  const { items } = itemWords(results.release);
  const rows = results.recommendations.map((item) => toPartnersRow(item, results.levels));
  const compared = rows.filter(({ apart }) => apart !== null);
  const of = `${compared.length} of ${rows.length} ${items} can be compared`;
  if (compared.length === 0) return `None of ${rows.length} ${items} can be compared.`;
  const count = (is: (apart: number) => boolean) => compared.filter(({ apart }) => is(apart ?? 0)).length;
  const [lower, higher] = [count((apart) => apart < 0), count((apart) => apart > 0)];
  const [furthest] = compared.toSorted((one, other) => (one.apart ?? 0) - (other.apart ?? 0));
  const example = furthest && (furthest.apart ?? 0) < 0 ? ` ${furthestWords(furthest)}` : '';
  return `${of}. On ${lower} a smaller share of partner organisations than of authorities rate a strength, on ${higher} a larger share, on ${compared.length - lower - higher} the same.${example}`;
}

const furthestWords = ({ title, authorities, partners }: PartnersRow): string =>
  `Furthest below: ${title} (partners ${shareWords(partners.region)}, authorities ${shareWords(authorities.region)}).`;

/** 7 of 9; `[c]` for what is not shown. */
export const shareWords = (figures: Figures | null): string =>
  figures ? `${figures.atStrength} of ${figures.rated}` : '[c]';

/** How many organisations answered, which differs by recommendation; nothing of how many were asked. */
export function organisationsWords({ recommendations }: PartnerResults, region: string): string {
  const counts = recommendations.map(({ partners }) => partners.region.contributors);
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  const range = fewest === 0 ? `Up to ${most}` : `${fewest} to ${most}`;
  return `${range} partner organisations with their seat in ${region} answered, depending on the recommendation. Each counts once, with the lower of its middle ratings where it worked with several authorities.`;
}

/** What stands under the chart and the tables: source, what is counted, which end is better, dates. */
export function partnersSourceLines({ release, levels }: PartnerResults): readonly string[] {
  const { framework } = release;
  return [
    `Source: ${framework.publisher}, ${framework.title}; authorities’ ratings as signed off, partner organisations’ first ratings.`,
    'Counted: authorities, and apart from them organisations. The two are never added up. Not applicable is not a rating. England is the sum of the regions shown.',
    `Further to the right is better: ${strengthWords(levels)} is a strength.`,
    `Results published ${longDate(release.publishedOn)} from figures taken ${longDate(release.figuresTakenOn)}.`,
  ];
}

/** What a picture says of its order, and what has no place in it because one of the two is not shown. */
export function partnersPlaceLines(
  { recommendations }: PartnerResults,
  themes: readonly PartnersTheme[],
  order: PartnersOrder,
): readonly string[] {
  if (order === 'framework') return ['Order: as in the framework.'];
  const listed = new Set(themes.flatMap(({ rows }) => rows.map(({ id }) => id)));
  const left = recommendations.filter(({ id }) => !listed.has(id)).map(({ title }) => title);
  return [
    'Order: partners furthest below authorities first.',
    ...(left.length > 0
      ? [`Left out, because not shown of both: ${left.join('; ')}. ${HIDDEN_SENTENCE}.`]
      : []),
  ];
}
