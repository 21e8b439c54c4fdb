import { z } from 'zod/mini';

import { CycleName, CycleSummary } from './cycle.js';
import { defineRoute } from './route.js';

/** `returned-late`: signed off after figures were taken, so that it is not in the results. The day is never told. */
export const RETURN_STATES = ['returned', 'returned-late', 'not-returned'] as const;
export const ReturnState = z.enum(RETURN_STATES);
export type ReturnState = z.output<typeof ReturnState>;

/** Who could return in a cycle, under the name of the cycle's time. Nothing of what was answered, and not when. */
export const ReportingUnit = z.strictObject({
  name: z.string(),
  state: ReturnState,
  /** The authorities that a joint return answers for, by name; empty for an authority. */
  covers: z.array(z.string()),
});
export type ReportingUnit = z.output<typeof ReportingUnit>;

/** The region is the regional lead's own. */
export const Returns = z.strictObject({
  region: z.strictObject({ code: z.string(), name: z.string() }),
  /** What can be asked for: cycles that have opened, of frameworks that authorities answer themselves; open ones first, then the latest figures. */
  cycles: z.array(CycleSummary),
  /** The first cycle of those that fits what was asked; null: there is none. */
  shown: z.nullable(
    z.strictObject({
      cycle: CycleSummary,
      /** In the order of their names. */
      units: z.array(ReportingUnit),
    }),
  ),
});
export type Returns = z.output<typeof Returns>;

/** Which cycle is asked for; what is left out fits every cycle. */
export const ReturnsQuery = z.strictObject({
  framework: z.optional(CycleName),
  cycle: z.optional(CycleName),
});
export type ReturnsQuery = z.output<typeof ReturnsQuery>;

export const returnsRoutes = {
  readReturns: defineRoute({
    method: 'GET',
    path: '/returns',
    summary: "Who has returned in a cycle and who has not, by name, in the regional lead's region",
    query: ReturnsQuery,
    response: Returns,
  }),
};
