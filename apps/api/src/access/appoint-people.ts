import { randomUUID } from 'node:crypto';

import type { AuthorityPerson, InvitePerson, ProblemSlug } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { readPeople } from './people.query.js';

/**
 * Lets somebody act for the authority that is set. The database does it, and looks itself whether the person who is set leads its audit: the
 * login of authorities writes no membership.
 * @throws ProblemError invalid-request for a day that is over, or a viewer without one; not-allowed
 */
export async function invitePerson(
  tx: TenantTx,
  { name, role, until }: InvitePerson,
): Promise<AuthorityPerson[]> {
  const [done] = await tx.sql<{ outcome: string }[]>`
    select access.appoint(${randomUUID()}::uuid, ${randomUUID()}::uuid, ${name}, ${role}, ${until}::date) as "outcome"`;
  if (done?.outcome === 'day-over') throw dayOver(until);
  if (done?.outcome !== 'done') throw new ProblemError('not-allowed');
  return readPeople(tx);
}

/**
 * Changes until when somebody may act for the authority that is set.
 * @throws ProblemError invalid-request for a day that is over, a viewer without one, or an earlier one for an audit lead; not-found,
 * not-oneself, administrator-ends, not-allowed
 */
export async function changeLastDay(
  tx: TenantTx,
  membershipId: string,
  until: string | null,
): Promise<AuthorityPerson[]> {
  const [done] = await tx.sql<{ outcome: string }[]>`
    select access.set_last_day(${membershipId}::uuid, ${until}::date) as "outcome"`;
  if (done?.outcome === 'day-over') throw dayOver(until);
  if (done?.outcome === 'day-earlier')
    throw untilFault(
      'A substitute’s last day can only be put off. To end the time earlier, end it on the day',
    );
  if (done?.outcome !== 'done') throw new ProblemError(REFUSALS[done?.outcome ?? ''] ?? 'not-allowed');
  return readPeople(tx);
}

const untilFault = (detail: string): ProblemError =>
  new ProblemError('invalid-request', undefined, [{ pointer: '#/body/until', detail }]);

const dayOver = (until: string | null): ProblemError =>
  untilFault(until === null ? 'Enter the last day on which a viewer may read' : 'Enter today or a later day');

const REFUSALS: Readonly<Record<string, ProblemSlug>> = {
  'not-found': 'not-found',
  'not-oneself': 'not-oneself',
  'administrator-ends': 'administrator-ends',
};

/** Ends somebody's time in a role, today; sessions end with it. @throws ProblemError not-found, not-oneself, administrator-ends, not-allowed */
export async function endPerson(tx: TenantTx, membershipId: string): Promise<AuthorityPerson[]> {
  const [done] = await tx.sql<
    { outcome: string }[]
  >`select access.dismiss(${membershipId}::uuid) as "outcome"`;
  if (done?.outcome !== 'done') throw new ProblemError(REFUSALS[done?.outcome ?? ''] ?? 'not-allowed');
  return readPeople(tx);
}
