import { NOT_APPLICABLE } from '@plumbline/framework';
import { z } from 'zod/mini';

import { defineRoute } from './route.js';

export const AUDIT_STATES = ['draft', 'being-checked', 'sent', 'signed-off'] as const;
export const AuditState = z.enum(AUDIT_STATES);
export type AuditState = z.output<typeof AuditState>;

/** Whose rating it is: the authority's own, one partner agency's, or the one they agreed. Agreed never overwrites own. */
export const RATER_TYPES = ['own', 'partner', 'agreed'] as const;
export const RaterType = z.enum(RATER_TYPES);
export type RaterType = z.output<typeof RaterType>;

export const AuditSummary = z.strictObject({
  id: z.uuid(),
  frameworkId: z.string(),
  frameworkVersion: z.int(),
  cycle: z.string(),
  state: AuditState,
});
export type AuditSummary = z.output<typeof AuditSummary>;

export const Audits = z.strictObject({ audits: z.array(AuditSummary) });
export type Audits = z.output<typeof Audits>;

/** A signed rating: a level's key, or `not-applicable`. */
export const SignedRating = z.strictObject({
  recommendationId: z.string(),
  raterType: RaterType,
  rating: z.union([z.literal(NOT_APPLICABLE), z.string()]),
});
export type SignedRating = z.output<typeof SignedRating>;

export const Audit = z.extend(AuditSummary, {
  authority: z.strictObject({ id: z.uuid(), name: z.string() }),
  /** Of the last signed version; empty while nothing is signed. */
  signedRatings: z.array(SignedRating),
});
export type Audit = z.output<typeof Audit>;

export const AuditKey = z.strictObject({ auditId: z.uuid() });
export type AuditKey = z.output<typeof AuditKey>;

export const auditRoutes = {
  listAudits: defineRoute({
    method: 'GET',
    path: '/audits',
    summary: "The authority's own audits",
    response: Audits,
  }),
  readAudit: defineRoute({
    method: 'GET',
    path: '/audits/:auditId',
    summary: "One of the authority's own audits with its signed ratings",
    params: AuditKey,
    response: Audit,
  }),
};
