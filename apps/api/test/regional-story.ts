import type { KnownBuild } from '@plumbline/disclosure/attack';

import { type Attack, attack } from './regional-attack.js';
import { type AttackTogether, attackTogether } from './regional-cycles.js';
import { readEverything, type Told } from './regional-reader.js';
import { addOrganisations, type Organisations } from './regional-partners.js';
import * as made from './regional-world.js';
import type { TestDatabase } from './postgres.js';
import { startService } from './service.js';

/** What the lead of the smallest region was told at each moment, and what there was to tell. */
export interface Story extends made.RegionalWorld {
  readonly releases: readonly string[];
  readonly told: readonly Told[];
}

/** Everything as the lead of the smallest region is told it; other leads are told the same but for who returned. */
export async function tellAll(
  { database }: Pick<made.RegionalWorld, 'database'>,
  releases: readonly string[] = [],
): Promise<Told> {
  const service = await startService(database);
  const told = await readEverything(service, await service.signInBy(made.leadOf(5)), releases);
  await service.close();
  return told;
}

/** Asks for everything once results are published, once late returns and corrections are in and an audit is gone, and once one release is withdrawn. */
export async function tellStory(seed: number): Promise<Story> {
  const world = await made.makeRegions({ seed });
  const releases = await made.publishAll(world.database);
  const told = [await tellAll(world, releases)];
  await made.returnLateAndCorrect(world.database, seed);
  await world.database.asSuperuser(
    `${made.OFFER_CONTACT} set session_replication_role = replica; ${made.WITHDRAW}`,
  );
  told.push(await tellAll(world, releases));
  await world.database.asSuperuser('insert into released.retraction (release_id, reason) values ($1, $2)', [
    releases[0],
    'a mistake',
  ]);
  told.push(await tellAll(world, releases));
  return { ...world, releases, told };
}

/** What the lead of the smallest region is told of organisations' ratings, and what there was to tell. */
export interface PartnerStory extends Organisations {
  readonly database: TestDatabase;
  readonly told: Told;
}

export async function tellPartners(seed: number): Promise<PartnerStory> {
  const { database } = await made.makeRegions({ seed });
  const organisations = await addOrganisations(database, seed);
  await made.publishAll(database);
  return { database, ...organisations, told: await tellAll({ database }) };
}

/** The attack on both cycles at once. */
export const attackCycles = (
  { truth, who }: Pick<made.RegionalWorld, 'truth' | 'who'>,
  told: readonly Told[],
  more: Pick<Parameters<typeof attackTogether>[0], 'seen' | 'overAgain'> & { items?: readonly string[] } = {},
): AttackTogether =>
  attackTogether({ told, truth, who, items: made.ITEMS, cycles: made.CYCLES, sampled: 20, ...more });

/** The attack on organisations' ratings: who works in an authority knows all that organisations answered to it. */
export const attackPartners = (
  { told, truth, seen }: Omit<PartnerStory, 'database'>,
  build?: KnownBuild,
): Attack => attack({ told: [told], truth, seen, sampled: 20, seed: 1, ...(build && { build }) });

/** How many figures of one kind of raters' ratings stand in the database, shown and hidden: what the attacker has to have read. */
export async function figuresIn(
  { database }: Pick<made.RegionalWorld, 'database'>,
  rater: 'own' | 'partner' = 'own',
) {
  const [row] = await database.asSuperuser<{ shown: number; hidden: number }>(
    `select count(counts)::int as shown, (count(*) - count(counts))::int as hidden
     from   released.cell where rater_type = $1 and area_code like 'E12%'`,
    [rater],
  );
  return row ?? { shown: 0, hidden: 0 };
}

export const attackStory = ({ told, truth }: Pick<Story, 'told' | 'truth'>, seed: number): Attack =>
  attack({ told, truth, sampled: 20, seed });

/** What is below the releases, to the byte; how returns stand, live, is another matter. Of a refusal only that it is one: each is numbered. */
export const publishedIn = ({ answers }: Told): [string, number, string, unknown][] =>
  [...answers]
    .filter(([address]) => address.startsWith('/releases'))
    .map(([address, { status, body, headers }]) => [
      address,
      status,
      status < 400 ? body : '',
      headers['etag'],
    ]);
