import { randomUUID } from 'node:crypto';

import type { LetInForAgency } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';
import { ProblemError } from '../platform/problem-error.js';

/** Addresses are given one after the other, so that none is given to two. */
async function takeTurn(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(7286, 1)`;
}

/** Puts somebody on record, unless the address is somebody's. Whether it was nobody's before. */
export async function addPerson(tx: Tx, { name, address }: LetInForAgency): Promise<boolean> {
  await takeTurn(tx);
  const added = await tx.sql<object[]>`
    with address as (
      insert into access.work_address (person_id, address) values (${randomUUID()}, ${address})
      on     conflict (address) do nothing
      returning person_id
    ), person as (
      insert into access.person (id, name) select person_id, ${name} from address returning id
    )
    select from person`;
  return added.length > 0;
}

/** Gives the person of a membership an address in place of the former one. Whether that is another. @throws ProblemError address-taken */
export async function setAddress(tx: Tx, membershipId: string, address: string): Promise<boolean> {
  await takeTurn(tx);
  const [taken] = await tx.sql<object[]>`
    select from access.work_address
    where  address = ${address}
    and    person_id <> (select person_id from access.membership where id = ${membershipId})`;
  if (taken) throw new ProblemError('address-taken');
  const changed = await tx.sql<object[]>`
    with changed as (
      insert into access.work_address as known (person_id, address)
      select person_id, ${address} from access.membership where id = ${membershipId}
      on     conflict (person_id) do update set address = excluded.address where known.address <> excluded.address
      returning person_id
    )
    select from changed`;
  return changed.length > 0;
}

/**
 * Whose address it is, and whether that person has a role now that is kept from ratings; null: nobody's on record.
 */
export async function findByAddress(
  tx: Tx,
  address: string,
): Promise<{ personId: string; keptFromRatings: boolean } | null> {
  const [found] = await tx.sql<{ personId: string; keptFromRatings: boolean }[]>`
    select work_address.person_id as "personId",
           exists (select from access.membership
                   where  membership.person_id = work_address.person_id
                   and    membership.role in ('administrator', 'regional-lead', 'evaluator')
                   and    current_date <= coalesce(membership.valid_until, 'infinity')) as "keptFromRatings"
    from   access.work_address
    where  work_address.address = ${address}`;
  return found ?? null;
}
