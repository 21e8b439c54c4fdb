import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { findCycle } from '../framework/cycle.service.js';
import { inOneTransaction, type Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import type { Addresses } from '../platform/logins.js';
import { ruleFrom } from './rule.js';

const BUILDER = fileURLToPath(new URL('./release-builder.js', import.meta.url));

/**
 * Publishes the results of a closed cycle: queues the request, lets the release builder carry it out and returns the release's id.
 * @throws Failure when the cycle is unknown, open or published already, or the builder failed
 */
export async function publishRelease(
  addresses: Addresses,
  frameworkId: string,
  cycleId: string,
): Promise<string> {
  ruleFrom(process.env); // refused here, where somebody reads it, rather than in the builder
  const requestId = randomUUID();
  await inOneTransaction(addresses.svc_platform, async (tx) => {
    await findCycle(tx, frameworkId, cycleId);
    await tx.sql`insert into release.request (id, framework_id, cycle_id) values (${requestId}, ${frameworkId}, ${cycleId})`;
  });
  await runBuilder(requestId, addresses.svc_release_builder);
  return inOneTransaction(addresses.svc_platform, (tx) => readOutcome(tx, requestId));
}

/** The builder gets its own address and the rule, and nothing else of this process's environment. */
async function runBuilder(requestId: string, address: string): Promise<void> {
  const builder = spawn(process.execPath, [BUILDER, requestId], {
    env: { DATABASE_RELEASE_BUILDER_URL: address, PLUMBLINE_RULE: process.env['PLUMBLINE_RULE'] },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await once(builder, 'exit');
}

async function readOutcome(tx: Tx, requestId: string): Promise<string> {
  const [outcome] = await tx.sql<{ releaseId: string | null; fault: string | null }[]>`
    select release_id as "releaseId", fault from release.outcome where request_id = ${requestId}`;
  if (outcome?.releaseId) return outcome.releaseId;
  throw new Failure(outcome?.fault ?? 'The release builder ended without an outcome.');
}
