import { randomUUID } from 'node:crypto';

import type { AddReference, Reference } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';

/**
 * What the tenant's answers can refer to, by title.
 *
 * Grain:  reference.
 * Null:   link, recordNumber: not both; addedBy: the person no longer acts for the authority.
 */
export function listReferences(tx: TenantTx): Promise<Reference[]> {
  return tx.sql<Reference[]>`
    select reference.id            as "id",
           reference.title         as "title",
           reference.kind          as "kind",
           reference.link          as "link",
           reference.record_number as "recordNumber",
           reference.dated_on::text as "datedOn",
           colleague.name          as "addedBy"
    from   audit.reference
    left   join access.colleagues() colleague on colleague.person_id = reference.added_by
    order  by lower(reference.title), reference.added_at, reference.id`;
}

interface Adder {
  readonly authorityId: string;
  readonly personId: string;
}

/** @throws ProblemError invalid-request without link and record number */
export async function addReference(
  tx: TenantTx,
  { authorityId, personId }: Adder,
  { title, kind, link, recordNumber, datedOn }: AddReference,
): Promise<Reference> {
  if (link === null && recordNumber === null)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/body/link', detail: 'Enter a link or a record number' },
    ]);
  const [added] = await tx.sql<Reference[]>`
    with added as (
      insert into audit.reference (authority_id, id, title, kind, link, record_number, dated_on, added_by)
      values (${authorityId}, ${randomUUID()}, ${title.trim()}, ${kind}, ${link}, ${recordNumber?.trim() ?? null}, ${datedOn}::date, ${personId})
      returning *
    )
    select added.id             as "id",
           added.title          as "title",
           added.kind           as "kind",
           added.link           as "link",
           added.record_number  as "recordNumber",
           added.dated_on::text as "datedOn",
           colleague.name       as "addedBy"
    from   added
    left   join access.colleagues() colleague on colleague.person_id = added.added_by`;
  if (!added) throw new Error('An insert of one row returns it');
  return added;
}
