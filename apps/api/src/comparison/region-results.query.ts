import type {
  Heading,
  RecommendationResult,
  RegionResults,
  RegionsOverview,
  Release,
  ReleaseArea,
  ReleasedRecommendation,
  ResultLevel,
  WithdrawnRelease,
} from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';
import { type Columns, rowsOf } from './columns.js';

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

/** A recommendation with its figures; counts are null where they are hidden, or where England has no region shown. */
interface Figures extends ReleasedRecommendation {
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
  readonly release: RegionResults['release'];
  readonly region: ReleaseArea;
  readonly levels: Columns<ResultLevel>;
  readonly themes: Columns<Heading>;
  readonly enablers: Columns<Heading>;
  readonly recommendations: Columns<Figures>;
}

/**
 * The released figures of one region beside England's, for the ratings of authorities; null when there is no such release, it was
 * retracted, or it has no such region.
 *
 * Unit:   authorities.
 * Null:   England's counts are null where no region is shown; a hidden region has no counts at all.
 */
export async function readRegionResults(
  released: DataSource,
  releaseId: string,
  regionCode: string,
): Promise<RegionResults | null> {
  const [row] = await prepared<Row>(released)`
    select release.head as "release",
           json_build_object('code', area.code, 'name', area.name, 'authorities', area.authorities,
             'contributors', area.contributors) as "region",
           (select json_build_object('key', json_agg(key), 'label', json_agg(label), 'strength', json_agg(strength))
            from   (select * from released.level where release_id = release.id order by position)) as "levels",
           (select json_build_object('id', json_agg(id), 'title', json_agg(title))
            from   (select * from released.theme where release_id = release.id order by position)) as "themes",
           (select json_build_object('id', json_agg(id), 'title', json_agg(title))
            from   (select * from released.enabler where release_id = release.id order by position)) as "enablers",
           (select json_build_object(
                     'id', json_agg(series_id), 'title', json_agg(title), 'themeId', json_agg(theme_id), 'enablers', json_agg(enablers),
                     'addressedTo', json_agg(addressed_to), 'contributors', json_agg(contributors), 'counts', json_agg(counts),
                     'notApplicable', json_agg(not_applicable), 'byConsent', json_agg(by_consent),
                     'allContributors', json_agg(all_contributors), 'allContributorsNotShown', json_agg(all_contributors_not_shown),
                     'allCounts', json_agg(all_counts), 'allNotApplicable', json_agg(all_not_applicable))
            from   (select item.*, cell.contributors, cell.counts, cell.not_applicable, cell.by_consent,
                           england.contributors as all_contributors, england.contributors_not_shown as all_contributors_not_shown,
                           england.counts as all_counts, england.not_applicable as all_not_applicable
                    from   released.recommendation item
                    join   released.cell on (cell.release_id, cell.area_code, cell.series_id, cell.rater_type)
                                              = (item.release_id, area.code, item.series_id, 'own')
                    join   released.cell england on (england.release_id, england.area_code, england.series_id, england.rater_type)
                                              = (item.release_id, 'E92000001', item.series_id, 'own')
                    where  item.release_id = release.id
                    order  by item.position)) as "recommendations"
    from   released.head release
    join   released.area on area.release_id = release.id and area.code = ${regionCode}
    where  release.id = ${releaseId}`;
  return row ? { ...row, ...listsOf(row) } : null;
}

const listsOf = ({ levels, themes, enablers, recommendations }: Row) => ({
  levels: rowsOf(levels),
  themes: rowsOf(themes),
  enablers: rowsOf(enablers),
  recommendations: rowsOf(recommendations).map(resultOf),
});

function resultOf(figures: Figures): RecommendationResult {
  const { id, title, themeId, enablers, addressedTo, contributors, counts, notApplicable } = figures;
  return {
    ...{ id, title, themeId, enablers, addressedTo },
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
