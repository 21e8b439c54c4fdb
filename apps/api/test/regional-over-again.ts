import { randomUUID } from 'node:crypto';

import { histogramOf, protectCell, STANDARD_RULE } from '@plumbline/disclosure';

import { connected, type TestDatabase } from './postgres.js';
import * as made from './regional-world.js';

export const OVER_AGAIN = { cycle: 'first of both', of: made.CYCLES[0] } as const;

type World = Pick<made.RegionalWorld, 'truth' | 'who'>;

/** What those of a region who are in both cycles rated in the first. */
export function ofBoth({ truth, who }: World, region: string): (readonly (number | null)[])[] {
  const [before, after] = made.CYCLES.map((cycle) => who.get(made.truthKey(cycle, region)) ?? []);
  const rows = truth.get(made.truthKey(OVER_AGAIN.of, region)) ?? [];
  return rows.filter((_, row) => after?.includes(before?.[row] ?? ''));
}

/** Tables of what is published of a cycle; the first names the cycle. */
const TABLES = ['release', 'level', 'theme', 'enabler', 'recommendation', 'area', 'cell'];

/**
 * Publishes the first cycle over again, as a careless builder would who means to compare fairly: of those only who are in both. Each figure
 * of it keeps the rule.
 */
export async function publishOverAgain(
  { administrator }: TestDatabase,
  releaseId: string,
  world: World,
): Promise<void> {
  const id = randomUUID();
  await connected(administrator, async (client) => {
    await client.query('set session_replication_role = replica');
    for (const [at, table] of TABLES.entries())
      await client.query(
        `insert into released.${table}
         select (jsonb_populate_record(null::released.${table}, to_jsonb(one) || $1::jsonb)).*
         from   released.${table} one where ${at === 0 ? 'id' : 'release_id'} = $2`,
        [at === 0 ? { id, cycle_id: OVER_AGAIN.cycle } : { release_id: id }, releaseId],
      );
    await client.query(HIDE_ALL, [id]);
    for (const size of made.SIZES) {
      const region = made.regionOf(size);
      const rows = ofBoth(world, region);
      for (const [item, seriesId] of made.ITEMS.entries()) {
        const given = rows.map((row) => row[item] ?? made.LEVELS);
        const rated = given.map((answer) => (answer < made.LEVELS ? answer : null));
        const cell = protectCell(histogramOf(rated, made.LEVELS), rows.length, STANDARD_RULE);
        const figure = cell.state === 'hidden' ? [null, null] : [cell.counts, cell.notApplicable];
        await client.query(SHOW, [id, region, seriesId, rows.length, ...figure]);
      }
    }
  });
}

/** $1 release. */
const HIDE_ALL = `
  update released.cell set counts = null, not_applicable = null, contributors_not_shown = contributors where release_id = $1`;

/** $1 release, $2 region, $3 series, $4 contributors, $5 counts, $6 not applicable. */
const SHOW = `
  update released.cell
  set    contributors = $4, contributors_not_shown = case when $5::int[] is null then $4 else 0 end, counts = $5, not_applicable = $6
  where  release_id = $1 and area_code = $2 and series_id = $3 and rater_type = 'own'`;
