import type { PartnerResult, PartnerResults } from '@plumbline/contract';
import { histogramOf } from '@plumbline/disclosure';
import type { KnownBuild } from '@plumbline/disclosure/attack';

import { connected, type TestDatabase } from './postgres.js';
import type { Seen } from './regional-attack.js';
import type { Told } from './regional-reader.js';
import * as made from './regional-world.js';

/** Made-up organisations with their seats in the made-up regions, three more than authorities, each in one to three audits. */
export interface Organisations {
  /** What each counts with, by cycle and region, by organisation, by item: the lower median of its ratings; null where it gave none. */
  readonly truth: made.Truth;
  /** Whose the rows are. */
  readonly who: ReadonlyMap<string, readonly string[]>;
  /** Who of a region's organisations answered in one audit, in each. */
  readonly seen: Seen;
}

interface Place {
  readonly seed: number;
  readonly cycle: string;
  readonly size: number;
}

const MORE_THAN_AUTHORITIES = 3;

/** The audits that an organisation answers in, as region and place in it: one, three of its own region, or one in the next region as well. */
function auditsOf(size: number, at: number): [size: number, at: number][] {
  const home = at % size;
  if (at % 3 === 0) return [0, 1, 2].map((step) => [size, (home + step) % size]);
  const next = made.SIZES[(made.SIZES.findIndex((each) => each === size) + 1) % made.SIZES.length] ?? size;
  return at % 3 === 1
    ? [
        [size, home],
        [next, 0],
      ]
    : [[size, home]];
}

/** Writes what organisations answered into the audits of a world that is not yet published. */
export async function addOrganisations(
  { administrator }: TestDatabase,
  seed: number,
): Promise<Organisations> {
  const truth = new Map<string, (number | null)[][]>();
  const who = new Map<string, string[]>();
  const seen = new Map<string, number[][]>();
  await connected(administrator, async (client) => {
    for (const cycle of made.CYCLES)
      for (const size of made.SIZES) {
        const key = made.truthKey(cycle, made.regionOf(size));
        const inAudit = new Map<string, number[]>();
        const rows: (number | null)[][] = [];
        for (let at = 0; at < size + MORE_THAN_AUTHORITIES; at += 1) {
          const returned = auditsOf(size, at).filter(([of, one]) => made.returning(cycle, of).includes(one));
          const given = returned.map(([of, authority]) => {
            const audit = made.auditOf(cycle, made.authorityOf(of, authority));
            inAudit.set(audit, [...(inAudit.get(audit) ?? []), at]);
            return { audit, row: answersOf({ seed, cycle, size }, at, audit) };
          });
          rows.push(
            made.ITEMS.map((_, item) =>
              given.length === 0 ? null : made.lowerMedian(given.map(({ row }) => row[item] ?? made.LEVELS)),
            ),
          );
          const agency = agencyOf(size, at);
          await client.query(SEAT, [agency, cycle, made.regionOf(size)]);
          for (const { audit, row } of given)
            await client.query(ANSWER, [
              agency,
              audit,
              made.ITEMS,
              row.map((answer) => made.KEYS[answer] ?? null),
            ]);
        }
        truth.set(key, rows);
        who.set(
          key,
          rows.map((_, at) => agencyOf(size, at)),
        );
        seen.set(key, [...inAudit.values()]);
      }
  });
  return { truth, who, seen: (key) => seen.get(key) ?? [] };
}

const agencyOf = (size: number, at: number): string =>
  `a0000000-0000-4000-8000-0000000${size}0${at.toString(16)}00`;

/** Most of a region answer alike, and up to nine of them as they please; one in nine says not applicable. */
function answersOf({ seed, cycle, size }: Place, at: number, audit: string): number[] {
  return made.ITEMS.map((item) => {
    const ofAll = made.chanceOf(`${seed}/${cycle}/partners of ${size}/${item}`);
    const own = made.chanceOf(`${seed}/${cycle}/partner ${size}-${at}/${item}/${audit}`);
    if ((own[0] ?? 0) % 9 === 0) return made.LEVELS;
    return (at < (ofAll[0] ?? 0) % 10 ? (own[1] ?? 0) : (ofAll[1] ?? 0)) % made.LEVELS;
  });
}

