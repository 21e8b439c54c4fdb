import { z } from 'zod/mini';

import { Day } from './day.js';
import { Problem } from './problem.js';
import { defineRoute } from './route.js';

/** How an action stands, as somebody of the authority says. One that is `complete` or `stopped` is never overdue. */
export const ACTION_STATUSES = ['not-started', 'on-track', 'at-risk', 'complete', 'stopped'] as const;
export const ActionStatus = z.enum(ACTION_STATUSES);
export type ActionStatus = z.output<typeof ActionStatus>;

/** As pages and files say it. */
export const ACTION_STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  'not-started': 'Not started',
  'on-track': 'On track',
  'at-risk': 'At risk',
  complete: 'Complete',
  stopped: 'Stopped',
};

/** Of what is done, of what is expected of it and of a note, each, in characters. */
export const LONGEST_ACTION_WORDS = 2_000;
const LONGEST_OWNER = 200;

const what = z.string().check(z.regex(/\S/, 'Enter what will be done'), z.maxLength(LONGEST_ACTION_WORDS));
const owner = z.string().check(z.regex(/\S/, 'Enter who will do it'), z.maxLength(LONGEST_OWNER));
const expected = z.string().check(z.maxLength(LONGEST_ACTION_WORDS));

/** One thing that the authority does about one recommendation. It belongs to no audit: it lives on between cycles. */
export const PlanAction = z.strictObject({
  id: z.uuid(),
  /** Counts up with every change, from 1. */
  version: z.int(),
  frameworkId: z.string(),
  /** The recommendation in each version of the framework that has it, oldest first. */
  items: z.array(z.strictObject({ version: z.int(), recommendationId: z.string() })),
  /** Of the latest of these versions. */
  recommendation: z.string(),
  theme: z.string(),
  what: z.string(),
  owner: z.string(),
  dueOn: z.iso.date(),
  /** What is to change by it; empty: nobody has said. */
  expected: z.string(),
  status: ActionStatus,
  /** Neither complete nor stopped, and its day is over. */
  overdue: z.boolean(),
  /** Since when it is complete; null: it is not. */
  completedOn: z.nullable(z.iso.date()),
  /**
   * How the first audit that was signed after its completion rates the recommendation, beside the last one signed before it: the agreed
   * rating, or the authority's own. Null: not complete, not rated both times, or not applicable. It states no cause.
   */
  followedBy: z.nullable(z.enum(['higher', 'same', 'lower'])),
  /** Null where that person no longer acts here. */
  changedBy: z.nullable(z.string()),
  changedAt: z.iso.datetime(),
});
export type PlanAction = z.output<typeof PlanAction>;

/** By due date. */
export const Plan = z.strictObject({ actions: z.array(PlanAction) });
export type Plan = z.output<typeof Plan>;

/** One version of an action, with what was said about its progress then. */
export const ActionWritten = z.strictObject({
  version: z.int(),
  what: z.string(),
  owner: z.string(),
  dueOn: z.iso.date(),
  expected: z.string(),
  status: ActionStatus,
  /** Empty: nothing was said. */
  note: z.string(),
  by: z.nullable(z.string()),
  at: z.iso.datetime(),
});
export type ActionWritten = z.output<typeof ActionWritten>;

/** Newest first. */
export const ActionHistory = z.strictObject({ written: z.array(ActionWritten) });
export type ActionHistory = z.output<typeof ActionHistory>;

/** An action to plan, for a recommendation by its id in the version named. */
export const AddAction = z.strictObject({
  frameworkId: z.string(),
  frameworkVersion: z.int().check(z.gte(1), z.lte(999_999_999)),
  recommendationId: z.string(),
  what,
  owner,
  dueOn: Day,
  expected,
});
export type AddAction = z.output<typeof AddAction>;

/** A change of an action: what is absent stays. A note on its progress is added to those before it. */
export const ChangeAction = z.strictObject({
  what: z.optional(what),
  owner: z.optional(owner),
  dueOn: z.optional(Day),
  expected: z.optional(expected),
  status: z.optional(ActionStatus),
  note: z.optional(z.string().check(z.maxLength(LONGEST_ACTION_WORDS))),
});
export type ChangeAction = z.output<typeof ChangeAction>;

export const ActionKey = z.strictObject({ actionId: z.uuid() });
export type ActionKey = z.output<typeof ActionKey>;

/** The refusal of a change that started from an older version, with the action as it is now. */
export const ActionChanged = z.extend(Problem, { current: PlanAction });
export type ActionChanged = z.output<typeof ActionChanged>;

export const planRoutes = {
  readPlan: defineRoute({
    method: 'GET',
    path: '/plan',
    summary: "The authority's actions, of all cycles",
    response: Plan,
  }),
  addAction: defineRoute({
    method: 'POST',
    path: '/plan/actions',
    summary: 'Plan an action for a recommendation',
    body: AddAction,
    response: PlanAction,
    repeatable: true,
  }),
  changeAction: defineRoute({
    method: 'PATCH',
    path: '/plan/actions/:actionId',
    summary: 'Change an action, or note its progress',
    params: ActionKey,
    body: ChangeAction,
    response: PlanAction,
    versioned: true,
    repeatable: true,
  }),
  readActionHistory: defineRoute({
    method: 'GET',
    path: '/plan/actions/:actionId/history',
    summary: 'Who changed an action when, with the notes on its progress',
    params: ActionKey,
    response: ActionHistory,
  }),
};
