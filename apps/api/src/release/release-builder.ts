/**
 * The release builder: a process of its own that signs in with credentials of its own, carries out one request of the queue and
 * ends. Nothing that answers requests can read ratings across authorities; nothing that reads them answers requests.
 */
import 'reflect-metadata';

import { openDatabase } from '../platform/database.js';
import { Failure } from '../platform/failure.js';
import { buildRelease } from './build-release.js';
import { ruleFrom } from './rule.js';

const [requestId] = process.argv.slice(2);
const address = process.env['DATABASE_RELEASE_BUILDER_URL'];
if (!requestId || !address)
  throw new Error('usage: DATABASE_RELEASE_BUILDER_URL=… node release-builder.js REQUEST');

const rule = ruleFrom(process.env);
const database = await openDatabase(address, 1);
try {
  // Cycles of one framework are published one after another: joiners are counted against what was published before. The lock goes with the
  // only connection, and is held before the snapshot is taken.
  await database.sql`
    select pg_advisory_lock(7285, hashtext(framework_id)) from release.request where id = ${requestId} and kind = 'publish'`;
  // One snapshot: what is signed while the builder reads does not count half.
  const build = () => database.transaction('REPEATABLE READ', (tx) => buildRelease(tx, requestId, rule));
  // Another builder wrote what this one was about to: a new snapshot sees that release and says so.
  await build().catch((error: unknown) => (isOvertaken(error) ? build() : Promise.reject(error)));
} catch (error) {
  // Never the error's own words but for a Failure: a database's message may quote the rows it is about.
  const fault = error instanceof Failure ? error.message : 'The release could not be built.';
  await database.sql`insert into release.outcome (request_id, fault) values (${requestId}, ${fault})`;
  if (!(error instanceof Failure)) console.error(error instanceof Error ? error.stack : error);
  process.exitCode = 1;
} finally {
  await database.destroy();
}

/** SQLSTATE serialization_failure. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '40001';
}
