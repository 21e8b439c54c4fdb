import { z } from 'zod/mini';

import { AgencyKey } from './agencies.js';
import { PRIVATE_MAIL } from './contact.js';
import { ChangeLastDay, InvitePerson } from './people.js';
import { defineRoute } from './route.js';

/** Something that an administrator did with somebody's time for an agency. */
export const MembershipEvent = z.strictObject({
  what: z.enum(['let-in', 'last-day', 'ended', 'address']),
  at: z.iso.datetime(),
  /** The administrator. */
  by: z.string(),
  /** The last day that was set; null: none, or something else was done. */
  until: z.nullable(z.iso.date()),
});
export type MembershipEvent = z.output<typeof MembershipEvent>;

/** Somebody who signs in for an agency, or did. */
export const AgencyPerson = z.strictObject({
  membershipId: z.uuid(),
  name: z.string(),
  /** At work; null: not on record. */
  address: z.nullable(z.string()),
  /** The day on which they were let in, the last time. */
  from: z.iso.date(),
  /** The last day; null: until it is ended. */
  until: z.nullable(z.iso.date()),
  over: z.boolean(),
  /** Oldest first; empty: not by an administrator's hand. */
  record: z.array(MembershipEvent),
});
export type AgencyPerson = z.output<typeof AgencyPerson>;

/** Those whose time is not over first, then by name. */
export const AgencyPeople = z.strictObject({ people: z.array(AgencyPerson) });
export type AgencyPeople = z.output<typeof AgencyPeople>;

const LONGEST_ADDRESS = 254;
/** Capital letters and space around it say nothing about whose it is. */
const WorkAddress = z.string().check(
  z.trim(),
  z.toLowerCase(),
  z.maxLength(LONGEST_ADDRESS, `Use ${LONGEST_ADDRESS} characters or fewer`),
  z.regex(z.regexes.email, 'Enter an e-mail address, such as name@agency.org.uk'),
  z.refine((address) => !PRIVATE_MAIL.test(address), 'Enter the address at work, not a private one'),
);

/** Somebody who shall sign in for the agency. The address says who it is: one on record is that person. */
export const LetInForAgency = z.strictObject({
  name: InvitePerson.shape.name,
  address: WorkAddress,
  /** The last day, today or later; null: until somebody ends it. */
  until: InvitePerson.shape.until,
});
export type LetInForAgency = z.output<typeof LetInForAgency>;

/** Puts an address on record, or right. */
export const SetWorkAddress = z.pick(LetInForAgency, { address: true });
export type SetWorkAddress = z.output<typeof SetWorkAddress>;

/**
 * What letting in came to. `known`: the address belongs to somebody on record, under the name on record, who acts for the agency now too;
 * `there-already`: that person does already, and nothing changed.
 */
export const LetIn = z.extend(AgencyPeople, {
  membershipId: z.uuid(),
  outcome: z.enum(['new', 'known', 'there-already']),
});
export type LetIn = z.output<typeof LetIn>;

export const AgencyPersonKey = z.extend(AgencyKey, { membershipId: z.uuid() });
export type AgencyPersonKey = z.output<typeof AgencyPersonKey>;

const people = '/agencies/:agencyId/people';

export const agencyPeopleRoutes = {
  readAgencyPeople: defineRoute({
    method: 'GET',
    path: people,
    summary: 'Who signs in for an agency, who did, and who let them in',
    params: AgencyKey,
    response: AgencyPeople,
  }),
  // The address says who it is: asked again, it is not done again, and no key is needed.
  letInForAgency: defineRoute({
    method: 'POST',
    path: people,
    summary:
      'Let somebody act for an agency as partner; an address on record is that person, not a second one',
    params: AgencyKey,
    body: LetInForAgency,
    response: LetIn,
  }),
  changeAgencyLastDay: defineRoute({
    method: 'PATCH',
    path: `${people}/:membershipId`,
    summary: 'Change until when somebody may act for an agency',
    params: AgencyPersonKey,
    body: ChangeLastDay,
    response: AgencyPeople,
  }),
  setWorkAddress: defineRoute({
    method: 'PUT',
    path: `${people}/:membershipId/address`,
    summary: 'Put the address at work of somebody of an agency on record, or right',
    params: AgencyPersonKey,
    body: SetWorkAddress,
    response: AgencyPeople,
  }),
  endAgencyPerson: defineRoute({
    method: 'DELETE',
    path: `${people}/:membershipId`,
    summary: "End somebody's time for an agency now; sessions end with it",
    params: AgencyPersonKey,
    response: AgencyPeople,
  }),
};
