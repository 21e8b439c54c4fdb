import { publishRelease } from '../src/release/publish-release.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { contentHash, OFSTED, readAllResults, readRatingsFile } from './real-world.js';
import { startService } from './service.js';

/** A row of what is released, as the database holds it. */
export interface ReleasedCell {
  readonly area: string;
  readonly series: string;
  readonly rater: 'own' | 'partner';
  readonly contributors: number;
  readonly by_consent: boolean;
  readonly counts: number[] | null;
  readonly not_applicable: number | null;
}

/** What everybody could see of a release, with its id taken out; and the rows that it is read from. */
export interface Published {
  readonly responses: string;
  readonly file: string;
  readonly hash: string;
  readonly cells: readonly ReleasedCell[];
}

/** Publishes ILACS1 in a copy of a world in which something was different before; somebody in it must be an evaluator. */
export async function publishAfter(world: TestDatabase, deed: string): Promise<Published> {
  const database = await cloneDatabase(world.name);
  // As a restored backup would be written: without the checks that keep the service itself from doing this.
  await database.asSuperuser(`set session_replication_role = replica; ${deed}`);
  const id = await publishRelease(database.addresses, OFSTED, 'ILACS1');
  const service = await startService(database);
  const responses = JSON.stringify(
    [...(await readAllResults(service))].map(([path, { body }]) => [path, body]),
  );
  await service.close();
  const published = {
    responses: responses.replaceAll(id, 'RELEASE'),
    file: await readRatingsFile(database, id),
    hash: await contentHash(database, id),
    cells: await database.asSuperuser<ReleasedCell>(
      `select area_code as area, series_id as series, rater_type as rater, contributors, by_consent, counts, not_applicable
       from   released.cell order by 1, 2, 3`,
    ),
  };
  await database.drop();
  return published;
}
