import { z } from 'zod/mini';

import { AnswerKey, AskedItems, Rating, SaveAskedAnswer } from './answer.js';
import { AuditKey } from './audit.js';
import { Problem } from './problem.js';
import { defineRoute } from './route.js';

/** What an agency holds of a recommendation, kept once for all authorities that may ask it. */
export const Position = z.strictObject({
  /** Counts up with every change, from 1; 0 stands for one that nobody has begun. */
  version: z.int(),
  /** Null: none. */
  rating: z.nullable(Rating),
  reason: z.string(),
  note: z.string(),
  /** Who of the agency changed it last; null where that person no longer acts for it. */
  changedBy: z.nullable(z.string()),
  changedAt: z.iso.datetime(),
});
export type Position = z.output<typeof Position>;

/** A recommendation of the latest version, with what the agency holds of it. */
export const PositionItem = z.strictObject({
  recommendationId: z.string(),
  /** Null: nobody has begun it. */
  position: z.nullable(Position),
  /** Audits being filled in that ask the agency about it. */
  askedBy: z.int(),
});
export type PositionItem = z.output<typeof PositionItem>;

/** By framework, each in its latest version: what the agency's kind is usually asked, what it is asked now, and what it has a position on. */
export const Positions = z.strictObject({
  frameworks: z.array(
    z.strictObject({ frameworkId: z.string(), version: z.int(), items: z.array(PositionItem) }),
  ),
});
export type Positions = z.output<typeof Positions>;

export const PositionKey = z.strictObject({ frameworkId: z.string(), recommendationId: z.string() });
export type PositionKey = z.output<typeof PositionKey>;

/** What is absent stays, null clears. What would have to get better is about one authority and no part of it. */
export const SavePosition = z.omit(SaveAskedAnswer, { improvement: true });
export type SavePosition = z.output<typeof SavePosition>;

/** The refusal of a change that started from an older version, with the position as it is now. */
export const PositionChanged = z.extend(Problem, { current: Position });

const MOST_AT_ONCE = 200;
/** The recommendations of one audit in which the agency's positions become its answers. */
export const UsePositions = z.strictObject({
  recommendationIds: z
    .array(AnswerKey.shape.recommendationId)
    .check(z.minLength(1), z.maxLength(MOST_AT_ONCE)),
});
export type UsePositions = z.output<typeof UsePositions>;

export const positionRoutes = {
  readPositions: defineRoute({
    method: 'GET',
    path: '/positions',
    summary: "The agency's position on each recommendation that it is asked, or may be",
    response: Positions,
  }),
  savePosition: defineRoute({
    method: 'PATCH',
    path: '/positions/:frameworkId/:recommendationId',
    summary: "Save the agency's position on a recommendation; no audit changes with it",
    params: PositionKey,
    body: SavePosition,
    response: Position,
    versioned: true,
    repeatable: true,
  }),
  usePositions: defineRoute({
    method: 'POST',
    path: '/asked/:auditId/positions',
    summary: "Make the agency's positions its answers in one audit; opens nothing",
    params: AuditKey,
    body: UsePositions,
    response: AskedItems,
    repeatable: true,
  }),
};
