import { z } from 'zod/mini';

import { AnswerKey } from './answer.js';
import { defineRoute } from './route.js';

const SHORTEST = 5;
/** Of the one line, in characters. */
export const LONGEST_CONTACT = 120;
/** Where people have addresses of their own. */
export const PRIVATE_MAIL =
  /@(?:gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|proton|btinternet)\./i;
/** British mobile numbers, however they are grouped. */
const MOBILE = /(?:\+?44[\s()-]*(?:0[\s()-]*)?|\b0)7(?:[\s()-]*\d){9}/;

/** How to reach an authority about a recommendation: one line with a team's mailbox, or a role. Nobody's own address or number. */
export const ContactLine = z.string().check(
  z.regex(/^\S[^\p{Cc}]*\S$/u, 'Enter one line with a team mailbox or a role'),
  z.minLength(SHORTEST, 'Enter a team mailbox or a role'),
  z.maxLength(LONGEST_CONTACT, `Use ${LONGEST_CONTACT} characters or fewer`),
  z.refine((line) => !PRIVATE_MAIL.test(line), 'Enter a mailbox of the authority, not somebody’s own'),
  z.refine((line) => !MOBILE.test(line), 'Enter a team mailbox or a switchboard number, not a mobile number'),
);

/** A recommendation that the authority is willing to be contacted about. Says nothing of how it is rated. */
export const OfferedContact = z.strictObject({ recommendationId: z.string(), contact: z.string() });
export type OfferedContact = z.output<typeof OfferedContact>;

/** In the framework's order. */
export const OfferedContacts = z.strictObject({ contacts: z.array(OfferedContact) });
export type OfferedContacts = z.output<typeof OfferedContacts>;

/** Null: not willing, or no longer. */
export const OfferContact = z.strictObject({ contact: z.nullable(ContactLine) });
export type OfferContact = z.output<typeof OfferContact>;

export const SeriesContactsKey = z.strictObject({ frameworkId: z.string(), seriesId: z.string() });
export type SeriesContactsKey = z.output<typeof SeriesContactsKey>;

/** The authorities of the regional lead's own region that are willing now, in the order of their names. */
export const SeriesContacts = z.strictObject({
  region: z.strictObject({ code: z.string(), name: z.string() }),
  contacts: z.array(z.strictObject({ name: z.string(), contact: z.string() })),
});
export type SeriesContacts = z.output<typeof SeriesContacts>;

export const contactRoutes = {
  listOfferedContacts: defineRoute({
    method: 'GET',
    path: '/audits/:auditId/contacts',
    summary: 'Which recommendations of an audit the authority is willing to be contacted about',
    params: z.pick(AnswerKey, { auditId: true }),
    response: OfferedContacts,
  }),
  offerContact: defineRoute({
    method: 'PUT',
    path: '/audits/:auditId/contacts/:recommendationId',
    summary: 'Say that the authority is willing to be contacted about a recommendation, or no longer',
    params: AnswerKey,
    body: OfferContact,
    response: OfferedContacts,
  }),
  seriesContacts: defineRoute({
    method: 'GET',
    path: '/frameworks/:frameworkId/series/:seriesId/contacts',
    summary: "Who in the regional lead's region is willing to be contacted about a recommendation, by name",
    params: SeriesContactsKey,
    response: SeriesContacts,
  }),
};
