import { z } from 'zod/mini';

import {
  Cell,
  EnglandCell,
  Heading,
  RegionResultsKey,
  Release,
  ReleaseArea,
  ReleasedRecommendation,
  ResultLevel,
} from './results.js';
import { defineRoute } from './route.js';

/** One kind of rater: in the region, and in England as the sum of the regions shown. */
const BothAreas = z.strictObject({ region: Cell, england: EnglandCell });

/**
 * What authorities and what partner organisations rated. The two are never added up. Partners' figures count organisations, each once where
 * its seat is; their `contributors` are those that answered, and nothing is said of who was asked.
 */
export const PartnerResult = z.extend(ReleasedRecommendation, {
  authorities: BothAreas,
  partners: BothAreas,
});
export type PartnerResult = z.output<typeof PartnerResult>;

const Ratings = z.strictObject({ atStrength: z.int(), rated: z.int() });

/**
 * Ratings at strength among all ratings of a theme, over the recommendations that are shown of both kinds of rater in the region and in
 * England: `from` of `of`, the same for both areas.
 */
export const ThemeComparison = z.strictObject({
  authorities: Ratings,
  partners: Ratings,
  from: z.int(),
  of: z.int(),
});
export type ThemeComparison = z.output<typeof ThemeComparison>;

/** What authorities and what partners rated in one release: in one region, beside England. */
export const PartnerResults = z.strictObject({
  release: z.omit(Release, { regions: true }),
  region: ReleaseArea,
  levels: z.array(ResultLevel),
  /** Null: none of the theme's recommendations is shown of both. Themes that partners rated nothing of are left out. */
  themes: z.array(
    z.extend(Heading, {
      region: z.nullable(ThemeComparison),
      england: z.nullable(ThemeComparison),
    }),
  ),
  /** In the framework's order; empty where no partner rated in the cycle. */
  recommendations: z.array(PartnerResult),
});
export type PartnerResults = z.output<typeof PartnerResults>;

export const partnerResultsRoutes = {
  partnerResults: defineRoute({
    method: 'GET',
    path: '/releases/:releaseId/regions/:regionCode/partners',
    summary: "Partner organisations' published ratings beside authorities', for one region and England",
    params: RegionResultsKey,
    response: PartnerResults,
    immutable: true,
  }),
};
