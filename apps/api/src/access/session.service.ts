import { randomBytes } from 'node:crypto';

import type { DataSource } from 'typeorm';

import { prepared } from '../platform/prepared.js';
import type { SignedInCaller } from './caller.js';
import { hashOf } from './key-secret.js';

/** A session ends after an hour without a request, and twelve hours after signing in whatever happens. */
export const IDLE_SECONDS = 60 * 60;
export const LASTS_SECONDS = 12 * 60 * 60;

/** Starts a session and returns its token, which is kept nowhere but in the cookie. */
export async function startSession(auth: DataSource, membershipId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await auth.sql`select auth.start_session(${membershipId}, ${hashOf(token)}, make_interval(secs => ${LASTS_SECONDS}))`;
  return token;
}

/** Who holds the token; null when its session ended, ran out, or never was. */
export async function findCaller(auth: DataSource, token: string): Promise<SignedInCaller | null> {
  const [caller] = await prepared<SignedInCaller>(auth)`
    select person_id    as "personId",
           name         as "name",
           role         as "role",
           authority_id as "authorityId",
           agency_id    as "agencyId",
           region_code  as "regionCode",
           acts_for     as "actsFor",
           expires_at   as "expiresAt"
    from   auth.find_session(${hashOf(token)}, make_interval(secs => ${IDLE_SECONDS}))`;
  return caller ?? null;
}

/** Whether the token is of somebody whose time in the role is over; false for a token of nobody. */
export async function isAccessOver(auth: DataSource, token: string): Promise<boolean> {
  const [found] = await prepared<{ over: boolean }>(
    auth,
  )`select auth.access_over(${hashOf(token)}) as "over"`;
  return found?.over ?? false;
}

export async function endSession(auth: DataSource, token: string): Promise<void> {
  await auth.sql`select auth.end_session(${hashOf(token)})`;
}
