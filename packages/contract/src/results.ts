import { ADDRESSEES } from '@plumbline/framework';
import { z } from 'zod/mini';

import { defineRoute } from './route.js';

/** England as a whole, by its ONS code. */
export const ENGLAND = 'E92000001';
/** A region of England, by its ONS code. */
export const RegionCode = z
  .string()
  .check(z.regex(/^E12\d{6}$/, 'Use the code of an English region, for example E12000001'));

const Count = z.int().check(z.nonnegative());

/** One step of the framework's scale, weakest first; `strength` says on which side of the line it stands. */
export const ResultLevel = z.strictObject({
  key: z.string(),
  label: z.string(),
  strength: z.boolean(),
});
export type ResultLevel = z.output<typeof ResultLevel>;

/**
 * The released figures of one recommendation in one region.
 * `shown`: authorities per level, weakest level first, and how many said it does not apply.
 * `shown_by_consent`: the same; almost all agree, which the rule would hide, and every authority of the region agreed to show it. Say so.
 * `hidden`: no counts whatever the cause. `contributors` is a public fact either way: whose framework version asks the item.
 */
export const Cell = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.enum(['shown', 'shown_by_consent']),
    contributors: Count,
    counts: z.array(Count),
    notApplicable: Count,
  }),
  z.strictObject({ state: z.literal('hidden'), contributors: Count }),
]);
export type Cell = z.output<typeof Cell>;

/**
 * England: the sum of the regions that are shown, never of those that are not.
 * `contributors` counts all regions, `contributorsNotShown` those of them in regions not shown; null counts: no region is shown.
 */
export const EnglandCell = z.strictObject({
  contributors: Count,
  contributorsNotShown: Count,
  counts: z.nullable(z.array(Count)),
  notApplicable: z.nullable(Count),
});
export type EnglandCell = z.output<typeof EnglandCell>;

/** A recommendation as the release words it. */
export const ReleasedRecommendation = z.strictObject({
  /** The series: a chain of equivalent recommendations across versions. */
  id: z.string(),
  title: z.string(),
  themeId: z.string(),
  /** Ids of the enablers that it serves; empty where the framework has none. */
  enablers: z.array(z.string()),
  /** Whom it asks to act. */
  addressedTo: z.enum(ADDRESSEES),
});
export type ReleasedRecommendation = z.output<typeof ReleasedRecommendation>;

/** One recommendation in one region, beside England. Grain: series. */
export const RecommendationResult = z.extend(ReleasedRecommendation, { region: Cell, england: EnglandCell });
export type RecommendationResult = z.output<typeof RecommendationResult>;

/** A region of a release. Both counts are public facts, as they were when figures were taken. */
export const ReleaseArea = z.strictObject({
  code: z.string(),
  name: z.string(),
  /** Authorities that could return in this cycle, and how many of them are in the results. */
  authorities: Count,
  contributors: Count,
});
export type ReleaseArea = z.output<typeof ReleaseArea>;

/** The frozen results of one cycle of one framework. */
export const Release = z.strictObject({
  id: z.uuid(),
  framework: z.strictObject({
    id: z.string(),
    title: z.string(),
    publisher: z.string(),
    /** The ratings are public already; the page says so. */
    ratingsPublic: z.boolean(),
    note: z.nullable(z.string()),
  }),
  /** The authorities are made up, for a demonstration. */
  fictional: z.boolean(),
  cycle: z.string(),
  /** A year, as in the Department for Education's files. */
  timePeriod: z.string(),
  figuresTakenOn: z.iso.date(),
  publishedOn: z.iso.date(),
  ruleVersion: z.string(),
  /** Which figures are shown, in plain words. */
  rule: z.string(),
  /** The regions in the order of their names. */
  regions: z.array(ReleaseArea),
});
export type Release = z.output<typeof Release>;

/** Results that were withdrawn: that there were some, and of which cycle; no figure and no reason. */
export const WithdrawnRelease = z.extend(z.pick(Release, { cycle: true, timePeriod: true }), {
  framework: z.strictObject({ id: z.string(), title: z.string() }),
});
export type WithdrawnRelease = z.output<typeof WithdrawnRelease>;

/** Every release by itself, newest figures first; withdrawn ones apart, in the same order. */
export const Releases = z.strictObject({
  releases: z.array(Release),
  withdrawn: z.array(WithdrawnRelease),
});
export type Releases = z.output<typeof Releases>;

export const RegionResultsKey = z.strictObject({ releaseId: z.uuid(), regionCode: RegionCode });
export type RegionResultsKey = z.output<typeof RegionResultsKey>;

/** A theme or an enabler: what recommendations are read under. */
export const Heading = z.strictObject({ id: z.string(), title: z.string() });
export type Heading = z.output<typeof Heading>;

/** One region beside England, all recommendations of one release. It never changes; it can only be withdrawn. */
export const RegionResults = z.strictObject({
  release: z.omit(Release, { regions: true }),
  region: ReleaseArea,
  levels: z.array(ResultLevel),
  themes: z.array(Heading),
  /** What makes improvement possible, across themes: a second way to group; empty where the framework has none. */
  enablers: z.array(Heading),
  /** In the framework's order. */
  recommendations: z.array(RecommendationResult),
});
export type RegionResults = z.output<typeof RegionResults>;

export const RegionsOverviewKey = z.strictObject({ releaseId: z.uuid() });
export type RegionsOverviewKey = z.output<typeof RegionsOverviewKey>;

/** Every region beside every other, recommendation by recommendation. */
export const RegionsOverview = z.strictObject({
  release: z.omit(Release, { regions: true }),
  /** In the order of their names: regions are never ranked. */
  regions: z.array(ReleaseArea),
  levels: z.array(ResultLevel),
  themes: z.array(Heading),
  enablers: z.array(Heading),
  /** In the framework's order. `regions` has one figure for each region above, in the same order. */
  recommendations: z.array(
    z.extend(ReleasedRecommendation, { regions: z.array(Cell), england: EnglandCell }),
  ),
});
export type RegionsOverview = z.output<typeof RegionsOverview>;

export const MovementKey = z.strictObject({ releaseId: z.uuid(), earlierId: z.uuid() });
export type MovementKey = z.output<typeof MovementKey>;

/**
 * Who took part in two published cycles, as numbers. An authority that moved to another region has left the one and joined the other;
 * of one that was merged or split the same holds of it and of its successors.
 */
export const Movement = z.strictObject({
  /** England and the regions of the later cycle; empty where the later one was published before joiners were counted. */
  areas: z.array(z.strictObject({ code: z.string(), joined: Count, left: Count })),
});
export type Movement = z.output<typeof Movement>;

export const resultsRoutes = {
  listReleases: defineRoute({
    method: 'GET',
    path: '/releases',
    summary: 'Published results, newest cycle first',
    response: Releases,
  }),
  regionResults: defineRoute({
    method: 'GET',
    path: '/releases/:releaseId/regions/:regionCode/results',
    summary: 'The published results of one region beside England',
    params: RegionResultsKey,
    response: RegionResults,
    immutable: true,
  }),
  regionsOverview: defineRoute({
    method: 'GET',
    path: '/releases/:releaseId/overview',
    summary: 'The published results of all regions side by side',
    params: RegionsOverviewKey,
    response: RegionsOverview,
    immutable: true,
  }),
  movement: defineRoute({
    method: 'GET',
    path: '/releases/:releaseId/since/:earlierId/movement',
    summary: 'How many authorities joined and left since an earlier published cycle, by area',
    params: MovementKey,
    response: Movement,
    immutable: true,
  }),
};
