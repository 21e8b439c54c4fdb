import type {
  RecommendationResult,
  RegionResults,
  RegionsOverview,
  Release,
  ReleaseArea,
  ResultLevel,
  WithdrawnRelease,
} from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';

/** Every release that was not retracted, newest cycle first, each with its regions in the order of their names. */
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

/** Every release that was retracted, newest cycle first: which cycles, and nothing of their figures. */
export function listWithdrawn(released: DataSource): Promise<WithdrawnRelease[]> {
  return released.sql<WithdrawnRelease[]>`
    select json_build_object('id', release.framework_id, 'title', release.framework_title) as "framework",
           release.cycle_id as "cycle", release.time_period as "timePeriod"
    from   released.release
    where  exists (select from released.retraction where retraction.release_id = release.id)
    order  by release.figures_taken_on desc, release.cycle_id desc`;
}

/** Whether there is such a release and it was not retracted. */
export async function isPublished(released: DataSource, releaseId: string | undefined): Promise<boolean> {
  const found = await released.sql<unknown[]>`select from released.head where id = ${releaseId}`;
  return found.length > 0;
}

export interface ReleasedCycle {
  readonly frameworkId: string;
  readonly cycle: string;
}

/** Which cycle a release is of; null when there is no such release, or it was retracted. */
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

/** Whether there was such a release and it was withdrawn; of several, any. */
export async function isWithdrawn(released: DataSource, releases: readonly string[]): Promise<boolean> {
  const found = await released.sql<
    unknown[]
  >`select from released.retraction where release_id = any (${releases}::uuid[])`;
  return found.length > 0;
}

interface Row {
  readonly release: RegionResults['release'];
  readonly region: ReleaseArea;
  readonly levels: ResultLevel[];
  readonly themes: RegionResults['themes'];
  readonly enablers: RegionResults['enablers'];
  readonly recommendations: RecommendationResult[];
}

/**
 * The released figures of one region beside England's, for the ratings of authorities.
 *
 * Grain:  one row for release and region; none when there is no such release, it was retracted, or it has no such region.
 * Unit:   authorities.
 * Null:   England's counts are null where no region is shown; a hidden region has no counts at all.
 */
export async function readRegionResults(
  released: DataSource,
  releaseId: string,
  regionCode: string,
): Promise<Row | null> {
  const [row] = await prepared<Row>(released)`
    select release.head as "release",
           json_build_object('code', area.code, 'name', area.name, 'authorities', area.authorities,
             'contributors', area.contributors) as "region",
           (select json_agg(json_build_object('key', level.key, 'label', level.label, 'strength', level.strength) order by level.position)
            from   released.level where level.release_id = release.id) as "levels",
           (select json_agg(json_build_object('id', theme.id, 'title', theme.title) order by theme.position)
            from   released.theme where theme.release_id = release.id) as "themes",
           (select coalesce(json_agg(json_build_object('id', enabler.id, 'title', enabler.title) order by enabler.position), '[]')
            from   released.enabler where enabler.release_id = release.id) as "enablers",
           (select json_agg(json_build_object(
                     'id', item.series_id, 'title', item.title, 'themeId', item.theme_id,
                     'enablers', item.enablers, 'addressedTo', item.addressed_to,
                     'region', case when cell.counts is null
                       then json_build_object('state', 'hidden', 'contributors', cell.contributors)
                       else json_build_object('state', case when cell.by_consent then 'shown_by_consent' else 'shown' end, 'contributors', cell.contributors,
                              'counts', cell.counts, 'notApplicable', cell.not_applicable) end,
                     'england', json_build_object('contributors', england.contributors,
                       'contributorsNotShown', england.contributors_not_shown, 'counts', england.counts,
                       'notApplicable', england.not_applicable)) order by item.position)
            from   released.recommendation item
            join   released.cell on (cell.release_id, cell.area_code, cell.series_id, cell.rater_type)
                                      = (item.release_id, area.code, item.series_id, 'own')
            join   released.cell england on (england.release_id, england.area_code, england.series_id, england.rater_type)
                                      = (item.release_id, 'E92000001', item.series_id, 'own')
            where  item.release_id = release.id) as "recommendations"
    from   released.head release
    join   released.area on area.release_id = release.id and area.code = ${regionCode}
    where  release.id = ${releaseId}`;
  return row ?? null;
}
