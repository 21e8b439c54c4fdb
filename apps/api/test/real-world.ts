import { type RegionResults, type Releases } from '@plumbline/contract';
import { REAL_DATA } from '@plumbline/demo-data';

import { readAuthorities, readChanges } from '../src/access/authorities.file.js';
import { importAuthorities } from '../src/access/import-authorities.js';
import { importRatings } from '../src/audit/import-ratings.js';
import { ratingsCsv } from '../src/comparison/release-files.js';
import { readCells, readLevelKeys, readReleaseHead } from '../src/comparison/release-files.query.js';
import { inOneTransaction } from '../src/platform/database.js';
import type { TestDatabase } from './postgres.js';
import type { Service } from './service.js';

export const OFSTED = 'ofsted-ilacs';

/** England's authorities and Ofsted's judgements of them: the cycles ILACS1 to ILACS3, closed, nothing published. */
export async function importRealWorld({ addresses }: TestDatabase): Promise<void> {
  const authorities = readAuthorities(REAL_DATA.authorities);
  const codes = new Set(authorities.map((row) => row.new_la_code));
  await inOneTransaction(addresses.svc_import, async (tx) => {
    await importAuthorities(tx, authorities, readChanges(REAL_DATA.authorityCodeChanges, codes));
    await importRatings(tx, REAL_DATA.ofstedRatings, OFSTED);
  });
}

/** Somebody who may see results. */
const EVALUATOR = '50000000-0000-4000-8000-000000000007';
export const addEvaluator = (database: TestDatabase) =>
  database.asSuperuser(`
    insert into access.person (id, name) values ('${EVALUATOR}', 'An evaluator');
    insert into access.membership (id, person_id, role) values ('${EVALUATOR}', '${EVALUATOR}', 'evaluator')`);

/** Bodies and entity tags of everything that the service tells about its releases, by address. */
export async function readAllResults(
  service: Service,
): Promise<Map<string, { body: string; etag: unknown }>> {
  const as = await service.signInAs('evaluator');
  const list = await service.request({ as, path: '/releases' });
  const paths = (list.json() as Releases).releases.flatMap(({ id, regions }) => [
    ...regions.map(({ code }) => `/releases/${id}/regions/${code}/results`),
    `/releases/${id}/overview`,
  ]);
  const all = new Map([['/releases', { body: list.body, etag: list.headers['etag'] }]]);
  for (const path of paths) {
    const { body, headers } = await service.request({ as, path });
    all.set(path, { body, etag: headers['etag'] });
  }
  return all;
}

export async function readRegions(service: Service, releaseId: string): Promise<RegionResults[]> {
  const all = [...(await readAllResults(service))].filter(
    ([path]) => path.includes(releaseId) && path.endsWith('/results'),
  );
  return all.map(([, { body }]) => JSON.parse(body) as RegionResults);
}

/** The release's ratings.csv, as the command line writes it. */
export function readRatingsFile({ addresses }: TestDatabase, releaseId: string): Promise<string> {
  return inOneTransaction(addresses.svc_released, async (tx) => {
    const head = await readReleaseHead(tx, releaseId);
    if (!head) throw new Error(`There is no release ${releaseId}`);
    return ratingsCsv(head, await readLevelKeys(tx, releaseId), await readCells(tx, releaseId));
  });
}

export async function contentHash(database: TestDatabase, releaseId: string): Promise<string> {
  const [row] = await database.asSuperuser<{ hash: string }>(
    'select content_hash as hash from released.release where id = $1',
    [releaseId],
  );
  return row?.hash ?? 'no such release';
}
