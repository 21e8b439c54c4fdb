import { z } from 'zod/mini';

import { Day } from './day.js';
import { Role } from './role.js';
import { defineRoute } from './route.js';

/** Somebody who may act for the authority, now or from a day to come, in one role. */
export const AuthorityPerson = z.strictObject({
  membershipId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  role: Role,
  /** The last day; null: until it is ended. */
  until: z.nullable(z.iso.date()),
});
export type AuthorityPerson = z.output<typeof AuthorityPerson>;

/** By role, then by name. */
export const People = z.strictObject({ people: z.array(AuthorityPerson) });
export type People = z.output<typeof People>;

/** Whom an audit lead may let in; approvers are confirmed by the administrator. */
export const INVITED_ROLES = ['contributor', 'viewer', 'audit-lead'] as const;

const LONGEST_NAME = 100;
/** Somebody whom the audit lead lets in for the authority. */
export const InvitePerson = z.strictObject({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Enter the name'),
      z.maxLength(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer`),
    ),
  role: z.enum(INVITED_ROLES),
  /** The last day, today or later; a viewer has to have one. */
  until: z.nullable(Day),
});
export type InvitePerson = z.output<typeof InvitePerson>;

/** Null: until somebody ends it; a viewer has to have a last day. */
export const ChangeLastDay = z.pick(InvitePerson, { until: true });
export type ChangeLastDay = z.output<typeof ChangeLastDay>;

export const PersonKey = z.strictObject({ membershipId: z.uuid() });
export type PersonKey = z.output<typeof PersonKey>;

export const peopleRoutes = {
  readPeople: defineRoute({
    method: 'GET',
    path: '/people',
    summary: 'Who may act for the authority, by role',
    response: People,
  }),
  invitePerson: defineRoute({
    method: 'POST',
    path: '/people',
    summary: 'Let somebody act for the authority as contributor, viewer or substitute audit lead',
    body: InvitePerson,
    response: People,
    repeatable: true,
  }),
  changeLastDay: defineRoute({
    method: 'PATCH',
    path: '/people/:membershipId',
    summary: 'Change until when somebody may act for the authority',
    params: PersonKey,
    body: ChangeLastDay,
    response: People,
  }),
  endPerson: defineRoute({
    method: 'DELETE',
    path: '/people/:membershipId',
    summary: "End somebody's time in a role; sessions end with it",
    params: PersonKey,
    response: People,
  }),
};
