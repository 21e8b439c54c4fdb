import { afterAll, beforeAll, beforeEach } from 'vitest';

import { OTHER_LEAD, populateForAudits, startOne, type World } from './audit-world.js';
import { partnersOf } from './partners-world.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { type Service, startService } from './service.js';

/** What the tests of a file stand on, once it has called one of the functions below. */
export let database: TestDatabase;
export let service: Service;
/** Sessions of Northmoor's audit lead, of a second one and of its approver, and of somebody of the police. */
export let lead: string;
export let other: string;
export let approver: string;
export let police: string;
/** The running test's own audit, and what its people do about its partners. */
export let world: World;
export let partners: ReturnType<typeof partnersOf>;

type Prepare = (database: TestDatabase) => Promise<unknown>;

/** The made-up world of audits in a database of the file's own, with what is to be in it before the service starts. */
export function withAudits(...more: readonly Prepare[]): void {
  beforeAll(async () => {
    database = await cloneDatabase();
    await populateForAudits(database);
    for (const prepare of more) await prepare(database);
    service = await startService(database);
    lead = await service.signInAs('audit-lead');
    other = await service.signInBy(OTHER_LEAD);
    approver = await service.signInAs('approver');
    police = await service.signInAs('partner');
  });
  afterAll(async () => {
    await service.close();
    await database.drop();
  });
}

/** The same, and a fresh audit of Northmoor's for each test. */
export function withFreshAudits(...more: readonly Prepare[]): void {
  withAudits(...more);
  beforeEach(async () => {
    world = await startOne(database, service, lead);
    partners = partnersOf(service, world, lead);
  });
}
