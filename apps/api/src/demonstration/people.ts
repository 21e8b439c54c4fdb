import { randomUUID } from 'node:crypto';

import type { Role } from '@plumbline/contract';
import { DEMONSTRATION, fictionalAgencies, fictionalAuthorities } from '@plumbline/demo-data';

import type { Tx } from '../platform/database.js';

const HOME_REGION = 'E12000001';
/** Ubrabarrow, in the North East: two cycles signed off, the third half done. */
const HOME_AUTHORITY = 'X08000003';
/** They were there before the first cycle opened. */
const SINCE = '2024-09-01';

interface Person {
  readonly role: Role;
  readonly name: string;
}

/** The authority's own, and a partner of an agency that it asks. */
const OF_THE_AUTHORITY: readonly Person[] = [
  { role: 'audit-lead', name: 'Nadia Okafor' },
  { role: 'contributor', name: 'Tom Hollis' },
  { role: 'partner', name: 'Grace Lindqvist' },
  { role: 'approver', name: 'Helen Marchetti' },
  { role: 'viewer', name: 'Rashid Karim' },
];
/** Two administrators: one approves a project, the other admits to it. */
const BEYOND: readonly Person[] = [
  { role: 'regional-lead', name: 'Robin Adeyemi' },
  { role: 'evaluator', name: 'Sam Whitfield' },
  { role: 'administrator', name: 'Morgan Ellis' },
  { role: 'administrator', name: 'Jo Trevanion' },
];
/** In the order of the front door. */
const PEOPLE = [...OF_THE_AUTHORITY, ...BEYOND];

/** The fictional authority whose people can be signed in as. @throws Error when the fiction has none of its code */
export function homeAuthority(): string {
  const home = fictionalAuthorities(DEMONSTRATION).find(({ code }) => code === HOME_AUTHORITY);
  if (!home) throw new Error(`The fiction has no authority ${HOME_AUTHORITY}`);
  return home.id;
}

/** The health agency that serves the home authority. @throws Error when the fiction has none */
export function homeAgency(): string {
  const home = homeAuthority();
  const agency = fictionalAgencies(DEMONSTRATION).find(
    ({ kind, serves }) => kind === 'health' && serves.includes(home),
  );
  if (!agency) throw new Error(`No health agency of the fiction serves ${HOME_AUTHORITY}`);
  return agency.id;
}

/** Those who are not there yet; of a service without the fiction only those who need none of it. */
export async function missingPeople(tx: Tx, { fiction }: { fiction: boolean }): Promise<readonly Person[]> {
  const there = await readCast(tx);
  return (fiction ? PEOPLE : BEYOND).filter(
    ({ role, name }) => !there.some((one) => one.role === role && one.name === name),
  );
}

/** Somebody of the demonstration who is on record. */
export interface CastMember extends Person {
  readonly personId: string;
}

/** As svc_platform. */
export function readCast(tx: Tx): Promise<CastMember[]> {
  return tx.sql<CastMember[]>`
    select shown.role as "role", person.name as "name", person.id as "personId"
    from   access.demonstration_person shown
    join   access.membership on membership.id = shown.membership_id
    join   access.person     on person.id = membership.person_id
    order  by shown.position`;
}

/** The person of a role, the first where there are several. @throws Error when there is none */
export function castAs(cast: readonly CastMember[], role: Role): string {
  const found = cast.find((one) => one.role === role);
  if (!found) throw new Error(`The demonstration has no ${role}`);
  return found.personId;
}

/** As svc_platform. */
export async function writePeople(tx: Tx, people: readonly Person[]): Promise<void> {
  const regions = await tx.sql`select from access.region where code = ${HOME_REGION}`;
  const rows = people
    .filter(({ role }) => role !== 'regional-lead' || regions.length > 0)
    .map((person) => ({
      ...person,
      position: PEOPLE.indexOf(person),
      personId: randomUUID(),
      membershipId: randomUUID(),
      ...placeOf(person),
    }));
  await tx.sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r("personId" uuid, "membershipId" uuid, role text, name text, "authorityId" uuid, "agencyId" uuid, "regionCode" text, position smallint)
    ), person as (
      insert into access.person (id, name) select "personId", name from row
    ), membership as (
      insert into access.membership (id, person_id, role, authority_id, agency_id, region_code, valid_from)
      select "membershipId", "personId", role, "authorityId", "agencyId", "regionCode", ${SINCE} from row
    )
    insert into access.demonstration_person (role, membership_id, position) select role, "membershipId", position from row`;
}

/** Whom somebody acts for. */
function placeOf(person: Person): { authorityId?: string; agencyId?: string; regionCode?: string } {
  if (person.role === 'regional-lead') return { regionCode: HOME_REGION };
  if (person.role === 'partner') return { agencyId: homeAgency() };
  return OF_THE_AUTHORITY.includes(person) ? { authorityId: homeAuthority() } : {};
}
