import { ENGLAND, type RegionsOverview } from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';

/**
 * The released figures of every region side by side, for the ratings of authorities.
 *
 * Grain:  one row for a release; none when there is no such release, or it was withdrawn. Within it recommendation x region,
 *         the regions of each recommendation in the order of `regions`.
 * Unit:   authorities.
 * Null:   England's counts are null where no region is shown; a hidden region has no counts at all.
 */
export async function readRegionsOverview(
  released: DataSource,
  releaseId: string,
): Promise<RegionsOverview | null> {
  const [row] = await prepared<RegionsOverview>(released)`
    select release.head as "release",
           (select json_agg(json_build_object('code', area.code, 'name', area.name, 'authorities', area.authorities,
                     'contributors', area.contributors) order by area.name)
            from   released.area where area.release_id = release.id and area.code like 'E12%') as "regions",
           (select json_agg(json_build_object('key', level.key, 'label', level.label, 'strength', level.strength) order by level.position)
            from   released.level where level.release_id = release.id) as "levels",
           (select json_agg(json_build_object('id', theme.id, 'title', theme.title) order by theme.position)
            from   released.theme where theme.release_id = release.id) as "themes",
           (select coalesce(json_agg(json_build_object('id', enabler.id, 'title', enabler.title) order by enabler.position), '[]')
            from   released.enabler where enabler.release_id = release.id) as "enablers",
           (select json_agg(json_build_object(
                     'id', item.series_id, 'title', item.title, 'themeId', item.theme_id,
                     'enablers', item.enablers, 'addressedTo', item.addressed_to,
                     'regions', (
                       select json_agg(case when cell.counts is null
                                then json_build_object('state', 'hidden', 'contributors', cell.contributors)
                                else json_build_object('state', case when cell.by_consent then 'shown_by_consent' else 'shown' end, 'contributors', cell.contributors,
                                       'counts', cell.counts, 'notApplicable', cell.not_applicable) end order by area.name)
                       from   released.area
                       join   released.cell on (cell.release_id, cell.area_code, cell.series_id, cell.rater_type)
                                             = (area.release_id, area.code, item.series_id, 'own')
                       where  area.release_id = release.id and area.code like 'E12%'),
                     'england', json_build_object('contributors', england.contributors,
                       'contributorsNotShown', england.contributors_not_shown, 'counts', england.counts,
                       'notApplicable', england.not_applicable)) order by item.position)
            from   released.recommendation item
            join   released.cell england on (england.release_id, england.area_code, england.series_id, england.rater_type)
                                      = (item.release_id, ${ENGLAND}, item.series_id, 'own')
            where  item.release_id = release.id) as "recommendations"
    from   released.head release
    where  release.id = ${releaseId}`;
  return row ?? null;
}
