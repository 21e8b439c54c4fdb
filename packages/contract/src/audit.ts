import { z } from 'zod/mini';

import { Answer, Rating } from './answer.js';
import { Assignment } from './assignment.js';
import { defineRoute } from './route.js';
import { ThemeScope } from './scope.js';

/**
 * The way of an audit. `draft` and `being-checked` can be filled in, `sent` waits for the approver, and from `signed-off` it can be
 * reopened as a draft.
 */
export const AUDIT_STATES = ['draft', 'being-checked', 'sent', 'signed-off'] as const;
export const AuditState = z.enum(AUDIT_STATES);
export type AuditState = z.output<typeof AuditState>;

/** Whose rating it is: the authority's own, one partner agency's, or the one they agreed. Agreed never overwrites own. */
export const RATER_TYPES = ['own', 'partner', 'agreed'] as const;
export const RaterType = z.enum(RATER_TYPES);
export type RaterType = z.output<typeof RaterType>;

/** One of the authority's audits, by framework and cycle, without its answers. The days are the cycle's, in London. */
export const AuditSummary = z.strictObject({
  id: z.uuid(),
  frameworkId: z.string(),
  frameworkVersion: z.int(),
  frameworkTitle: z.string(),
  cycle: z.string(),
  dueOn: z.iso.date(),
  figuresTakenOn: z.iso.date(),
  state: AuditState,
});
export type AuditSummary = z.output<typeof AuditSummary>;

/** An open cycle in which the authority has no audit yet. */
export const CycleToStart = z.strictObject({
  frameworkId: z.string(),
  frameworkTitle: z.string(),
  cycle: z.string(),
  dueOn: z.iso.date(),
  figuresTakenOn: z.iso.date(),
  /** The latest earlier cycle of the framework whose answers can be carried forward; null: none. */
  carryFrom: z.nullable(z.string()),
});
export type CycleToStart = z.output<typeof CycleToStart>;

/** An open cycle in which a joint return answers for the authority, which has no audit of its own there. */
export const JointCycle = z.strictObject({
  frameworkTitle: z.string(),
  cycle: z.string(),
  /** By name. */
  jointReturn: z.string(),
});
export type JointCycle = z.output<typeof JointCycle>;

/**
 * The audits that there are, newest cycle first; the open cycles that one can be started in, next due first; those that a joint return
 * answers for.
 */
export const Audits = z.strictObject({
  audits: z.array(AuditSummary),
  toStart: z.array(CycleToStart),
  joint: z.array(JointCycle),
});
export type Audits = z.output<typeof Audits>;

/** A signed rating: a level's key, or `not-applicable`. */
export const SignedRating = z.strictObject({
  recommendationId: z.string(),
  raterType: RaterType,
  rating: Rating,
});
export type SignedRating = z.output<typeof SignedRating>;

/** One step of an audit from draft to signed off and back. */
export const AuditStep = z.strictObject({
  at: z.iso.datetime(),
  /** Null where that person no longer acts for the authority. */
  by: z.nullable(z.string()),
  from: AuditState,
  to: AuditState,
  reason: z.string(),
});
export type AuditStep = z.output<typeof AuditStep>;

/**
 * What stands in the way of signing off: no rating; not applicable without a reason; carried forward and not
 * looked at yet; a partner has rated and the ratings have not opened;
 * they have, and no rating is agreed. Partners who give no rating stand in nobody's way.
 */
export const MissingAnswer = z.strictObject({
  recommendationId: z.string(),
  missing: z.enum(['rating', 'reason', 'review', 'opening', 'agreed']),
});
export type MissingAnswer = z.output<typeof MissingAnswer>;

/** What stands under an audit that was signed off. */
export const Signature = z.strictObject({
  signedAt: z.iso.datetime(),
  /** SHA-256 of the ratings of all raters as they were signed, in hexadecimal digits. */
  contentHash: z.string(),
  consentsNearAgreement: z.boolean(),
  acceptsLaterAbsence: z.boolean(),
});
export type Signature = z.output<typeof Signature>;

/** What a content hash is for; stands beside it in pages and files. */
export const HASH_SENTENCE =
  'Compare it with the one on the audit’s page: the same 64 characters mean a copy of the same signed ratings. If anything else in a copy looks altered, take the audit out again.';

/**
 * One audit as the authority works on it: its answers as they are now, and beside them what was signed last. What partners rated is apart,
 * in `Partners`.
 */
