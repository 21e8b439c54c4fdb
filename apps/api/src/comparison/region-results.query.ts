import {
  ENGLAND,
  type RecommendationResult,
  type RegionResults,
  type RegionsOverview,
  type Release,
  type ReleaseArea,
  type WithdrawnRelease,
} from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { ProblemError } from '../platform/problem-error.js';
import { prepared } from '../platform/prepared.js';
import { type Columns, rowsOf } from './columns.js';
import { findReleaseWords } from './release-words.query.js';

/** Every release that was not withdrawn, newest cycle first, each with its regions in the order of their names. */
export async function listReleases(released: DataSource): Promise<Release[]> {
  const rows = await released.sql<Pick<RegionsOverview, 'release' | 'regions'>[]>`
    select release.head as "release",
           (select json_agg(json_build_object('code', area.code, 'name', area.name, 'authorities', area.authorities,
                     'contributors', area.contributors) order by area.name)
            from   released.area
            where  area.release_id = release.id and area.code like 'E12%') as "regions"
    from   released.head release
    order  by release.figures_taken_on desc, release.cycle_id desc`;
  return rows.map(({ release, regions }) => ({ ...release, regions }));
}

/** Every release that was withdrawn, newest cycle first: which cycles, and nothing of their figures. */
export function listWithdrawn(released: DataSource): Promise<WithdrawnRelease[]> {
  return released.sql<WithdrawnRelease[]>`
    select json_build_object('id', release.framework_id, 'title', release.framework_title) as "framework",
           release.cycle_id as "cycle", release.time_period as "timePeriod"
    from   released.release
    where  exists (select from released.retraction where retraction.release_id = release.id)
    order  by release.figures_taken_on desc, release.cycle_id desc`;
}

/** Whether there is such a release and it was not withdrawn. */
export async function isPublished(released: DataSource, releaseId: string | undefined): Promise<boolean> {
  const found = await released.sql<unknown[]>`select from released.head where id = ${releaseId}`;
  return found.length > 0;
}

export interface ReleasedCycle {
  readonly frameworkId: string;
  readonly cycle: string;
}

/** Which cycle a release is of; null when there is no such release, or it was withdrawn. */
export async function findReleasedCycle(
  released: DataSource,
  releaseId: string,
): Promise<ReleasedCycle | null> {
  const [found] = await released.sql<ReleasedCycle[]>`
    select framework_id as "frameworkId", cycle_id as "cycle"
    from   released.release
    where  release.id = ${releaseId}
    and    not exists (select from released.retraction where retraction.release_id = release.id)`;
  return found ?? null;
}

/** Why there is nothing to show of these releases: one of them was withdrawn, or there is none. */
export async function whyNothing(
  released: DataSource,
  ...releases: readonly string[]
): Promise<ProblemError> {
  const withdrawn = await released.sql<
    unknown[]
  >`select from released.retraction where release_id = any (${releases}::uuid[])`;
  return new ProblemError(withdrawn.length > 0 ? 'results-withdrawn' : 'not-found');
}

/** A recommendation's figures; counts are null where they are hidden, or where England has no region shown. */
interface Figures {
  readonly id: string;
  readonly contributors: number;
  readonly counts: number[] | null;
  readonly notApplicable: number;
  readonly byConsent: boolean;
  readonly allContributors: number;
  readonly allContributorsNotShown: number;
  readonly allCounts: number[] | null;
  readonly allNotApplicable: number | null;
}

interface Row {
  readonly region: ReleaseArea;
  readonly figures: Columns<Figures>;
}

/**
 * The released figures of one region beside England's, for the ratings of authorities; null when there is no such release, it was
 * withdrawn, or it has no such region.
 *
 * Unit:   authorities.
 * Null:   England's counts are null where no region is shown; a hidden region has no counts at all.
 */
export async function readRegionResults(
  released: DataSource,
  releaseId: string,
  regionCode: string,
): Promise<RegionResults | null> {
  const [words, row] = await Promise.all([
    findReleaseWords(released, releaseId),
    readFigures(released, releaseId, regionCode),
  ]);
  if (!words || !row) return null;
  const figures = new Map(rowsOf(row.figures).map((each) => [each.id, each]));
  return {
    ...words,
    region: row.region,
    recommendations: words.recommendations.flatMap((recommendation) => {
      const found = figures.get(recommendation.id);
      return found ? [{ ...recommendation, ...resultOf(found) }] : [];
    }),
  };
}

async function readFigures(released: DataSource, releaseId: string, regionCode: string): Promise<Row | null> {
  const [row] = await prepared<Row>(released)`
    select json_build_object('code', area.code, 'name', area.name, 'authorities', area.authorities,
             'contributors', area.contributors) as "region",
           (select json_build_object(
                     'id', json_agg(cell.series_id), 'contributors', json_agg(cell.contributors), 'counts', json_agg(cell.counts),
                     'notApplicable', json_agg(cell.not_applicable), 'byConsent', json_agg(cell.by_consent),
                     'allContributors', json_agg(england.contributors), 'allContributorsNotShown', json_agg(england.contributors_not_shown),
                     'allCounts', json_agg(england.counts), 'allNotApplicable', json_agg(england.not_applicable))
            from   released.cell
            join   released.cell england on (england.release_id, england.area_code, england.series_id, england.rater_type)
                                              = (cell.release_id, ${ENGLAND}, cell.series_id, 'own')
            where  (cell.release_id, cell.area_code, cell.rater_type) = (area.release_id, area.code, 'own')) as "figures"
    from   released.area
    where  (area.release_id, area.code) = (${releaseId}::uuid, ${regionCode})
    and    not exists (select from released.retraction where retraction.release_id = area.release_id)`;
  return row ?? null;
}

function resultOf(figures: Figures): Pick<RecommendationResult, 'region' | 'england'> {
  const { contributors, counts, notApplicable } = figures;
  return {
    region: counts
      ? { state: figures.byConsent ? 'shown_by_consent' : 'shown', contributors, counts, notApplicable }
      : { state: 'hidden', contributors },
    england: {
      contributors: figures.allContributors,
      contributorsNotShown: figures.allContributorsNotShown,
      counts: figures.allCounts,
      notApplicable: figures.allNotApplicable,
    },
  };
}
