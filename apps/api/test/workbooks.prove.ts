import { afterAll, beforeAll, expect, it } from 'vitest';

import { populateForAudits, startOne } from './audit-world.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Service, startService } from './service.js';
import { roundTrip, uploadMutants } from './workbook-trials.js';

/** The long versions of what hostile-files.it.test.ts shows in short. */

const MINUTES = 60_000;

let database: TestDatabase;
let service: Service;
let as: string;

beforeAll(async () => {
  database = await cloneDatabase();
  await populateForAudits(database);
  service = await startService(database);
  as = await service.signInAs('audit-lead');
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

it('writes what a workbook says, to the sign: 10,044 texts', { timeout: 20 * MINUTES }, async () => {
  for (let seed = 1001; seed <= 1124; seed++) {
    const { auditId } = await startOne(database, service, as);
    const { written, read, changesAgain } = await roundTrip({ service, as, auditId, seed });
    expect(read).toEqual(written);
    expect(changesAgain).toEqual([]);
  }
});

it(
  'refuses workbooks damaged by chance or reads them: 2,000 of them',
  { timeout: 20 * MINUTES },
  async () => {
    const { auditId } = await startOne(database, service, as);
    const before = process.memoryUsage.rss();
    let most = before;
    const watching = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    const statuses = await uploadMutants({ service, as, auditId, seed: 2 }, 2_000);
    clearInterval(watching);
    console.log(
      `2,000 damaged workbooks took ${Math.round((most - before) / 1_000_000)} MB more at the most`,
    );
    expect(new Set(statuses)).toEqual(new Set([200, 422]));
  },
);