export const Audit = z.extend(AuditSummary, {
  authority: z.strictObject({
    id: z.uuid(),
    name: z.string(),
    /** By name: of a joint return the authorities that it answers for in this cycle; none for one that answers for itself. */
    covers: z.array(z.string()),
  }),
  /** The authority's own; none for a recommendation that nobody has begun. */
  answers: z.array(Answer),
  /** The cycle that answers were carried forward from; null: none were, or it is not on record. */
  carriedFrom: z.nullable(z.string()),
  /** What each theme covers; none for a theme of which nobody has said. */
  scopes: z.array(ThemeScope),
  /** Who looks after which recommendation; none for one that is nobody's in particular. In the framework's order. */
  assigned: z.array(Assignment),
  /** What authority and partners agreed, where they have. */
  agreed: z.array(Answer),
  /** In the framework's order. */
  missing: z.array(MissingAnswer),
  /** Oldest first. */
  steps: z.array(AuditStep),
  /** Whether whoever asks sent it or edited it last: somebody else must sign it off. */
  askerSentOrEdited: z.boolean(),
  /** Under the last signed version; null while nothing is signed. Of a reopened audit that is not what it says now. */
  signature: z.nullable(Signature),
  /** Of the last signed version; empty while nothing is signed. */
  signedRatings: z.array(SignedRating),
});
export type Audit = z.output<typeof Audit>;

export const AuditKey = z.strictObject({ auditId: z.uuid() });
export type AuditKey = z.output<typeof AuditKey>;

/** The open cycle to audit in; the version is the framework's latest. */
export const StartAudit = z.strictObject({
  frameworkId: z.string(),
  cycle: z.string(),
  /** Begin with the answers of the latest earlier cycle, each to be looked at again; fresh if left out. */
  carryForward: z.optional(z.boolean()),
});
export type StartAudit = z.output<typeof StartAudit>;

const LONGEST_REASON = 2_000;
/** Why the approver does not sign; it stands among the audit's steps. */
export const SendBackAudit = z.strictObject({
  reason: z.string().check(z.regex(/\S/, 'Enter why you send it back'), z.maxLength(LONGEST_REASON)),
});
export type SendBackAudit = z.output<typeof SendBackAudit>;

/** Why a signed audit is to be changed; it stands among the audit's steps. */
export const ReopenAudit = z.strictObject({
  reason: z.string().check(z.regex(/\S/, 'Enter why you reopen it'), z.maxLength(LONGEST_REASON)),
});
export type ReopenAudit = z.output<typeof ReopenAudit>;

/** The declaration, and two consents that may be given or not. */
export const SignOffAudit = z.strictObject({
  declares: z.literal(true),
  /** Near-agreement in the region may be shown if every authority in it says so. */
  consentsNearAgreement: z.boolean(),
  /** A later absence may let one of these ratings be guessed where few ratings change. */
  acceptsLaterAbsence: z.boolean(),
});
export type SignOffAudit = z.output<typeof SignOffAudit>;

const step = { method: 'POST', params: AuditKey, response: Audit, repeatable: true } as const;

export const auditRoutes = {
  listAudits: defineRoute({
    method: 'GET',
    path: '/audits',
    summary: "The authority's own audits, and the open cycles in which it has none yet",
    response: Audits,
  }),
  startAudit: defineRoute({
    method: 'POST',
    path: '/audits',
    summary:
      'Start the audit of an open cycle, on the latest version of its framework, fresh or with the answers of an earlier cycle',
    body: StartAudit,
    response: Audit,
    repeatable: true,
  }),
  readAudit: defineRoute({
    method: 'GET',
    path: '/audits/:auditId',
    summary: "One of the authority's own audits with its answers and signed ratings",
    params: AuditKey,
    response: Audit,
  }),
  sendAudit: defineRoute({
    ...step,
    path: '/audits/:auditId/send',
    summary: 'Send a complete audit for sign-off',
  }),
  recallAudit: defineRoute({
    ...step,
    path: '/audits/:auditId/recall',
    summary: 'Take back what one sent for sign-off',
  }),
  sendBackAudit: defineRoute({
    ...step,
    path: '/audits/:auditId/send-back',
    summary: 'Send an audit back to the audit lead with a reason',
    body: SendBackAudit,
  }),
  signOffAudit: defineRoute({
    ...step,
    path: '/audits/:auditId/sign-off',
    summary: 'Sign an audit off: its ratings are copied and frozen',
    body: SignOffAudit,
  }),
  beginCheck: defineRoute({
    ...step,
    path: '/audits/:auditId/begin-check',
    summary: 'Say that the audit is being checked; answers can still be changed',
  }),
  endCheck: defineRoute({
    ...step,
    path: '/audits/:auditId/end-check',
    summary: 'Say that the audit is no longer being checked',
  }),
  reopenAudit: defineRoute({
    ...step,
    path: '/audits/:auditId/reopen',
    summary:
      'Open a signed audit again with a reason, before figures are taken; what was signed counts until it is signed again',
    body: ReopenAudit,
  }),
};
