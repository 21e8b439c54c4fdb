import { z } from 'zod/mini';

import { Role } from './role.js';
import { defineRoute } from './route.js';

/** A demonstration person that one click signs in as; none outside demonstration mode. */
export const DemonstrationPerson = z.strictObject({
  role: Role,
  name: z.string(),
  /** The authority, agency or region the person acts for; null for the evaluator and the administrator. */
  actsFor: z.nullable(z.string()),
});
export type DemonstrationPerson = z.output<typeof DemonstrationPerson>;

/** What stands on the page of signing in: people of the demonstration, none outside it, and where to ask. */
export const SignInOptions = z.strictObject({
  demonstration: z.array(DemonstrationPerson),
  /** Where whoever runs the service can be reached: an e-mail address or an https address; null: nobody has said. */
  contact: z.nullable(z.string()),
});
export type SignInOptions = z.output<typeof SignInOptions>;

/** Signs in as somebody of the demonstration. */
export const SignIn = z.strictObject({
  demonstrationRole: Role,
  /** Which of several people of the role; the first if left out. */
  demonstrationName: z.optional(z.string()),
  /** For whom, where the same person acts for several in one role; the first if left out. */
  demonstrationFor: z.optional(z.nullable(z.string())),
});
export type SignIn = z.output<typeof SignIn>;

/** Who is signed in. The token itself is only ever in the cookie. */
export const Session = z.strictObject({
  personId: z.uuid(),
  name: z.string(),
  role: Role,
  actsFor: z.nullable(z.string()),
  /** Of the authority or agency; null for those who act for neither. */
  actsForId: z.nullable(z.uuid()),
  /** The regional lead's region; null for every other role. */
  regionCode: z.nullable(z.string()),
  expiresAt: z.iso.datetime(),
  /** Without a request for as long as this the session ends earlier. */
  idleSeconds: z.int(),
});
export type Session = z.output<typeof Session>;

/** Null while nobody is signed in, so that the first page needs no failing request. */
export const CurrentSession = z.strictObject({
  session: z.nullable(Session),
  /** Whether the session is none because the person's time in the role is over, so that signing in again does not help. */
  accessOver: z.boolean(),
  /** Whether this service is a demonstration: its people are made up, and one click signs in as one of them. */
  demonstration: z.boolean(),
});
export type CurrentSession = z.output<typeof CurrentSession>;

/** The session is over; its token is good for nothing any more. */
export const SignedOut = z.strictObject({ signedOut: z.literal(true) });

export const sessionRoutes = {
  signInOptions: defineRoute({
    method: 'GET',
    path: '/sign-in',
    summary: 'Ways to sign in',
    response: SignInOptions,
  }),
  signIn: defineRoute({
    method: 'POST',
    path: '/session',
    summary: 'Sign in',
    body: SignIn,
    response: CurrentSession,
  }),
  currentSession: defineRoute({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in',
    response: CurrentSession,
  }),
  signOut: defineRoute({
    method: 'DELETE',
    path: '/session',
    summary: 'Sign out',
    response: SignedOut,
  }),
};
