import { type FrameworkVersion, type Recommendation, recommendationsOf } from '@plumbline/framework';

import { Random } from './random.js';
import { REGIONS } from './regions.js';

/**
 * The numbers behind the ratings, in standard deviations of a bell-shaped curve unless they are shares (0..1). A rating is a strength on
 * one line, cut into levels at `cuts`. They were set so that 79 to 93 % of the cells of a closed cycle pass disclosure control and most
 * ratings stay from cycle to cycle; the tests hold them to it.
 */
const MODEL = {
  /** Where one level passes into the next: the two in the middle are wide, so that on some items nearly all authorities agree. */
  cuts: [-1.45, -0.15, 1.35],
  /** How far items differ in difficulty. */
  difficulty: 0.75,
  /** How far a region leans on an item. */
  region: 0.28,
  /** How far authorities differ altogether, on a theme, and on one item for good. */
  authority: 0.4,
  theme: 0.2,
  lasting: 0.62,
  /** What differs from one cycle to the next for no reason. */
  passing: 0.3,
  /** What a year adds: on all items, more or less by item, more or less by authority. */
  yearly: 0.14,
  yearlyByItem: 0.13,
  yearlyByAuthority: 0.08,
  /** On some items authorities are alike, on others they are not: what they differ by is multiplied by a number in this range. */
  alike: [0.55, 1.15],
  /** How much lower partners rate than the authority does, and how far each goes its own way. */
  partnerBelow: 0.3,
  partner: 0.6,
  /** Shares of authorities to which an item does not apply. */
  residentialNotApplicable: 0.2,
  seldomNotApplicable: 0.03,
  otherNotApplicable: 0.004,
} as const;

const RESIDENTIAL = 'short-term-residential';
const SELDOM = new Set(['co-location', 'qualified-social-workers', 'longitudinal-follow-up']);

interface ItemTraits {
  readonly recommendation: Recommendation;
  readonly theme: number;
  readonly difficulty: number;
  readonly yearly: number;
  readonly alike: number;
  readonly notApplicable: number;
  readonly regions: ReadonlyMap<string, number>;
}

/** What is so for all authorities: how hard each item is, and where. In the framework's order. */
export type Landscape = readonly ItemTraits[];

/** The same for the same version and seed, whatever authorities there are. */
export function landscapeOf(version: FrameworkVersion, seed: number): Landscape {
  const themeOf = new Map(
    version.themes.flatMap(({ recommendations }, theme) => recommendations.map(({ id }) => [id, theme])),
  );
  return recommendationsOf(version).map((recommendation) => {
    const { id } = recommendation;
    const random = new Random(`${seed}/item/${id}`);
    const [least, most] = MODEL.alike;
    return {
      recommendation,
      theme: themeOf.get(id) ?? 0,
      difficulty: MODEL.difficulty * random.bell(),
      yearly: MODEL.yearly + MODEL.yearlyByItem * random.bell(),
      alike: least + (most - least) * random.share(),
      notApplicable:
        id === RESIDENTIAL
          ? MODEL.residentialNotApplicable
          : SELDOM.has(id)
            ? MODEL.seldomNotApplicable
            : MODEL.otherNotApplicable,
      regions: new Map(REGIONS.map(({ code }) => [code, MODEL.region * random.bell()])),
    };
  });
}

/** One authority's line of strengths: what it would rate each item in each cycle, and its partners with it. */
export interface Strengths {
  /** Whether the item, by its place in the framework's order, does not apply to this authority: in all cycles or in none. */
  readonly isNotApplicable: (item: number) => boolean;
  /** Unit: index of a level, 0 the weakest. `cycle` counts from 0. Draws anew each time. */
  readonly rate: (item: number, cycle: number) => number;
  readonly rateAsPartner: (item: number, cycle: number) => number;
}

const levelAt = (strength: number): number => MODEL.cuts.filter((cut) => strength >= cut).length;

/** One authority's strengths, drawn around the landscape and its region; what passes is drawn anew with each rating. */
export function strengthsOf(landscape: Landscape, regionCode: string, random: Random): Strengths {
  const overall = MODEL.authority * random.bell();
  const yearly = MODEL.yearlyByAuthority * random.bell();
  const themes = [0, 1, 2].map(() => MODEL.theme * random.bell());
  const items = landscape.map((item) => ({
    notApplicable: random.chance(item.notApplicable),
    lasting:
      (overall + (themes[item.theme] ?? 0) + MODEL.lasting * random.bell()) * item.alike +
      (item.regions.get(regionCode) ?? 0) -
      item.difficulty,
    yearly: item.yearly + yearly,
    alike: item.alike,
  }));
  const strength = (at: number, cycle: number): number => {
    const item = items[at];
    if (!item) throw new RangeError(`There is no item ${at}.`);
    return item.lasting + item.yearly * cycle + MODEL.passing * item.alike * random.bell();
  };
  return {
    isNotApplicable: (at) => items[at]?.notApplicable ?? false,
    rate: (at, cycle) => levelAt(strength(at, cycle)),
    rateAsPartner: (at, cycle) =>
      levelAt(strength(at, cycle) - MODEL.partnerBelow + MODEL.partner * random.bell()),
  };
}
