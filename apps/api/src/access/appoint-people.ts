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
  if (done?.outcome === 'day-over')
    throw new ProblemError('invalid-request', undefined, [
      {
        pointer: '#/body/until',
        detail:
          until === null ? 'Enter the last day on which a viewer may read' : 'Enter today or a later day',
      },
    ]);
  if (done?.outcome !== 'done') throw new ProblemError('not-allowed');
  return readPeople(tx);
}

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
