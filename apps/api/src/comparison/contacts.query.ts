import type { SeriesContacts, SeriesContactsKey } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';

/**
 * Who in a region is willing to be contacted about a recommendation, live; null where there is no such recommendation.
 *
 * Grain:  authority, in the order of names, under the name and in the region that it has now. Whatever it rated: nothing here reads that.
 */
export async function readSeriesContacts(
  tx: Tx,
  regionCode: string,
  { frameworkId, seriesId }: SeriesContactsKey,
): Promise<SeriesContacts | null> {
  const [row] = await tx.sql<SeriesContacts[]>`
    select json_build_object('code', region.code, 'name', region.name) as "region",
           (select coalesce(json_agg(json_build_object('name', named.name, 'contact', willing.contact) order by named.name), '[]')
            from   audit.contact willing
            join   access.authority_name named on named.authority_id = willing.authority_id and named.valid_to is null
            where  (willing.framework_id, willing.series_id) = (${frameworkId}, ${seriesId})
            and    willing.contact is not null
            and    named.region_code = region.code) as "contacts"
    from   access.region
    where  region.code = ${regionCode}
    and    exists (select from framework.series where (series.framework_id, series.id) = (${frameworkId}, ${seriesId}))`;
  return row ?? null;
}
