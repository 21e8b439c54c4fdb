import { AGENCY_KINDS } from '@plumbline/framework';
import { z } from 'zod/mini';

import { Answer, AnswerKey, FromPosition, Rating } from './answer.js';
import { AuditKey } from './audit.js';
import { Day } from './day.js';
import { defineRoute } from './route.js';

/** A partner that serves the authority. */
export const Agency = z.strictObject({ id: z.uuid(), name: z.string(), kind: z.enum(AGENCY_KINDS) });
export type Agency = z.output<typeof Agency>;

/** One agency that was asked to rate one recommendation. */
export const AskedAgency = z.strictObject({
  agency: Agency,
  /** Null: no date was set; ratings cannot be closed on it until one is. */
  dueOn: z.nullable(z.iso.date()),
  /** Whether it has rated: known before what it rated is. */
  rated: z.boolean(),
  /** Not rated, and its day is over. */
  overdue: z.boolean(),
  /** Who of the authority entered it for the agency; null: it answered itself, nobody has yet, or it is not for the reader to see. */
  enteredBy: z.nullable(z.string()),
  /** What it rated, and its words; null before the ratings have opened, and where it gave none. */
  answer: z.nullable(
    z.strictObject({
      rating: Rating,
      reason: z.string(),
      note: z.string(),
      improvement: z.string(),
      /** Null: it was given for this audit, and not from a position that the agency keeps. */
      fromPosition: z.nullable(FromPosition),
    }),
  ),
});
export type AskedAgency = z.output<typeof AskedAgency>;

/** How ratings opened: everybody asked had rated, or the audit lead closed partner ratings. */
export const OPENED_HOW = ['all-rated', 'closed'] as const;

/** A recommendation that agencies were asked about. */
export const PartnerItem = z.strictObject({
  recommendationId: z.string(),
  asked: z.array(AskedAgency),
  /** Null: partners' ratings are nobody else's to see yet. */
  opened: z.nullable(z.strictObject({ at: z.iso.datetime(), how: z.enum(OPENED_HOW) })),
  /** Whether the audit lead can open it now: the authority has rated, and so has every partner, or it is overdue. */
  closable: z.boolean(),
});
export type PartnerItem = z.output<typeof PartnerItem>;

/** Whom an audit asks about what, for the authority; what was rated only where ratings have opened. */
export const Partners = z.strictObject({
  /** Agencies that serve the authority, by name. `signsIn`: somebody can sign in for it; else its ratings are entered. */
  agencies: z.array(z.extend(Agency, { signsIn: z.boolean() })),
  /** In the framework's order; none for a recommendation that nobody was asked about. */
  items: z.array(PartnerItem),
});
export type Partners = z.output<typeof Partners>;

/** By when an agency is asked to rate: today or later. */
export const AskBy = z.strictObject({ dueOn: Day });
export type AskBy = z.output<typeof AskBy>;

export const AskedKey = z.strictObject({
  auditId: z.uuid(),
  recommendationId: z.string(),
  agencyId: z.uuid(),
});
export type AskedKey = z.output<typeof AskedKey>;

const LONGEST_REASON = 2_000;

/** The rating that authority and partners agreed, and why. */
export const AgreeRating = z.strictObject({
  rating: z.string().check(z.minLength(1)),
  reason: z.string().check(z.regex(/\S/, 'Enter why you agreed this rating'), z.maxLength(LONGEST_REASON)),
});
export type AgreeRating = z.output<typeof AgreeRating>;

const asked = '/audits/:auditId/partners/:recommendationId/:agencyId';

export const partnerRoutes = {
  readPartners: defineRoute({
    method: 'GET',
    path: '/audits/:auditId/partners',
    summary: 'Who is asked to rate what by when, and what partners rated where ratings have opened',
    params: AuditKey,
    response: Partners,
  }),
  askUsualAgencies: defineRoute({
    method: 'POST',
    path: '/audits/:auditId/partners/usual',
    summary: 'Ask, for each recommendation, the agencies usually asked among those that serve the authority',
    params: AuditKey,
    body: AskBy,
    response: Partners,
  }),
  askAgency: defineRoute({
    method: 'PUT',
    path: asked,
    summary: 'Ask one agency about one recommendation, or change by when it is asked to rate',
    params: AskedKey,
    body: AskBy,
    response: Partners,
  }),
  withdrawAgency: defineRoute({
    method: 'DELETE',
    path: asked,
    summary: 'No longer ask an agency that has not rated',
    params: AskedKey,
    response: Partners,
  }),
  closePartnerRatings: defineRoute({
    method: 'POST',
    path: '/audits/:auditId/partners/close',
    summary: 'Open the ratings of every recommendation whose partners have rated or are overdue',
    params: AuditKey,
    response: Partners,
  }),
  agreeRating: defineRoute({
    method: 'PUT',
    path: '/audits/:auditId/agreed/:recommendationId',
    summary: 'Record the rating that authority and partners agreed, where ratings have opened',
    params: AnswerKey,
    body: AgreeRating,
    response: Answer,
    versioned: true,
  }),
};
