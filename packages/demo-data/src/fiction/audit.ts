import type { AuditState, RaterType } from '@plumbline/contract';

/**
 * What one rater says about one item of an audit.
 *
 * Shape:  `raterId` is the authority's id for its own and the agreed rating, the agency's for a partner's. One answer for an item, rater
 *         type and rater.
 * Unit:   `changedOn` is a day (ISO 8601).
 * Absent: `levelKey` is null exactly where the item is not applicable; an item without an answer is not answered. `reason` is empty but for
 *         not applicable and for agreed ratings; `note` is empty where nothing was written.
 *
 * @example
 * const own = audit.answers.filter(({ raterType }) => raterType === 'own');
 */
export interface FictionalAnswer {
  readonly recommendationId: string;
  readonly raterType: RaterType;
  readonly raterId: string;
  readonly levelKey: string | null;
  readonly notApplicable: boolean;
  readonly reason: string;
  readonly note: string;
  /** Whether it was rated afresh, or offered from the cycle before. */
  readonly origin: 'fresh' | 'carried' | 'carried-and-changed';
  /** Carried and not looked at yet: does not count as answered. Only in drafts. */
  readonly needsReview: boolean;
  readonly changedOn: string;
}

/**
 * That an agency was asked to rate an item.
 *
 * Unit:   `dueOn` is a day (ISO 8601).
 *
 * @example
 * audit.asked.filter(({ rated }) => !rated).length; // still to come
 */
export interface FictionalRequest {
  readonly recommendationId: string;
  readonly agencyId: string;
  readonly dueOn: string;
  /** Whether the audit holds the agency's answer. */
  readonly rated: boolean;
}

/**
 * One authority's audit in one cycle.
 *
 * Shape:  answers stand in the framework's order, each item's own first, then partners', then agreed.
 * Unit:   `startedOn` is a day, `sentAt` and `signedAt` are instants in UTC (ISO 8601).
 * Absent: `sentAt`, `signedAt` and `consents` are null until that step is taken. An authority that has not begun has no audit.
 *
 * @example
 * const contributes = audit.signedAt !== null && audit.signedAt.slice(0, 10) <= cycle.figuresTakenOn;
 */
export interface FictionalAudit {
  /** UUID. */
  readonly id: string;
  readonly authorityId: string;
  readonly regionCode: string;
  readonly frameworkId: string;
  readonly frameworkVersion: number;
  readonly cycleId: string;
  readonly state: AuditState;
  readonly startedOn: string;
  readonly sentAt: string | null;
  readonly signedAt: string | null;
  readonly consents: { readonly nearAgreement: boolean; readonly laterAbsence: boolean } | null;
  readonly asked: readonly FictionalRequest[];
  readonly answers: readonly FictionalAnswer[];
}
