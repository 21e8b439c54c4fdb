import { NOT_APPLICABLE } from '@plumbline/framework';
import { z } from 'zod/mini';

import { ANSWER_EVIDENCE, AnswerEvidence } from './evidence.js';
import { Problem } from './problem.js';
import { defineRoute } from './route.js';

/** Of why something does not apply, in characters. */
export const LONGEST_REASON = 2_000;
/** Of a note, and of what would have to get better, in characters. */
export const LONGEST_NOTE = 20_000;

/** A level's key, or `not-applicable`. */
export const Rating = z.union([z.literal(NOT_APPLICABLE), z.string()]);
export type Rating = z.output<typeof Rating>;

/** Given in this cycle, carried forward from an earlier one, or carried and changed since. */
export const AnswerOrigin = z.enum(['fresh', 'carried', 'carried-and-changed']);
export type AnswerOrigin = z.output<typeof AnswerOrigin>;

/** What one rater says about one recommendation now. */
export const Answer = z.strictObject({
  recommendationId: z.string(),
  /** Counts up with every change, from 1; 0 stands for an answer that nobody has begun. */
  version: z.int(),
  /** Null: not rated yet. */
  rating: z.nullable(Rating),
  /** Why it does not apply; empty while nobody has said. */
  reason: z.string(),
  /** What we know and how we know it. */
  note: z.string(),
  /** What would have to get better: asked for where the rating is a gap, kept whatever it is. */
  improvement: z.string(),
  /** Carried forward from an earlier cycle, and nobody has looked at it since: it does not count as answered. Saving it, changed or not, ends that. */
  needsReview: z.boolean(),
  /** What it rests on; empty: nobody has said, or a partner's or agreed answer. */
  evidence: z.array(AnswerEvidence),
  /** Ids of the authority's references. */
  references: z.array(z.uuid()),
  /** Who changed it last; null where that person no longer acts here. */
  changedBy: z.nullable(z.string()),
  changedAt: z.iso.datetime(),
});
export type Answer = z.output<typeof Answer>;

const MOST_REFERENCES = 50;

/** White space alone gives no reason. */
const Reason = z.string().check(
  z.maxLength(LONGEST_REASON),
  z.overwrite((reason) => (reason.trim() === '' ? '' : reason)),
);

/** A change of a partner's answer: what is absent stays, null clears. */
export const SaveAskedAnswer = z.strictObject({
  rating: z.optional(z.nullable(z.string().check(z.minLength(1)))),
  reason: z.optional(z.nullable(Reason)),
  note: z.optional(z.nullable(z.string().check(z.maxLength(LONGEST_NOTE)))),
  improvement: z.optional(z.nullable(z.string().check(z.maxLength(LONGEST_NOTE)))),
});
export type SaveAskedAnswer = z.output<typeof SaveAskedAnswer>;

/** A change of one of the authority's own answers: what is absent stays, null clears. */
export const SaveAnswer = z.extend(SaveAskedAnswer, {
  evidence: z.optional(z.nullable(z.array(AnswerEvidence).check(z.maxLength(ANSWER_EVIDENCE.length)))),
  references: z.optional(z.nullable(z.array(z.uuid()).check(z.maxLength(MOST_REFERENCES)))),
});
export type SaveAnswer = z.output<typeof SaveAnswer>;

const MOST_AT_ONCE = 200;

/** Changes of several answers of one audit, each with the version that it starts from: all are saved or none. */
export const SaveAnswers = z.strictObject({
  answers: z
    .array(
      z.extend(SaveAnswer, {
        recommendationId: z.string(),
        version: z.int().check(z.gte(0), z.lte(999_999_999)),
      }),
    )
    .check(
      z.minLength(1),
      z.maxLength(MOST_AT_ONCE),
      z.refine(
        (answers) => new Set(answers.map(({ recommendationId }) => recommendationId)).size === answers.length,
        'Give each recommendation once',
      ),
    ),
});
export type SaveAnswers = z.output<typeof SaveAnswers>;

/** What was saved, in the order in which it was sent. */
export const Answers = z.strictObject({ answers: z.array(Answer) });
export type Answers = z.output<typeof Answers>;

export const AnswerKey = z.strictObject({ auditId: z.uuid(), recommendationId: z.string() });
export type AnswerKey = z.output<typeof AnswerKey>;

/** The refusal of a change that started from an older version, with the answer as it is now: nobody's words are lost. */
export const AnswerChanged = z.extend(Problem, { current: Answer });
export type AnswerChanged = z.output<typeof AnswerChanged>;

/** The same of several changes: the answers among them that started from an older version. */
export const AnswersChanged = z.extend(Problem, { current: z.array(Answer) });
export type AnswersChanged = z.output<typeof AnswersChanged>;

/** What somebody else rated, seen once ratings have opened; no words of theirs. */
export const OpenedRating = z.strictObject({
  raterType: z.enum(['own', 'partner', 'agreed']),
  /** The authority, or the agency. */
  rater: z.string(),
  /** Who of the authority entered it for an agency; null: the rater gave it itself. */
  enteredBy: z.nullable(z.string()),
  rating: Rating,
});
export type OpenedRating = z.output<typeof OpenedRating>;

