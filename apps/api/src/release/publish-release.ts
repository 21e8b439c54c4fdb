import { randomUUID } from 'node:crypto';

import type { ResultsRequest } from '@plumbline/contract';

import { requireCycle } from '../framework/cycle.service.js';
import { inOneTransaction, type Tx } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import type { Addresses } from '../platform/logins.js';
import { Builder } from './builder.js';
import { ruleFrom } from './rule.js';

export interface Asked {
  readonly frameworkId: string;
  readonly cycleId: string;
  readonly kind: ResultsRequest;
  /** Null: the command line. */
  readonly personId: string | null;
  /** Who asked on the command line, in their own words; null where a person did, or the service itself. */
  readonly statedBy?: string | null;
}

/** Puts a request into the builder's queue and returns its id. @throws Failure when the cycle is unknown */
export async function queueRequest(
  tx: Tx,
  { frameworkId, cycleId, kind, personId, statedBy = null }: Asked,
): Promise<string> {
  const requestId = randomUUID();
  await requireCycle(tx, frameworkId, cycleId);
  await tx.sql`
    insert into release.request (id, framework_id, cycle_id, kind, requested_by, stated_by)
    values (${requestId}, ${frameworkId}, ${cycleId}, ${kind}, ${personId}, ${statedBy})`;
  return requestId;
}

/** How a request ended: the id of the release, null for a preview. @throws Failure when it ended otherwise */
export async function readOutcome(tx: Tx, requestId: string): Promise<string | null> {
  const [outcome] = await tx.sql<{ releaseId: string | null; fault: string | null }[]>`
    select release_id as "releaseId", fault from release.outcome where request_id = ${requestId}`;
  if (!outcome) throw new Failure('The release builder ended without an outcome.');
  if (outcome.fault !== null) throw new Failure(outcome.fault);
  return outcome.releaseId;
}

/**
 * Publishes the results of a closed cycle: queues the request, lets the release builder carry it out and returns the release's id.
 * @throws Failure when the cycle is unknown, open or published already, or the builder failed
 */
export const publishRelease = (addresses: Addresses, frameworkId: string, cycleId: string): Promise<string> =>
  publishAs(addresses, { frameworkId, cycleId, statedBy: null });

/** The same, with who asked for it on record. @throws Failure as {@link publishRelease} */
export async function publishAs(
  addresses: Addresses,
  asked: { readonly frameworkId: string; readonly cycleId: string; readonly statedBy: string | null },
): Promise<string> {
  ruleFrom(process.env); // refused here, where somebody reads it, rather than in the builder
  const requestId = await inOneTransaction(addresses.svc_platform, (tx) =>
    queueRequest(tx, { ...asked, kind: 'publish', personId: null }),
  );
  await new Builder(addresses.svc_release_builder).carryOut(requestId);
  const releaseId = await inOneTransaction(addresses.svc_platform, (tx) => readOutcome(tx, requestId));
  if (releaseId === null) throw new Error('The builder answered a request to publish with a preview');
  return releaseId;
}
