import { randomUUID } from 'node:crypto';

import type { StartAudit } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';
import { requireOwnReturn } from './joint-return.js';
import { carryForward, findSource } from './carry-forward.js';

interface CycleRow {
  readonly open: boolean;
  readonly version: number;
}

/** Who starts it, for whom. */
interface Starter {
  readonly authorityId: string;
  readonly personId: string;
}

/**
 * Starts the authority's audit of an open cycle of authorities of its kind, real or made up, pinned to the latest version; fresh, or with the
 * answers of its latest earlier cycle.
 * @throws ProblemError not-found, cycle-not-open, returns-jointly, not-jointly, nothing-to-carry, audit-started
 */
export async function startAudit(
  tx: TenantTx,
  { authorityId, personId }: Starter,
  { frameworkId, cycle, carryForward: carries = false }: StartAudit,
): Promise<string> {
  const [found] = await tx.sql<CycleRow[]>`
    select closed_at is null and opens_on <= (now() at time zone 'Europe/London')::date as "open",
           (select max(version) from framework.version where version.framework_id = cycle.framework_id) as "version"
    from   framework.cycle
    join   access.authority on authority.fictional = cycle.fictional
    where  cycle.framework_id = ${frameworkId} and cycle.id = ${cycle} and authority.id = ${authorityId}`;
  if (!found) throw new ProblemError('not-found');
  if (!found.open) throw new ProblemError('cycle-not-open');
  await requireOwnReturn(tx, authorityId, { frameworkId, cycle });
  const source = carries ? await findSource(tx, { frameworkId, cycle }) : null;
  if (carries && !source) throw new ProblemError('nothing-to-carry');
  // The unique key decides between two who start at once.
  const [made] = await tx.sql<{ id: string }[]>`
    insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id, carried_from)
    values (${authorityId}, ${randomUUID()}, ${frameworkId}, ${found.version}, ${cycle}, ${source?.cycle ?? null})
    on     conflict (authority_id, framework_id, cycle_id) do nothing
    returning id`;
  if (!made) throw new ProblemError('audit-started');
  if (source) await carryForward(tx, { from: source.auditId, to: made.id, personId });
  return made.id;
}
