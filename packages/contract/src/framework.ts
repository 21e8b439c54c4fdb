import { ADDRESSEES, AGENCY_KINDS, EVIDENCE_KINDS } from '@plumbline/framework';
import { z } from 'zod/mini';

import { defineRoute } from './route.js';

const FrameworkItem = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Where the publisher says it, for example `TR1.6`. */
  source: z.optional(z.string()),
  statement: z.optional(z.string()),
  question: z.optional(z.string()),
  addressedTo: z.enum(ADDRESSEES),
  /** What the levels refer to; empty where the publisher names nothing. */
  lookFor: z.array(z.string()),
  usuallyAsked: z.array(z.enum(AGENCY_KINDS)),
});

/** What a report found, beside the recommendations that it supports. */
const FrameworkEvidence = z.strictObject({
  id: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  says: z.string(),
  supports: z.array(z.string()),
  source: z.optional(z.string()),
});

/** One immutable version of a framework as pages of an audit need it; levels run from the weakest to the strongest. */
export const FrameworkContent = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: z.string(),
  publisher: z.string(),
  note: z.optional(z.string()),
  levels: z.array(
    z.strictObject({
      key: z.string(),
      label: z.string(),
      meaning: z.optional(z.string()),
      strength: z.boolean(),
    }),
  ),
  /** Null where the scale knows no such answer. */
  notApplicable: z.nullable(z.strictObject({ label: z.string(), meaning: z.string() })),
  themes: z.array(
    z.strictObject({
      id: z.string(),
      number: z.int(),
      title: z.string(),
      recommendations: z.array(FrameworkItem),
    }),
  ),
  evidence: z.array(FrameworkEvidence),
});
export type FrameworkContent = z.output<typeof FrameworkContent>;

const FrameworkId = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use the id of a framework'));

/** In the form of addresses: the version is a number in digits. */
export const FrameworkVersionKey = z.strictObject({
  frameworkId: FrameworkId,
  version: z.string().check(z.regex(/^[1-9]\d{0,8}$/, 'Use the number of a version')),
});
export type FrameworkVersionKey = z.output<typeof FrameworkVersionKey>;

/** `seriesId`: a chain of equivalent recommendations across versions, as in published results. */
export const SeriesKey = z.strictObject({
  frameworkId: FrameworkId,
  seriesId: z.string().check(z.regex(/^[\w@-]{1,200}$/, 'Use the id of a series of recommendations')),
});
export type SeriesKey = z.output<typeof SeriesKey>;

/** What a series of equivalent recommendations says, in the words of the newest version that asks it. */
export const Series = z.strictObject({
  id: z.string(),
  version: z.int(),
  theme: z.string(),
  item: FrameworkItem,
  /** Titles of the enablers that it serves. */
  enablers: z.array(z.string()),
  /** What the publisher's reports found that supports it. */
  evidence: z.array(FrameworkEvidence),
});
export type Series = z.output<typeof Series>;

export const frameworkRoutes = {
  readSeries: defineRoute({
    method: 'GET',
    path: '/frameworks/:frameworkId/series/:seriesId',
    summary: 'What a recommendation says and asks, in the newest version that has it',
    params: SeriesKey,
    response: Series,
  }),
  readFrameworkVersion: defineRoute({
    method: 'GET',
    path: '/frameworks/:frameworkId/versions/:version',
    summary: 'What one version of a framework asks, on which scale',
    params: FrameworkVersionKey,
    response: FrameworkContent,
    immutable: true,
  }),
};
