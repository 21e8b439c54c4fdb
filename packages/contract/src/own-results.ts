import { z } from 'zod/mini';

import { Rating } from './answer.js';
import { RegionResults } from './results.js';
import { defineRoute } from './route.js';

/** Whether a signed audit is in the cycle's figures, and why not: signed after they were taken, or a joint return answers instead. */
export const OWN_STANDINGS = ['in-figures', 'too-late', 'joint-return'] as const;
export const OwnStanding = z.enum(OWN_STANDINGS);
export type OwnStanding = z.output<typeof OwnStanding>;

/** What stands for the authority on one recommendation: what it agreed with its partners, where it did, else its own rating. */
export const OwnRating = z.strictObject({
  /** The series, as in published results. */
  id: z.string(),
  rating: Rating,
  agreed: z.boolean(),
});
export type OwnRating = z.output<typeof OwnRating>;

/** The authority's signed audit of one cycle: the version in the figures, or the last signed one where none is. */
export const OwnCycle = z.strictObject({
  auditId: z.uuid(),
  frameworkId: z.string(),
  cycle: z.string(),
  /** A year, as in published results. */
  timePeriod: z.string(),
  standing: OwnStanding,
  signedOn: z.iso.date(),
  /** The day of a later signature, which did not change the figures; null: there is none. */
  signedAgainOn: z.nullable(z.iso.date()),
  /** In the framework's order. */
  ratings: z.array(OwnRating),
});
export type OwnCycle = z.output<typeof OwnCycle>;

/** The latest figures first. */
export const OwnRatings = z.strictObject({ cycles: z.array(OwnCycle) });
export type OwnRatings = z.output<typeof OwnRatings>;

export const OwnRegionKey = z.strictObject({ releaseId: z.uuid() });
export type OwnRegionKey = z.output<typeof OwnRegionKey>;

/** Two halves that never mix: what is the authority's, and what is published. A page sets them side by side. */
export const ownResultsRoutes = {
  ownRatings: defineRoute({
    method: 'GET',
    path: '/own-ratings',
    summary: "The authority's own signed ratings, cycle by cycle",
    response: OwnRatings,
  }),
  ownRegionResults: defineRoute({
    method: 'GET',
    path: '/releases/:releaseId/own-region/results',
    summary: "The published results of the authority's own region beside England",
    params: OwnRegionKey,
    response: RegionResults,
    immutable: 'for-the-caller',
  }),
};