/** One text of an answer that somebody wrote: a version of it, or what was refused because somebody else had been quicker. */
export const AnswerWritten = z.strictObject({
  /** The agency that it was entered for; null: the authority's own. Shown once ratings have opened. */
  enteredFor: z.nullable(z.string()),
  /** Null: it never became a version. */
  version: z.nullable(z.int()),
  rating: z.nullable(Rating),
  reason: z.string(),
  note: z.string(),
  improvement: z.string(),
  origin: AnswerOrigin,
  evidence: z.array(AnswerEvidence),
  references: z.array(z.uuid()),
  /** Null where that person no longer acts here, or was never recorded. */
  by: z.nullable(z.string()),
  at: z.iso.datetime(),
});
export type AnswerWritten = z.output<typeof AnswerWritten>;

/** Newest first. */
export const AnswerHistory = z.strictObject({ written: z.array(AnswerWritten) });
export type AnswerHistory = z.output<typeof AnswerHistory>;

/** Whether an answer came from the position that the agency keeps: as it is, or changed since. */
export const FromPosition = z.enum(['as-it-is', 'adapted']);
export type FromPosition = z.output<typeof FromPosition>;

/** What the agency holds of the recommendation anyway, offered to an audit. */
export const PositionOffer = z.strictObject({
  version: z.int(),
  rating: Rating,
  reason: z.string(),
  note: z.string(),
});
export type PositionOffer = z.output<typeof PositionOffer>;

/** A recommendation that an agency was asked to rate, with its own answer; no words of the authority's or of other agencies'. */
export const AskedItem = z.strictObject({
  auditId: z.uuid(),
  authority: z.string(),
  frameworkId: z.string(),
  frameworkVersion: z.int(),
  cycle: z.string(),
  recommendationId: z.string(),
  dueOn: z.nullable(z.iso.date()),
  /** Who of the authority entered the answer for the agency; null: the agency gave it itself, or nobody has yet. */
  enteredBy: z.nullable(z.string()),
  answer: z.nullable(Answer),
  /** The agency's position on it; null: it has none, or its level is not on this scale. */
  position: z.nullable(PositionOffer),
  /** Null: the answer did not come from a position. */
  fromPosition: z.nullable(FromPosition),
  /** Everybody's ratings, the agency's too: own, partners', agreed; null: they have not opened. */
  opened: z.nullable(z.array(OpenedRating)),
});
export type AskedItem = z.output<typeof AskedItem>;

/** By authority and audit, each in the framework's order. */
export const AskedItems = z.strictObject({ items: z.array(AskedItem) });
export type AskedItems = z.output<typeof AskedItems>;

/** Whether ratings have opened: everybody who was asked had rated. */
export const RatingDone = z.strictObject({ opened: z.boolean() });
export type RatingDone = z.output<typeof RatingDone>;

export const answerRoutes = {
  saveAnswer: defineRoute({
    method: 'PATCH',
    path: '/audits/:auditId/answers/:recommendationId',
    summary: "Save one of the authority's own answers",
    params: AnswerKey,
    body: SaveAnswer,
    response: Answer,
    versioned: true,
    repeatable: true,
  }),
  readAnswerHistory: defineRoute({
    method: 'GET',
    path: '/audits/:auditId/answers/:recommendationId/history',
    summary: "Who wrote what and when in one of the authority's own answers",
    params: AnswerKey,
    response: AnswerHistory,
  }),
  finishAnswer: defineRoute({
    method: 'POST',
    path: '/audits/:auditId/answers/:recommendationId/done',
    summary: "Say that one's own rating stands: opens the ratings if everybody asked has rated",
    params: AnswerKey,
    response: RatingDone,
  }),
  saveAnswers: defineRoute({
    method: 'PATCH',
    path: '/audits/:auditId/answers',
    summary: "Save several of the authority's own answers, all or none",
    params: z.pick(AnswerKey, { auditId: true }),
    body: SaveAnswers,
    response: Answers,
  }),
  listAskedItems: defineRoute({
    method: 'GET',
    path: '/asked',
    summary: 'What the agency is asked to rate in audits that are being filled in',
    response: AskedItems,
  }),
  saveAskedAnswer: defineRoute({
    method: 'PATCH',
    path: '/asked/:auditId/answers/:recommendationId',
    summary: "Save the agency's rating of an item that it was asked about",
    params: AnswerKey,
    body: SaveAskedAnswer,
    response: Answer,
    versioned: true,
    repeatable: true,
  }),
  finishAskedAnswer: defineRoute({
    method: 'POST',
    path: '/asked/:auditId/answers/:recommendationId/done',
    summary: "Say that the agency's rating stands: opens the ratings if everybody asked has rated",
    params: AnswerKey,
    response: RatingDone,
  }),
};
