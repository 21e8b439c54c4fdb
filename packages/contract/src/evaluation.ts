import { z } from 'zod/mini';

import { ResultLevel } from './results.js';
import { defineRoute } from './route.js';

const Count = z.int().check(z.nonnegative());
const Share = z.number().check(z.minimum(0), z.maximum(1));
const FrameworkId = z
  .string()
  .check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use the id of a framework, for example ofsted-ilacs'));
const CycleId = z
  .string()
  .check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/, 'Use the name of a cycle, for example 2027'));

/** A closed cycle, and how many authorities are in it: a public fact, whatever they rated. */
export const EvaluationCycle = z.strictObject({
  id: z.string(),
  timePeriod: z.string(),
  figuresTakenOn: z.iso.date(),
  /** The authorities are made up, for a demonstration. */
  fictional: z.boolean(),
  authorities: Count,
});
export type EvaluationCycle = z.output<typeof EvaluationCycle>;

/** A framework with the cycles that may be compared, oldest first. */
export const EvaluationFramework = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  note: z.nullable(z.string()),
  cycles: z.array(EvaluationCycle),
});
export type EvaluationFramework = z.output<typeof EvaluationFramework>;

/** An approved project of the person's: what for, until when, with which frameworks and cycles. */
export const EvaluationProject = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  purpose: z.string(),
  endsOn: z.iso.date(),
  frameworks: z.array(EvaluationFramework),
});
export type EvaluationProject = z.output<typeof EvaluationProject>;

/** What whoever asks may compare today. */
export const Evaluation = z.strictObject({
  /** Frameworks whose ratings are public already: they need no project. */
  publicFrameworks: z.array(EvaluationFramework),
  projects: z.array(EvaluationProject),
});
export type Evaluation = z.output<typeof Evaluation>;

/** What may be said of a recommendation: see `judgeFamily` of the statistics package. There is no "stayed the same". */
export const ChangeVerdict = z.enum(['more-higher', 'more-lower', 'too-few-changes']);

/**
 * How authorities that rated it in both cycles moved.
 * Counts of authorities: `lower + same + higher = matched`. `netDominance` is (higher - lower) / matched.
 * `transitions[from][to]`, weakest level first; null: not shown to protect authorities.
 * `withinRules`: whether a project is given all of these figures. In a project it is false where `transitions` are not shown.
 */
export const ChangeFigures = z.strictObject({
  state: z.literal('shown'),
  matched: Count,
  notApplicable: Count,
  lower: Count,
  same: Count,
  higher: Count,
  netDominance: z.number().check(z.minimum(-1), z.maximum(1)),
  signP: Share,
  /** The smallest p that as many changes can reach, all in one direction. */
  smallestP: Share,
  /** The p of the sign test, adjusted over all recommendations shown (Benjamini-Hochberg). */
  adjustedP: Share,
  verdict: ChangeVerdict,
  transitions: z.nullable(z.array(z.array(Count))),
  withinRules: z.boolean(),
});
export type ChangeFigures = z.output<typeof ChangeFigures>;

/**
 * One recommendation in two cycles. Grain: series that a version in use in one of the two asks. All counts are of authorities, each once.
 */
export const RecommendationChange = z.strictObject({
  /** The series: a chain of equivalent recommendations across versions. */
  id: z.string(),
  title: z.string(),
  themeId: z.string(),
  /** `ends`, `begins`: the series is broken; the latest version of the later cycle, or the first of the earlier one, does not ask it. */
  series: z.enum(['continues', 'ends', 'begins']),
  /** Asked in the later cycle only, and in the earlier only. Public facts. */
  joined: Count,
  left: Count,
  figures: z.discriminatedUnion('state', [
    ChangeFigures,
    /** Not shown to protect authorities, whatever the cause. */
    z.strictObject({ state: z.literal('hidden') }),
    /** No authority was asked it in both cycles. */
    z.strictObject({ state: z.literal('not-comparable') }),
  ]),
});
export type RecommendationChange = z.output<typeof RecommendationChange>;

/**
 * How authorities moved from one closed cycle to another, followed one by one and told as counts. Recommendations stand in the latest
 * version's order.
 */
export const Change = z.strictObject({
  framework: z.omit(EvaluationFramework, { cycles: true }),
  /** Null: the ratings are public. */
  project: z.nullable(z.strictObject({ id: z.uuid(), title: z.string() })),
  from: EvaluationCycle,
  to: EvaluationCycle,
  /** Authorities in both cycles, in the earlier only and in the later only. */
  coverage: z.strictObject({ both: Count, left: Count, joined: Count }),
  levels: z.array(ResultLevel),
  themes: z.array(z.strictObject({ id: z.string(), title: z.string() })),
  /** How many changes, all one way, one recommendation alone would need to be clear; null: none is shown. */
  changesNeeded: z.nullable(Count),
  /** Which figures a project is given, in plain words. */
  rule: z.string(),
  recommendations: z.array(RecommendationChange),
});
export type Change = z.output<typeof Change>;

/** Two different cycles of one framework by their names: change is counted from the one to the other. */
export const ChangeCycles = z.strictObject({ from: CycleId, to: CycleId });
export type ChangeCycles = z.output<typeof ChangeCycles>;
export const PublicChangeKey = z.strictObject({ frameworkId: FrameworkId });
export type PublicChangeKey = z.output<typeof PublicChangeKey>;
export const ProjectChangeKey = z.strictObject({ projectId: z.uuid(), frameworkId: FrameworkId });
export type ProjectChangeKey = z.output<typeof ProjectChangeKey>;

export const evaluationRoutes = {
  readEvaluation: defineRoute({
    method: 'GET',
    path: '/evaluation',
    summary: 'Frameworks with public ratings, and the projects of whoever asks',
    response: Evaluation,
  }),
  publicChange: defineRoute({
    method: 'GET',
    path: '/evaluation/frameworks/:frameworkId/change',
    summary: 'Change between two cycles of a framework whose ratings are public',
    params: PublicChangeKey,
    query: ChangeCycles,
    response: Change,
  }),
  projectChange: defineRoute({
    method: 'GET',
    path: '/evaluation/projects/:projectId/frameworks/:frameworkId/change',
    summary: 'Change between two cycles inside an approved project; recorded as an output of the project',
    params: ProjectChangeKey,
    query: ChangeCycles,
    response: Change,
  }),
};
