import type { Heading, RegionResults, ReleasedRecommendation, ResultLevel } from '@plumbline/contract';
import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';
import { type Columns, rowsOf } from './columns.js';

/** What a release says besides figures: the same for every area. Recommendations in the framework's order. */
interface ReleaseWords extends Pick<RegionResults, 'release' | 'levels' | 'themes' | 'enablers'> {
  readonly recommendations: readonly ReleasedRecommendation[];
}

const MOST = 100;
const known = new WeakMap<DataSource, Map<string, ReleaseWords>>();

/**
 * The words of a release, kept by the process once they were read: they never change. Null: there is no such release, or it was
 * withdrawn before they were read. Whether it was withdrawn since only its figures tell.
 */
export async function findReleaseWords(
  released: DataSource,
  releaseId: string,
): Promise<ReleaseWords | null> {
  const kept = known.get(released) ?? new Map<string, ReleaseWords>();
  known.set(released, kept);
  const words = kept.get(releaseId) ?? (await readReleaseWords(released, releaseId));
  if (!words) return null;
  kept.set(releaseId, words);
  const [oldest] = kept.keys();
  if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
  return words;
}

interface Row {
  readonly release: RegionResults['release'];
  readonly levels: Columns<ResultLevel>;
  readonly themes: Columns<Heading>;
  readonly enablers: Columns<Heading>;
  readonly recommendations: Columns<ReleasedRecommendation>;
}

async function readReleaseWords(released: DataSource, releaseId: string): Promise<ReleaseWords | null> {
  const [row] = await prepared<Row>(released)`
    select release.head as "release",
           (select json_build_object('key', json_agg(key), 'label', json_agg(label), 'strength', json_agg(strength))
            from   (select * from released.level where release_id = release.id order by position)) as "levels",
           (select json_build_object('id', json_agg(id), 'title', json_agg(title))
            from   (select * from released.theme where release_id = release.id order by position)) as "themes",
           (select json_build_object('id', json_agg(id), 'title', json_agg(title))
            from   (select * from released.enabler where release_id = release.id order by position)) as "enablers",
           (select json_build_object('id', json_agg(series_id), 'title', json_agg(title), 'themeId', json_agg(theme_id),
                     'enablers', json_agg(enablers), 'addressedTo', json_agg(addressed_to))
            from   (select * from released.recommendation where release_id = release.id order by position)) as "recommendations"
    from   released.head release
    where  release.id = ${releaseId}`;
  if (!row) return null;
  return {
    release: row.release,
    levels: rowsOf(row.levels),
    themes: rowsOf(row.themes),
    enablers: rowsOf(row.enablers),
    recommendations: rowsOf(row.recommendations),
  };
}
