import { ENGLAND, type PartnerResult } from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';

/**
 * The released figures of partners' ratings in one region and in England.
 *
 * Grain:  recommendation, in the framework's order; none where no partner rated in the cycle.
 * Unit:   organisations, each once where its seat is. England is the sum of the regions shown.
 * Null:   England's counts are null where no region is shown; a hidden region has no counts at all.
 */
export function readPartnerCells(
  released: DataSource,
  releaseId: string,
  regionCode: string,
): Promise<(PartnerResult['partners'] & { readonly id: string })[]> {
  return prepared<PartnerResult['partners'] & { readonly id: string }>(released)`
    select item.series_id as "id",
           case when cell.counts is null
             then json_build_object('state', 'hidden', 'contributors', cell.contributors)
             else json_build_object('state', case when cell.by_consent then 'shown_by_consent' else 'shown' end,
                    'contributors', cell.contributors, 'counts', cell.counts, 'notApplicable', cell.not_applicable)
           end as "region",
           json_build_object('contributors', england.contributors, 'contributorsNotShown', england.contributors_not_shown,
             'counts', england.counts, 'notApplicable', england.not_applicable) as "england"
    from   released.recommendation item
    join   released.cell on (cell.release_id, cell.series_id, cell.rater_type, cell.area_code)
                              = (item.release_id, item.series_id, 'partner', ${regionCode})
    join   released.cell england on (england.release_id, england.series_id, england.rater_type, england.area_code)
                              = (item.release_id, item.series_id, 'partner', ${ENGLAND})
    where  item.release_id = ${releaseId}
    order  by item.position`;
}
