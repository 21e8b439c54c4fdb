import { AGENCY_KINDS } from '@plumbline/framework';
import { z } from 'zod/mini';

import { Day } from './day.js';
import { Agency } from './partners.js';
import { defineRoute } from './route.js';

/** An agency as administrators find it in the list. */
export const AgencySummary = z.extend(Agency, {
  /** People who can sign in for it now; 0: its ratings are entered by the authorities. */
  people: z.int(),
  /** Authorities that it serves now. */
  serves: z.int(),
});
export type AgencySummary = z.output<typeof AgencySummary>;

/** By name. */
export const Agencies = z.strictObject({ agencies: z.array(AgencySummary) });
export type Agencies = z.output<typeof Agencies>;

/** A time in which an agency serves an authority. */
export const Serving = z.strictObject({
  authorityId: z.uuid(),
  authority: z.string(),
  /** Null: always. */
  from: z.nullable(z.iso.date()),
  /** The last day; null: until it is ended. */
  until: z.nullable(z.iso.date()),
});
export type Serving = z.output<typeof Serving>;

/** One agency, the times in which it serves authorities, and the authorities that it could serve. */
export const AgencyDetails = z.strictObject({
  agency: AgencySummary,
  /** Now and to come first, then those that are over; by authority. */
  serving: z.array(Serving),
  /** Authorities that there are now, by name. */
  authorities: z.array(z.strictObject({ id: z.uuid(), name: z.string() })),
  /** Where its ratings count in published results: the region of the authority that it served first; null: nowhere yet. */
  countsIn: z.nullable(z.string()),
});
export type AgencyDetails = z.output<typeof AgencyDetails>;

const LONGEST_NAME = 100;
/** An agency that there is not yet. A name is one agency's only, so a second one of the same name is refused. */
export const AddAgency = z.strictObject({
  name: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, 'Enter the name'),
      z.maxLength(LONGEST_NAME, `Use ${LONGEST_NAME} characters or fewer`),
    ),
  kind: z.enum(AGENCY_KINDS),
});
export type AddAgency = z.output<typeof AddAgency>;

export const AgencyKey = z.strictObject({ agencyId: z.uuid() });
export type AgencyKey = z.output<typeof AgencyKey>;

export const ServingKey = z.extend(AgencyKey, { authorityId: z.uuid() });
export type ServingKey = z.output<typeof ServingKey>;

/** The first day on which the authority may ask the agency: today or later. */
export const StartServing = z.strictObject({ from: Day });
export type StartServing = z.output<typeof StartServing>;
/** The last day on which the authority may ask the agency: today or later. */
export const EndServing = z.strictObject({ until: Day });
export type EndServing = z.output<typeof EndServing>;

const serving = '/agencies/:agencyId/authorities/:authorityId';

export const agencyRoutes = {
  listAgencies: defineRoute({
    method: 'GET',
    path: '/agencies',
    summary: 'Every agency, with how many people sign in for it and how many authorities it serves',
    response: Agencies,
  }),
  readAgency: defineRoute({
    method: 'GET',
    path: '/agencies/:agencyId',
    summary: 'One agency and the authorities that it serves',
    params: AgencyKey,
    response: AgencyDetails,
  }),
  addAgency: defineRoute({
    method: 'POST',
    path: '/agencies',
    summary: 'Add an agency; its name is its own, so adding it twice is refused',
    body: AddAgency,
    response: AgencyDetails,
  }),
  startServing: defineRoute({
    method: 'PUT',
    path: serving,
    summary: 'Let an authority ask an agency from a day on',
    params: ServingKey,
    body: StartServing,
    response: AgencyDetails,
  }),
  endServing: defineRoute({
    method: 'PATCH',
    path: serving,
    summary: 'Say which is the last day on which an authority may ask an agency',
    params: ServingKey,
    body: EndServing,
    response: AgencyDetails,
  }),
};
