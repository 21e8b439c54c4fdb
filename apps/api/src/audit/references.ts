import { randomUUID } from 'node:crypto';

import type { AddReference, CorrectReference, Reference, ReferenceWritten } from '@plumbline/contract';

import { ProblemError } from '../platform/problem-error.js';
import type { TenantTx } from '../platform/tenancy.js';

/**
 * What the tenant's answers can refer to, and what it was before, by title.
 *
 * Grain:  reference.
 * Null:   link, recordNumber: not both; by: the person no longer acts for the authority.
 */
export async function listReferences(tx: TenantTx, id: string | null = null): Promise<Reference[]> {
  const references = await tx.sql<{ id: string; written: ReferenceWritten[] }[]>`
    select written.id as "id",
           json_agg(json_build_object(
             'title', written.title, 'kind', written.kind, 'link', written.link, 'recordNumber', written.record_number,
             'datedOn', written.dated_on, 'version', written.version, 'retired', written.retired, 'by', colleague.name,
             'at', to_char(written.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by written.version desc) as "written"
    from   (select authority_id, id, 1 as version, title, kind, link, record_number, dated_on, false as retired, added_by as person_id, added_at as at
            from   audit.reference
            union  all
            select authority_id, reference_id, version, title, kind, link, record_number, dated_on, retired, changed_by, changed_at
            from   audit.reference_event) written
    left   join access.colleagues() colleague on colleague.person_id = written.person_id
    where  written.authority_id = ${tx.authorityId}
    and    (${id}::uuid is null or written.id = ${id}::uuid)
    group  by written.id
    order  by lower((array_agg(written.title order by written.version desc))[1]), min(written.at), written.id`;
  return references.map(asItIs);
}

function asItIs({ id, written }: { id: string; written: ReferenceWritten[] }): Reference {
  const [now] = written;
  if (!now) throw new Error('A group of rows has one at least');
  const { by: _, at: __, ...current } = now;
  return { id, ...current, written };
}

interface Adder {
  readonly authorityId: string;
  readonly personId: string;
}

/** @throws ProblemError invalid-request without link and record number */
export async function addReference(
  tx: TenantTx,
  { authorityId, personId }: Adder,
  reference: AddReference,
): Promise<Reference> {
  requireWay(reference);
  const { title, kind, link, recordNumber, datedOn } = reference;
  const id = randomUUID();
  await tx.sql`
    insert into audit.reference (authority_id, id, title, kind, link, record_number, dated_on, added_by)
    values (${authorityId}, ${id}, ${title.trim()}, ${kind}, ${link}, ${recordNumber?.trim() ?? null}, ${datedOn}::date, ${personId})`;
  return findReference(tx, id);
}

interface Correction {
  readonly referenceId: string;
  readonly correction: CorrectReference;
  /** The version that the correction started from. */
  readonly version: number;
  readonly personId: string;
}

/**
 * Writes what a reference says from now on beside what it said; the same again writes nothing.
 * @throws ProblemError not-found; invalid-request without link and record number; reference-changed, with the reference as it is now, when
 * the correction started from another version
 */
export async function correctReference(
  tx: TenantTx,
  { referenceId, correction, version, personId }: Correction,
): Promise<Reference> {
  requireWay(correction);
  const before = await findReference(tx, referenceId);
  if (before.version !== version) throw new ProblemError('reference-changed').showing(before);
  const { kind, link, datedOn, retired } = correction;
  const title = correction.title.trim();
  const recordNumber = correction.recordNumber?.trim() ?? null;
  const same =
    JSON.stringify([
      before.title,
      before.kind,
      before.link,
      before.recordNumber,
      before.datedOn,
      before.retired,
    ]) === JSON.stringify([title, kind, link, recordNumber, datedOn, retired]);
  if (same) return before;
  const written = await tx.sql`
    insert into audit.reference_event
      (authority_id, reference_id, version, title, kind, link, record_number, dated_on, retired, changed_by)
    values (${tx.authorityId}, ${referenceId}, ${version}::int + 1, ${title}, ${kind}, ${link}, ${recordNumber}, ${datedOn}::date,
            ${retired}::boolean, ${personId}::uuid)
    on     conflict do nothing
    returning true`;
  const now = await findReference(tx, referenceId);
  if (written.length === 0) throw new ProblemError('reference-changed').showing(now);
  return now;
}

function requireWay({ link, recordNumber }: AddReference): void {
  if (link === null && recordNumber === null)
    throw new ProblemError('invalid-request', undefined, [
      { pointer: '#/body/link', detail: 'Enter a link or a record number' },
    ]);
}

async function findReference(tx: TenantTx, id: string): Promise<Reference> {
  const [reference] = await listReferences(tx, id);
  if (!reference) throw new ProblemError('not-found');
  return reference;
}
