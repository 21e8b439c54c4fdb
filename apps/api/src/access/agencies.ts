import { randomUUID } from 'node:crypto';

import type { AddAgency, AgencyDetails, ServingKey } from '@plumbline/contract';

import type { Tx } from '../platform/database.js';
import { ProblemError } from '../platform/problem-error.js';
import { todayInLondon } from '../platform/date.js';
import { listAgencies, listAuthorities, readSeat, readServing } from './agencies.query.js';
import { seatAgencies } from './seat-agencies.js';

/** @throws ProblemError not-found */
export async function readAgency(tx: Tx, agencyId: string): Promise<AgencyDetails> {
  const [agency] = await listAgencies(tx, agencyId);
  if (!agency) throw new ProblemError('not-found');
  return {
    agency,
    serving: await readServing(tx, agencyId),
    authorities: await listAuthorities(tx),
    countsIn: await readSeat(tx, agencyId),
  };
}

/** @throws ProblemError agency-exists for a name that another has, in whatever letters */
export async function addAgency(tx: Tx, { name, kind }: AddAgency): Promise<AgencyDetails> {
  const id = randomUUID();
  const [added] = await tx.sql<{ id: string }[]>`
    with added as (
      insert into access.agency (id, kind, name) values (${id}, ${kind}, ${name}) on conflict do nothing returning id
    )
    select id from added`;
  if (!added) throw new ProblemError('agency-exists');
  return readAgency(tx, id);
}

interface Entered {
  readonly key: ServingKey;
  readonly personId: string;
}

/** @throws ProblemError not-found; serves-already when it does on that day; invalid-request for a day that is over */
export async function startServing(tx: Tx, { key, personId }: Entered, from: string): Promise<AgencyDetails> {
  const { agencyId, authorityId } = key;
  const { authorities, serving } = await readAgency(tx, agencyId);
  if (!authorities.some(({ id }) => id === authorityId)) throw new ProblemError('not-found');
  requireToCome('from', from);
  const meanwhile = serving.some((one) => one.authorityId === authorityId && (one.until ?? from) >= from);
  if (meanwhile) throw new ProblemError('serves-already');
  const [started] = await tx.sql<{ agencyId: string }[]>`
    with started as (
      insert into access.agency_authority (agency_id, authority_id, valid_from, started_by)
      values (${agencyId}, ${authorityId}, ${from}, ${personId})
      on     conflict do nothing
      returning agency_id
    )
    select agency_id as "agencyId" from started`;
  if (!started) throw new ProblemError('serves-already');
  await seatAgencies(tx);
  return readAgency(tx, agencyId);
}

/** @throws ProblemError not-found when it does not serve the authority, or ends already; invalid-request for a day that is over or before the first */
export async function endServing(tx: Tx, { key, personId }: Entered, until: string): Promise<AgencyDetails> {
  const { agencyId, authorityId } = key;
  const { serving } = await readAgency(tx, agencyId);
  const open = serving.find((one) => one.authorityId === authorityId && one.until === null);
  if (!open) throw new ProblemError('not-found');
  requireToCome('until', until);
  if (open.from !== null && until < open.from)
    throw refused('until', 'Enter the day on which it begins or a later one');
  await tx.sql`
    update access.agency_authority
    set    valid_until = ${until}, ended_by = ${personId}
    where  agency_id = ${agencyId} and authority_id = ${authorityId} and valid_until is null`;
  return readAgency(tx, agencyId);
}

function requireToCome(field: string, day: string): void {
  if (day < todayInLondon()) throw refused(field, 'Enter today or a later day');
}

const refused = (field: string, detail: string): ProblemError =>
  new ProblemError('invalid-request', undefined, [{ pointer: `#/body/${field}`, detail }]);
