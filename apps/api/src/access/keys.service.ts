import { randomUUID } from 'node:crypto';

import type { IssuedKey, IssueKey, MachineKey, MachineKeys } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';
import { ProblemError } from '../platform/problem-error.js';
import { hashOf, newSecret } from './key-secret.js';

/** Every key that was ever issued, those in use first; and the regions there are. Grain: key; region. */
export async function listKeys(tx: Tx): Promise<MachineKeys> {
  const keys = await tx.sql<MachineKey[]>`
    select key.id                      as "id",
           key.name                    as "name",
           key.purpose                 as "purpose",
           json_build_object('code', region.code, 'name', region.name) as "region",
           key.valid_until::text       as "lastDay",
           (key.issued_at at time zone 'Europe/London')::date::text as "issuedOn",
           person.name                 as "issuedBy",
           key.last_used_on::text      as "lastUsedOn",
           case when key.ended_at is not null      then 'ended'
                when key.valid_until < current_date then 'over'
                else 'in-use' end      as "state"
    from   access.machine_key key
    join   access.region on region.code = key.region_code
    left   join access.person on person.id = key.issued_by
    order  by key.ended_at is not null or key.valid_until < current_date, key.valid_until, key.name, key.id`;
  const regions = await tx.sql<MachineKeys['regions']>`select code, name from access.region order by name`;
  return { keys, regions };
}

/**
 * Issues a key; only the hash of its secret is kept. `by`: the administrator, null for the command line.
 * @throws ProblemError invalid-request for a region that is not there, or a last day that is over or more than a year ahead
 */
export async function issueKey(tx: Tx, asked: IssueKey, by: string | null): Promise<IssuedKey> {
  const { name, purpose, regionCode, lastDay } = asked;
  const [fits] = await tx.sql<{ day: boolean; region: boolean }[]>`
    select ${lastDay}::date between current_date and current_date + interval '1 year'    as "day",
           exists (select from access.region where code = ${regionCode}) as "region"`;
  const faults = [
    ...(fits?.region ? [] : [{ pointer: '#/body/regionCode', detail: 'Choose a region' }]),
    ...(fits?.day
      ? []
      : [{ pointer: '#/body/lastDay', detail: 'Enter today or a later day, at most a year ahead' }]),
  ];
  if (faults.length > 0) throw new ProblemError('invalid-request', undefined, faults);
  const keyId = randomUUID();
  const secret = newSecret();
  await tx.sql`
    insert into access.machine_key (id, secret_hash, name, purpose, region_code, valid_until, issued_by)
    values (${keyId}, ${hashOf(secret)}, ${name}, ${purpose}, ${regionCode}, ${lastDay}::date, ${by})`;
  return { ...(await listKeys(tx)), keyId, secret };
}

/** Ends a key at once and for good; one that was ended stays as it is. @throws ProblemError not-found */
export async function endKey(tx: Tx, keyId: string, by: string | null): Promise<MachineKeys> {
  await tx.sql`
    update access.machine_key set ended_at = clock_timestamp(), ended_by = ${by}
    where  id = ${keyId} and ended_at is null`;
  const all = await listKeys(tx);
  if (!all.keys.some(({ id }) => id === keyId)) throw new ProblemError('not-found');
  return all;
}
