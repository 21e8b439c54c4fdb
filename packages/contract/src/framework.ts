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

/** In the form of addresses: the version is a number in digits. */
export const FrameworkVersionKey = z.strictObject({
  frameworkId: z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use the id of a framework')),
  version: z.string().check(z.regex(/^[1-9]\d{0,8}$/, 'Use the number of a version')),
});
export type FrameworkVersionKey = z.output<typeof FrameworkVersionKey>;

export const frameworkRoutes = {
  readFrameworkVersion: defineRoute({
    method: 'GET',
    path: '/frameworks/:frameworkId/versions/:version',
    summary: 'What one version of a framework asks, on which scale',
    params: FrameworkVersionKey,
    response: FrameworkContent,
    immutable: true,
  }),
};
