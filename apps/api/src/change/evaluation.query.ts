import type { EvaluationCycle, EvaluationFramework } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';

/** A transaction of the evaluation login: it reads frameworks, and ratings only through functions that check who asks. */
export type EvaluationTx = Tx;

export interface ProjectRow {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly outputsOver: 'england' | 'regions';
  readonly endsOn: string;
  readonly frameworkId: string;
  readonly cycleIds: readonly string[];
}

/** What one authority said of one item in one cycle. */
export interface RatingRow {
  /** A pseudonym: stable over the cycles of a project; of public ratings a number that means nothing outside this answer. */
  readonly authority: string;
  readonly cycleId: string;
  readonly version: number;
  readonly regionCode: string | null;
  readonly seriesId: string;
  /** Place on the scale, 0 the weakest; null: not applicable. */
  readonly level: number | null;
}

/**
 * The projects that a person may work in today.
 *
 * Grain:  project x framework, by title.
 */
export function listProjects(tx: EvaluationTx, personId: string): Promise<ProjectRow[]> {
  return tx.sql<ProjectRow[]>`
    select id           as "id",
           title        as "title",
           purpose      as "purpose",
           outputs_over as "outputsOver",
           ends_on::text as "endsOn",
           framework_id as "frameworkId",
           cycle_ids    as "cycleIds"
    from   evaluation.projects_of(${personId})`;
}

/** Somebody who may work in the project today; null when nobody may, or there is no such project. */
export async function findEvaluator(tx: EvaluationTx, projectId: string): Promise<string | null> {
  const [row] = await tx.sql<
    { id: string }[]
  >`select id from evaluation.evaluators_of(${projectId}) as e(id) limit 1`;
  return row?.id ?? null;
}

/**
 * Every framework in the words of its latest version, without its cycles.
 *
 * Grain:  framework. `ratingsPublic` only where the ratings of every version are public.
 */
export function listFrameworks(
  tx: EvaluationTx,
): Promise<(Omit<EvaluationFramework, 'cycles'> & { ratingsPublic: boolean })[]> {
  return tx.sql`
    select distinct on (framework_id)
           framework_id as "id",
           title        as "title",
           publisher    as "publisher",
           note         as "note",
           bool_and(ratings_public) over (partition by framework_id) as "ratingsPublic"
    from   framework.version
    order  by framework_id, version desc`;
}

/**
 * The closed cycles of a framework with the authorities whose audits count in them.
 *
 * Grain:  cycle, in the order in which they opened.
 * Unit:   authorities.
 */
export function listClosedCycles(tx: EvaluationTx, frameworkId: string): Promise<EvaluationCycle[]> {
  return tx.sql<EvaluationCycle[]>`
    select counted.cycle_id               as "id",
           counted.time_period            as "timePeriod",
           counted.figures_taken_on::text as "figuresTakenOn",
           cycle.fictional                as "fictional",
           counted.authorities            as "authorities"
    from   evaluation.cycles_of(${frameworkId}) counted
    join   framework.cycle on (cycle.framework_id, cycle.id) = (${frameworkId}, counted.cycle_id)
    order  by cycle.opens_on, cycle.id`;
}

/**
 * Signed ratings of two cycles whose ratings are public.
 *
 * Grain:  authority x cycle x item that was asked.
 */
export function readPublicRatings(
  tx: EvaluationTx,
  frameworkId: string,
  cycleIds: string[],
): Promise<RatingRow[]> {
  return tx.sql<RatingRow[]>`
    select authority as "authority", cycle_id as "cycleId", version as "version", region_code as "regionCode",
           series_id as "seriesId", level_position as "level"
    from   evaluation.public_ratings(${frameworkId}, ${cycleIds})`;
}

/** A project, as somebody who may work in it. */
export interface ProjectAccess {
  readonly personId: string;
  readonly projectId: string;
  readonly frameworkId: string;
}

/**
 * Signed ratings of two cycles under the pseudonyms of a project; none when the person may not work with these cycles.
 *
 * Grain:  authority x cycle x item that was asked.
 * Null:   regionCode is null unless regions were approved.
 */
export function readProjectRatings(
  tx: EvaluationTx,
  access: ProjectAccess,
  cycleIds: string[],
): Promise<RatingRow[]> {
  return tx.sql<RatingRow[]>`
    select authority as "authority", cycle_id as "cycleId", version as "version", region_code as "regionCode",
           series_id as "seriesId", level_position as "level"
    from   evaluation.project_ratings(${access.personId}, ${access.projectId}, ${access.frameworkId}, ${cycleIds})`;
}

/** Records the output and returns the series to leave out: their authorities differ by 1 to 9 from an earlier output's. */
export async function recordOutput(
  tx: EvaluationTx,
  access: ProjectAccess,
  output: { readonly id: string; readonly from: string; readonly to: string },
): Promise<Set<string>> {
  const rows = await tx.sql<{ id: string }[]>`
    select refused_series_id as id
    from   evaluation.record_output(${access.personId}, ${access.projectId}, ${access.frameworkId}, ${output.from}, ${output.to}, ${output.id})`;
  return new Set(rows.map(({ id }) => id));
}
