import { randomUUID } from 'node:crypto';

import type {
  AgencyPerson,
  AgencyPersonKey,
  LetIn,
  LetInForAgency,
  MembershipEvent,
} from '@plumbline/contract';

import type { Tx } from '../platform/database.js';
import { ProblemError } from '../platform/problem-error.js';
import { listAgencyPeople } from './agency-people.query.js';
import { addPerson, findByAddress, setAddress } from './work-address.js';

/** @throws ProblemError not-found */
export async function readAgencyPeople(tx: Tx, agencyId: string): Promise<AgencyPerson[]> {
  const [agency] = await tx.sql<object[]>`select from access.agency where id = ${agencyId}`;
  if (!agency) throw new ProblemError('not-found');
  return listAgencyPeople(tx, agencyId);
}

/** What an administrator does for an agency. */
interface Acting {
  readonly agencyId: string;
  /** The administrator. */
  readonly personId: string;
}

/**
 * Lets somebody act for an agency. Constraints of the tables decide, so that of two requests at once one does it and the other finds it done.
 * @throws ProblemError not-found; invalid-request for a day that is over; kept-from-ratings
 */
export async function letIn(tx: Tx, acting: Acting, person: LetInForAgency): Promise<LetIn> {
  const { agencyId } = acting;
  const { until } = person;
  await readAgencyPeople(tx, agencyId);
  await requireDayToCome(tx, until);
  const isNew = await addPerson(tx, person);
  const found = await findByAddress(tx, person.address);
  if (!found) throw new Error('An address that is on record is somebody’s');
  if (found.keptFromRatings) throw new ProblemError('kept-from-ratings');
  const membership = await takeUp(tx, { agencyId, personId: found.personId, until });
  if (membership.taken) {
    await record(tx, acting, { membershipId: membership.id, what: 'let-in', until });
    await showAtFrontDoor(tx, acting, membership.id);
  }
  const people = await listAgencyPeople(tx, agencyId);
  return {
    people,
    membershipId: membership.id,
    outcome: membership.taken ? (isNew ? 'new' : 'known') : 'there-already',
  };
}

interface Membership {
  readonly agencyId: string;
  readonly personId: string;
  readonly until: string | null;
}

/** A time that is over begins again; one that is not stays as it is. */
async function takeUp(
  tx: Tx,
  { agencyId, personId, until }: Membership,
): Promise<{ id: string; taken: boolean }> {
  const [made] = await tx.sql<{ id: string }[]>`
    with made as (
      insert into access.membership (id, person_id, role, agency_id, valid_until)
      values (${randomUUID()}, ${personId}, 'partner', ${agencyId}, ${until}::date)
      on     conflict do nothing
      returning id
    )
    select id from made`;
  if (made) return { ...made, taken: true };
  const [again] = await tx.sql<{ id: string }[]>`
    with again as (
      update access.membership set valid_until = ${until}::date
      where  person_id = ${personId} and role = 'partner' and agency_id = ${agencyId} and valid_until < current_date
      returning id
    )
    select id from again`;
  if (again) return { ...again, taken: true };
  const [there] = await tx.sql<{ id: string }[]>`
    select id from access.membership
    where  person_id = ${personId} and role = 'partner' and agency_id = ${agencyId}`;
  if (!there) throw new Error('A membership that is not new is there');
  return { ...there, taken: false };
}

type Done = Pick<MembershipEvent, 'what' | 'until'> & { readonly membershipId: string };

async function record(tx: Tx, { personId }: Acting, { membershipId, what, until }: Done): Promise<void> {
  await tx.sql`
    insert into access.membership_event (membership_id, what, until, by_person)
    values (${membershipId}, ${what}, ${until}::date, ${personId})`;
}

/** In the demonstration there is no other way in: whom one of its people lets in stands at the front door, too. */
async function showAtFrontDoor(tx: Tx, { personId }: Acting, membershipId: string): Promise<void> {
  await tx.sql`
    insert into access.demonstration_person (role, membership_id, position)
    select 'partner', ${membershipId}, (select max(position) + 1 from access.demonstration_person)
    where  exists (select from access.demonstration_person shown
                   join   access.membership on membership.id = shown.membership_id
                   where  membership.person_id = ${personId})
    -- Its people are chosen by role, name and for whom.
    and    not exists (select from access.demonstration_person shown
                       join   access.membership on membership.id = shown.membership_id
                       join   access.person     on person.id = membership.person_id
                       join   access.membership mine on mine.id = ${membershipId}
                       join   access.person     self on self.id = mine.person_id
                       where  (shown.role, person.name, membership.agency_id) = ('partner', self.name, mine.agency_id))`;
}

/**
 * Changes until when somebody may act for an agency; the day that it has already changes nothing.
 * @throws ProblemError not-found; time-over; invalid-request for a day that is over
 */
export async function changeAgencyLastDay(
  tx: Tx,
  { agencyId, membershipId, personId }: AgencyPersonKey & Acting,
  until: string | null,
): Promise<AgencyPerson[]> {
  const membership = await requirePerson(tx, { agencyId, membershipId });
  if (membership.over) throw new ProblemError('time-over');
  await requireDayToCome(tx, until);
  const changed = await tx.sql<object[]>`
    with changed as (
      update access.membership set valid_until = ${until}::date
      where  id = ${membershipId} and valid_until is distinct from ${until}::date
      and    current_date <= coalesce(valid_until, 'infinity')
      returning id
    )
    select from changed`;
  if (changed.length > 0) await record(tx, { agencyId, personId }, { membershipId, what: 'last-day', until });
  return listAgencyPeople(tx, agencyId);
}

/** @throws ProblemError not-found; address-taken */
export async function setWorkAddress(
  tx: Tx,
  { agencyId, membershipId, personId }: AgencyPersonKey & Acting,
  address: string,
): Promise<AgencyPerson[]> {
  await requirePerson(tx, { agencyId, membershipId });
  if (await setAddress(tx, membershipId, address))
    await record(tx, { agencyId, personId }, { membershipId, what: 'address', until: null });
  return listAgencyPeople(tx, agencyId);
}

/** Ends somebody's time for an agency, and their sessions; one that is over stays as it is. @throws ProblemError not-found */
export async function endAgencyPerson(
  tx: Tx,
  { agencyId, membershipId, personId }: AgencyPersonKey & Acting,
): Promise<AgencyPerson[]> {
  await requirePerson(tx, { agencyId, membershipId });
  const ended = await tx.sql<object[]>`
    with ended as (
      update access.membership set valid_until = current_date - 1
      where  id = ${membershipId} and current_date <= coalesce(valid_until, 'infinity')
      returning id
    )
    select from ended`;
  if (ended.length > 0) {
    await tx.sql`select access.end_sessions(${membershipId})`;
    await record(tx, { agencyId, personId }, { membershipId, what: 'ended', until: null });
  }
  return listAgencyPeople(tx, agencyId);
}

/** @throws ProblemError not-found */
async function requirePerson(tx: Tx, { agencyId, membershipId }: AgencyPersonKey): Promise<AgencyPerson> {
  const membership = (await readAgencyPeople(tx, agencyId)).find(
    (each) => each.membershipId === membershipId,
  );
  if (!membership) throw new ProblemError('not-found');
  return membership;
}

/** The day is the database's, as for everybody's last day. */
async function requireDayToCome(tx: Tx, until: string | null): Promise<void> {
  const [day] = await tx.sql<
    { over: boolean }[]
  >`select coalesce(${until}::date < current_date, false) as "over"`;
  if (day?.over)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/body/until', detail: 'Enter today or a later day' },
    ]);
}