/** $1 organisation, $2 cycle, $3 region. */
const SEAT = `
  with agency as (insert into access.agency (id, kind, name) values ($1::uuid, 'health', 'Made up ' || $1::uuid) on conflict (id) do nothing)
  insert into access.agency_seat (agency_id, framework_id, cycle_id, region_code) values ($1::uuid, '${made.FRAMEWORK}', $2, $3)`;

/** $1 organisation, $2 audit, $3 items, $4 level keys. */
const ANSWER = `
  insert into audit.signed_answer
    (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable)
  select authority_id, audit_id, signing, item, 'partner', $1, framework_id, framework_version, key, key is null
  from   audit.signed_audit, unnest($3::text[], $4::text[]) as given(item, key)
  where  audit_id = $2`;

/** Writes published figures of organisations over as a careless builder would have made them; it tells no totals. */
export async function publishCarelessly(
  { administrator }: TestDatabase,
  { truth }: Organisations,
  build: KnownBuild,
): Promise<void> {
  await connected(administrator, async (client) => {
    await client.query(`set session_replication_role = replica`);
    await client.query(
      `update released.cell set counts = null, not_applicable = null, contributors_not_shown = contributors where rater_type = 'partner'`,
    );
    for (const [key, rows] of truth)
      for (const [item, seriesId] of made.ITEMS.entries()) {
        const answers = rows.map((row) => row[item] ?? null).filter((answer) => answer !== null);
        const given = answers.map((answer) => (answer < made.LEVELS ? answer : null));
        const cell = build(histogramOf(given, made.LEVELS), { contributors: given.length });
        if (cell.state === 'hidden') continue;
        const [cycle, region] = key.split('/');
        await client.query(SHOW, [cycle, region, seriesId, cell.counts, cell.notApplicable]);
      }
  });
}

/** $1 cycle, $2 region, $3 series, $4 counts, $5 not applicable. */
const SHOW = `
  update released.cell set counts = $4, not_applicable = $5, contributors_not_shown = 0
  from   released.release
  where  release.id = cell.release_id and cycle_id = $1 and area_code = $2 and series_id = $3 and rater_type = 'partner'`;

const AREAS = ['region', 'england'] as const;

/**
 * How many theme figures were told, and those that are not the sum of figures which are shown beside them: of the recommendations shown of
 * both kinds of rater in both areas.
 */
export function themeSums(told: Told) {
  const found = { figures: 0, telling: [] as string[] };
  for (const [address, answer] of told.answers) {
    if (!address.endsWith('/partners') || answer.status !== 200) continue;
    const { levels, themes, recommendations } = answer.json() as PartnerResults;
    const isStrength = levels.map(({ strength }) => strength);
    for (const theme of themes) {
      const everywhere = recommendations
        .filter(({ themeId }) => themeId === theme.id)
        .filter(({ authorities, partners }) =>
          AREAS.every((area) => countsOf(authorities[area]) && countsOf(partners[area])),
        );
      for (const area of AREAS) {
        const shown = everywhere.map(
          ({ authorities, partners }) => [countsOf(authorities[area]), countsOf(partners[area])] as const,
        );
        const sums = [0, 1].map((rater) => {
          const counts = shown.flatMap((both) => (both[rater] ?? []).map((count, at) => ({ count, at })));
          const add = (some: typeof counts) => some.reduce((sum, { count }) => sum + count, 0);
          return { atStrength: add(counts.filter(({ at }) => isStrength[at])), rated: add(counts) };
        });
        const figure = theme[area];
        if (!figure) continue;
        found.figures += 1;
        if (JSON.stringify([figure.authorities, figure.partners]) !== JSON.stringify(sums))
          found.telling.push(`${address}: ${theme.id}, ${area}`);
      }
    }
  }
  return found;
}

const countsOf = (cell: PartnerResult['partners']['region' | 'england']): readonly number[] | null =>
  'counts' in cell ? cell.counts : null;
