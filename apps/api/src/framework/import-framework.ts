import { createHash } from 'node:crypto';

import { type FrameworkVersion, seriesOf } from '@plumbline/framework';

import type { Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import { readVersions } from './versions.query.js';

/**
 * Publishes a version of a framework. The same content again changes nothing.
 * @throws Failure when the number is taken by other content, is not the highest, or the scale differs from earlier versions
 */
export async function importFramework(tx: Tx, version: FrameworkVersion): Promise<'imported' | 'unchanged'> {
  const name = `${version.id} version ${version.version}`;
  const hash = createHash('sha256').update(canonical(version)).digest('hex');
  const earlier = await readVersions(tx, version.id);

  const same = earlier.find((other) => other.version === version.version);
  if (same) {
    const [stored] = await tx.sql<{ hash: string }[]>`
      select content_hash as hash from framework.version
      where  framework_id = ${version.id} and version = ${version.version}`;
    if (stored?.hash === hash) return 'unchanged';
    throw new Failure(
      `${name} is published with other content. A published version never changes: give this one a new number.`,
    );
  }
  const latest = earlier.at(-1);
  if (latest && latest.version > version.version)
    throw new Failure(
      `${name} would come before version ${latest.version}, which is published. Give it a higher number.`,
    );
  if (latest && scaleOf(latest) !== scaleOf(version))
    throw new Failure(
      `${name} has another scale (${scaleOf(version)}) than version ${latest.version} (${scaleOf(latest)}). Another scale is another framework.`,
    );

  const series = seriesAmong(version, earlier);
  await insertVersion(tx, version, hash);
  await insertRecommendations(tx, version, series);
  return 'imported';
}

/** The same text for the same content, whatever the order in which its keys were written. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

const scaleOf = (version: FrameworkVersion): string =>
  version.levels.map(({ key, strength }) => (strength ? `${key}*` : key)).join(', ');

/** The series of the version's items. @throws Failure when its item map does not fit the earlier versions */
function seriesAmong(version: FrameworkVersion, earlier: readonly FrameworkVersion[]) {
  try {
    return seriesOf([...earlier, version]).get(version.version);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Failure(
      `${version.id} version ${version.version} does not follow the versions that are published: ${error.message}.`,
    );
  }
}

async function insertVersion(tx: Tx, version: FrameworkVersion, hash: string): Promise<void> {
  const { id, version: number } = version;
  await tx.sql`insert into framework.framework (id) values (${id}) on conflict do nothing`;
  await tx.sql`
    insert into framework.version
      (framework_id, version, title, publisher, ratings_public, valid_from, valid_to, note, content, content_hash)
    values (${id}, ${number}, ${version.title}, ${version.publisher}, ${version.ratingsPublic}, ${version.validFrom ?? null},
            ${version.validTo ?? null}, ${version.note ?? null}, ${JSON.stringify(version)}, ${hash})`;
  await tx.sql`
    insert into framework.level (framework_id, version, key, position, level, label, strength)
    select ${id}, ${number}::int, level.key, level.position - 1, level.level, level.label, level.strength
    from   rows from (jsonb_to_recordset(${JSON.stringify(version.levels)}::jsonb)
             as (key text, level smallint, label text, strength boolean)) with ordinality
             as level (key, level, label, strength, position)`;
}

async function insertRecommendations(
  tx: Tx,
  version: FrameworkVersion,
  series: ReadonlyMap<string, string> | undefined,
): Promise<void> {
  const { id, version: number } = version;
  const themes = version.themes.map(({ id: theme, title }, position) => ({ theme, title, position }));
  const items = version.themes
    .flatMap((theme) =>
      theme.recommendations.map((item) => ({ theme: theme.id, item: item.id, title: item.title })),
    )
    .map((item, position) => ({ ...item, position, series: series?.get(item.item) }));
  await tx.sql`
    insert into framework.theme (framework_id, version, id, position, title)
    select ${id}, ${number}::int, theme, position, title
    from   jsonb_to_recordset(${JSON.stringify(themes)}::jsonb) as t(theme text, position smallint, title text)`;
  await tx.sql`
    insert into framework.series (framework_id, id)
    select distinct ${id}, series from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as t(series text)
    on conflict do nothing`;
  await tx.sql`
    insert into framework.recommendation (framework_id, version, id, theme_id, position, title, series_id)
    select ${id}, ${number}::int, item, theme, position, title, series
    from   jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as t(item text, theme text, position smallint, title text, series text)`;
  await tx.sql`
    insert into framework.item_map (framework_id, from_version, from_item, to_version, to_item, relation)
    select ${id}, "fromVersion", "from", ${number}::int, "to", relation
    from   jsonb_to_recordset(${JSON.stringify(version.itemMap)}::jsonb) as t("fromVersion" int, "from" text, "to" text, relation text)`;
}
