/**
 * One step of an ordinal scale. Levels are ordered; the distance between two of them means nothing.
 *
 * @example
 * const established: Level = { key: 'established', level: 2, label: 'Established', strength: true };
 */
export interface Level {
  /** Stable name in files and addresses, for example `established`. */
  readonly key: string;
  /** The number the publisher gives the level; larger is better. Files of ratings use it. */
  readonly level: number;
  readonly label: string;
  readonly meaning?: string;
  /** Whether an authority at this level counts the recommendation among its strengths. */
  readonly strength: boolean;
}

/**
 * The key that stands for "does not apply here", in answers, files and released figures alike.
 *
 * @example
 * const answer = { recommendationId: 'co-location', level: NOT_APPLICABLE };
 */
export const NOT_APPLICABLE = 'not-applicable';

/**
 * Whom a recommendation asks to act: the authority and its partners, government and funders, or both.
 *
 * @example
 * ADDRESSEES.map((addressee) => words[addressee]);
 */
export const ADDRESSEES = ['local', 'national', 'both'] as const;
/** One of {@link ADDRESSEES}, for example `'local'`. */
export type Addressee = (typeof ADDRESSEES)[number];

/**
 * The kinds of partner agency that can be asked to rate an item.
 *
 * @example
 * AGENCY_KINDS.includes('police'); // true
 */
export const AGENCY_KINDS = ['health', 'police', 'education', 'voluntary', 'other'] as const;
/** One of {@link AGENCY_KINDS}, for example `'health'`. */
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/**
 * What sort of statement a report makes; the page groups evidence by it.
 *
 * @example
 * EVIDENCE_KINDS.includes('caveat'); // true
 */
export const EVIDENCE_KINDS = [
  'finding',
  'caveat',
  'context',
  'principle',
  'need-for-change',
  'practice-model',
  'ingredient',
  'common-feature',
  'condition',
] as const;
/** One of {@link EVIDENCE_KINDS}, for example `'finding'`. */
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/**
 * One thing an authority is asked about: a recommendation of a report, or a judgement of an inspection.
 *
 * Absent: `statement` and `question` where the publisher has a title only; empty lists mean "none", never "not known".
 *
 * @example
 * const { title, question = title } = recommendation;
 */
export interface Recommendation {
  readonly id: string;
  readonly title: string;
  /** Where the publisher says it, for example `TR1.6`. */
  readonly source?: string;
  readonly statement?: string;
  readonly question?: string;
  readonly addressedTo: Addressee;
  readonly lookFor: readonly string[];
  /** Ids of the framework's enablers that it serves. */
  readonly enablers: readonly string[];
  readonly usuallyAsked: readonly AgencyKind[];
}

/**
 * A part of a framework that is read and charted together.
 *
 * @example
 * theme.recommendations.map(({ title }) => title);
 */
export interface Theme {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly source?: string;
  readonly recommendations: readonly Recommendation[];
}

/**
 * What makes improvement possible, across themes: a second way to group the recommendations.
 *
 * @example
 * const partnership: Enabler = { id: 'partnership', title: 'Partnership working' };
 */
export interface Enabler {
  readonly id: string;
  readonly title: string;
}

/**
 * What a report found, set beside the recommendations it supports.
 *
 * @example
 * version.evidence.filter(({ supports }) => supports.includes('supervision'));
 */
export interface Evidence {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly says: string;
  readonly supports: readonly string[];
  readonly source?: string;
}

/**
 * How an item of one version can stand to the items of the next.
 *
 * @example
 * RELATIONS.includes('split'); // true
 */
export const RELATIONS = ['equivalent', 'similar', 'split', 'merged', 'dropped'] as const;
/** What became of an item in the next version; only `equivalent` continues a series. */
export type Relation = (typeof RELATIONS)[number];

/**
 * One line of an item map. `to` is null when the item was dropped.
 *
 * @example
 * const same: ItemMapEntry = { fromVersion: 2018, from: 'overall', to: 'overall', relation: 'equivalent' };
 */
export interface ItemMapEntry {
  readonly fromVersion: number;
  readonly from: string;
  readonly to: string | null;
  readonly relation: Relation;
}

/**
 * One version of a framework, immutable once published: what is asked, on which scale.
 * The levels run from the weakest to the strongest; `notApplicable` is no level and is null where the scale has none.
 *
 * Absent: dates that the publisher does not state.
 * Unit:   `published` is a month or a day, `validFrom` and `validTo` are days (ISO 8601), both included.
 *
 * @example
 * const strengths = version.levels.filter((level) => level.strength);
 */
export interface FrameworkVersion {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly publisher: string;
  /** Whether the ratings themselves are public already (Ofsted's are): no project is needed to analyse them. */
  readonly ratingsPublic: boolean;
  readonly published?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly note?: string;
  readonly levels: readonly Level[];
  readonly notApplicable: { readonly label: string; readonly meaning: string } | null;
  readonly enablers: readonly Enabler[];
  readonly themes: readonly Theme[];
  readonly evidence: readonly Evidence[];
  /** How items of earlier versions stand to the items of this one. */
  readonly itemMap: readonly ItemMapEntry[];
}

/**
 * All recommendations of a version in the order of its themes: the framework's order.
 *
 * @example
 * recommendationsOf(version).length; // 27 for the first framework
 */
export function recommendationsOf(version: FrameworkVersion): readonly Recommendation[] {
  return version.themes.flatMap((theme) => theme.recommendations);
}
