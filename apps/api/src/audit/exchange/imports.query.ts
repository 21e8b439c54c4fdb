import type { Agency, Conflicts, ImportKey } from '@plumbline/contract';

import type { TenantTx } from '../../platform/tenancy.js';
import type { RowChange } from './changes.js';

/** A workbook that was sent, and what it changes. Null: agency: the authority's own; takenOverAt, conflicts: not taken over. */
export interface Import {
  readonly id: string;
  readonly auditId: string;
  readonly agency: Agency | null;
  readonly fileHash: string;
  readonly uploadedAt: string;
  readonly takenOverAt: string | null;
  readonly conflicts: Conflicts | null;
  readonly rows: readonly RowChange[];
}

/** One workbook sent for one of the tenant's audits; null when there is none of this id. */
export async function findImport(tx: TenantTx, { auditId, importId }: ImportKey): Promise<Import | null> {
  const [found] = await tx.sql<Import[]>`
    select import.id     as "id",
           audit_id      as "auditId",
           case when agency.id is not null
                then json_build_object('id', agency.id, 'name', agency.name, 'kind', agency.kind) end as "agency",
           file_hash     as "fileHash",
           to_char(uploaded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')   as "uploadedAt",
           to_char(taken_over_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "takenOverAt",
           conflicts     as "conflicts",
           rows          as "rows"
    from   audit.import
    left   join access.agency on agency.id = import.agency_id
    where  authority_id = ${tx.authorityId} and audit_id = ${auditId} and import.id = ${importId}`;
  return found ?? null;
}

/** Keeps what a workbook changes until somebody takes it over. */
export async function keepImport(
  tx: TenantTx,
  kept: Pick<Import, 'id' | 'auditId' | 'fileHash' | 'rows'> & {
    authorityId: string;
    agencyId: string | null;
    personId: string;
  },
): Promise<void> {
  await tx.sql`
    insert into audit.import (authority_id, audit_id, id, agency_id, file_hash, rows, uploaded_by)
    values (${kept.authorityId}, ${kept.auditId}, ${kept.id}, ${kept.agencyId}::uuid, ${kept.fileHash},
            ${JSON.stringify(kept.rows)}::jsonb, ${kept.personId})`;
}

/** Marks a workbook as taken over, by one of those who try at once. False: it has been already. */
export async function markTakenOver(
  tx: TenantTx,
  { auditId, importId }: ImportKey,
  { personId, conflicts }: { readonly personId: string; readonly conflicts: Conflicts },
): Promise<boolean> {
  const [marked] = await tx.sql<{ id: string }[]>`
    with marked as (
      update audit.import
      set    taken_over_by = ${personId}, taken_over_at = clock_timestamp(), conflicts = ${conflicts}
      where  authority_id = ${tx.authorityId} and audit_id = ${auditId} and id = ${importId} and taken_over_at is null
      returning id
    )
    select id from marked`;
  return marked !== undefined;
}
