import type { TenantTx } from '../platform/tenancy.js';
import type { ReleasedCycle } from './region-results.query.js';

/**
 * The region that an authority counts in: in a cycle that it signed an audit of the one fixed when signing, else that of its name.
 * Null: there is no such authority.
 */
export async function findOwnRegion(
  tx: TenantTx,
  authorityId: string,
  { frameworkId, cycle }: ReleasedCycle,
): Promise<string | null> {
  const [region] = await tx.sql<{ code: string | null }[]>`
    select coalesce(
             (select signed.region_code from audit.signed_audit signed
              where  (signed.authority_id, signed.framework_id, signed.cycle_id) = (${authorityId}, ${frameworkId}, ${cycle})
              order  by signed.signing limit 1),
             (select named.region_code from access.authority_name named
              where  named.authority_id = ${authorityId} order by named.valid_from desc limit 1)) as "code"`;
  return region?.code ?? null;
}
