import { z } from 'zod/mini';

import { Day } from './day.js';
import { defineRoute } from './route.js';

const Count = z.int().check(z.nonnegative());

/** What may name a cycle: it stands in addresses and files. */
export const CycleName = z
  .string()
  .check(
    z.regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/,
      'Use up to 40 letters, digits, points, hyphens and underscores, and begin with a letter or digit',
    ),
  );

/** `withdrawn`: published once, and taken back whole; never published again. */
export const CYCLE_STATES = ['announced', 'open', 'closed', 'published', 'withdrawn'] as const;
export const CycleState = z.enum(CYCLE_STATES);
export type CycleState = z.output<typeof CycleState>;

/** One round of a framework. The dates are calendar days in London. */
export const CycleSummary = z.strictObject({
  framework: z.strictObject({ id: z.string(), title: z.string() }),
  cycle: z.string(),
  /** A year, as in the Department for Education's files. */
  timePeriod: z.string(),
  /** The authorities are made up, for a demonstration. */
  fictional: z.boolean(),
  state: CycleState,
  opensOn: z.iso.date(),
  dueOn: z.iso.date(),
  /** The cut-off: what is signed off by the end of this day counts. Of a cycle that was closed earlier the day on which it was. */
  figuresTakenOn: z.iso.date(),
  /** The day announced for the results; null: none announced. */
  resultsOn: z.nullable(z.iso.date()),
  /** The day on which results were published; null while they are not. */
  publishedOn: z.nullable(z.iso.date()),
  /** Authorities whose audit is signed off. */
  returned: Count,
});
export type CycleSummary = z.output<typeof CycleSummary>;

/** A framework in the words of its latest version. */
export const FrameworkSummary = z.strictObject({ id: z.string(), title: z.string() });
export type FrameworkSummary = z.output<typeof FrameworkSummary>;

/** Every cycle of every framework, and the frameworks that another one can be announced of, by title. */
export const Cycles = z.strictObject({
  frameworks: z.array(FrameworkSummary),
  /** The latest figures first. */
  cycles: z.array(CycleSummary),
});
export type Cycles = z.output<typeof Cycles>;

/** Who has returned, as numbers. Participation is known to everybody in the service; it says nothing about ratings. */
export const RegionReturns = z.strictObject({
  code: z.string(),
  name: z.string(),
  authorities: Count,
  returned: Count,
});
export type RegionReturns = z.output<typeof RegionReturns>;

/**
 * What published results would hold: who would be in them and how many recommendations would be shown for each region.
 * Never which recommendations, and no rating: how many is all that a preview keeps of ratings.
 */
export const ResultsPreview = z.strictObject({
  recommendations: Count,
  regions: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      authorities: Count,
      /** Authorities whose audit was signed off when figures were taken. */
      contributors: Count,
      shown: Count,
    }),
  ),
});
export type ResultsPreview = z.output<typeof ResultsPreview>;

/** What the service is asked to make of a closed cycle. */
export const RESULTS_REQUESTS = ['preview', 'publish'] as const;
export const ResultsRequest = z.enum(RESULTS_REQUESTS);
export type ResultsRequest = z.output<typeof ResultsRequest>;

/** One cycle as administrators look after it: who has returned by region, and how far its results are. */
export const Cycle = z.extend(CycleSummary, {
  /** The regions in the order of their names. */
  regions: z.array(RegionReturns),
  /** The latest preview; null: none was made. */
  preview: z.nullable(ResultsPreview),
  /** Who made previews, by name: none of them publishes alone. */
  previewedBy: z.array(z.string()),
  /** Who published the results, by name; null: not published, or on the command line by somebody who gave no name. */
  publishedBy: z.nullable(z.string()),
  /** What is being made now; null: nothing. */
  making: z.nullable(ResultsRequest),
});
export type Cycle = z.output<typeof Cycle>;

export const FrameworkKey = z.strictObject({ frameworkId: CycleName });
export type FrameworkKey = z.output<typeof FrameworkKey>;
export const CycleKey = z.strictObject({ frameworkId: CycleName, cycle: CycleName });
export type CycleKey = z.output<typeof CycleKey>;

/** A cycle to come. The days are calendar days in London, none before the one above it; `resultsOn` null: none is announced. */
export const AnnounceCycle = z.strictObject({
  cycle: CycleName,
  opensOn: Day,
  dueOn: Day,
  figuresTakenOn: Day,
  resultsOn: Day,
});
export type AnnounceCycle = z.output<typeof AnnounceCycle>;

/** A later day on which audits are due, not after the day on which figures are taken. */
export const ExtendDue = z.strictObject({ dueOn: Day });
export type ExtendDue = z.output<typeof ExtendDue>;

/** Takes published results back whole and for good. */
export const WithdrawResults = z.strictObject({
  /** Why, in words that say nothing about ratings. */
  reason: z
    .string()
    .check(z.trim(), z.minLength(1, 'Say why'), z.maxLength(500, 'Use 500 characters or fewer')),
});
export type WithdrawResults = z.output<typeof WithdrawResults>;

const CYCLE = '/frameworks/:frameworkId/cycles/:cycle';

export const cycleRoutes = {
  listCycles: defineRoute({
    method: 'GET',
    path: '/cycles',
    summary: 'All cycles with their dates and state, and the frameworks that a cycle can be announced of',
    response: Cycles,
  }),
  readCycle: defineRoute({
    method: 'GET',
    path: CYCLE,
    summary: 'One cycle with its returns by region and the latest preview of its results',
    params: CycleKey,
    response: Cycle,
  }),
  announceCycle: defineRoute({
    method: 'POST',
    path: '/frameworks/:frameworkId/cycles',
    summary: 'Announce a cycle; it opens on its first day',
    params: FrameworkKey,
    body: AnnounceCycle,
    response: Cycle,
  }),
  extendDue: defineRoute({
    method: 'PUT',
    path: `${CYCLE}/due`,
    summary:
      'Move the day on which audits are due to a later one; the day on which figures are taken never moves',
    params: CycleKey,
    body: ExtendDue,
    response: Cycle,
  }),
  closeCycle: defineRoute({
    method: 'POST',
    path: `${CYCLE}/close`,
    summary: 'Close a cycle for good, once the day on which figures are taken is over',
    params: CycleKey,
    response: Cycle,
  }),
  previewResults: defineRoute({
    method: 'POST',
    path: `${CYCLE}/preview`,
    summary:
      'Make a preview of what would be published of a closed cycle, without ratings; answers when it is made',
    params: CycleKey,
    response: Cycle,
  }),
  publishResults: defineRoute({
    method: 'POST',
    path: `${CYCLE}/publish`,
    summary:
      'Publish the results of a closed cycle, once and for good, on or after the day announced, as another administrator than made the preview; answers when they are published',
    params: CycleKey,
    response: Cycle,
  }),
  withdrawResults: defineRoute({
    method: 'POST',
    path: `${CYCLE}/withdraw`,
    summary: 'Withdraw published results whole and for good; the cycle is never published again',
    params: CycleKey,
    body: WithdrawResults,
    response: Cycle,
  }),
};
