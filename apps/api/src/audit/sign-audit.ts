import { createHash } from 'node:crypto';

import type { SignOffAudit } from '@plumbline/contract';

import type { TenantTx } from '../platform/tenancy.js';

/** What is signed of one rating. Null: rating: not applicable. */
export interface RatingRow {
  readonly item: string;
  readonly raterType: string;
  readonly raterId: string;
  readonly rating: string | null;
}

/**
 * Copies the ratings of all raters, no notes and no names, into a signed audit with its hash, and enters the return by name. The audit is
 * locked, so nothing moves between the reading and the copy.
 */
export async function signAudit(tx: TenantTx, auditId: string, consents: SignOffAudit): Promise<void> {
  const ratings = await readRatings(tx, auditId);
  const { consentsNearAgreement, acceptsLaterAbsence } = consents;
  await tx.sql`
    with signing as (
      select audit.*, named.code, named.name, named.region_code,
             (select coalesce(max(signing), 0) + 1 from audit.signed_audit signed
              where  (signed.authority_id, signed.audit_id) = (audit.authority_id, audit.id)) as signing
      from   audit.audit
      cross  join lateral (
        select code, name, region_code from access.authority_name
        where  authority_name.authority_id = audit.authority_id order by valid_from desc limit 1) named
      where  audit.authority_id = ${tx.authorityId} and audit.id = ${auditId}
    ), signed as (
      insert into audit.signed_audit
        (authority_id, audit_id, signing, framework_id, framework_version, cycle_id, region_code, signed_at,
         consents_near_agreement, accepts_later_absence, content_hash)
      select authority_id, id, signing, framework_id, framework_version, cycle_id, region_code, clock_timestamp(),
             ${consentsNearAgreement}, ${acceptsLaterAbsence}, ${hashOf(ratings)}
      from   signing
    ), copied as (
      insert into audit.signed_answer
        (authority_id, audit_id, signing, item_id, rater_type, rater_id, framework_id, framework_version, level_key, not_applicable, rated_on)
      select answer.authority_id, answer.audit_id, signing.signing, answer.item_id, answer.rater_type, answer.rater_id,
             answer.framework_id, answer.framework_version, answer.level_key, answer.not_applicable,
             (answer.changed_at at time zone 'Europe/London')::date
      from   signing
      join   audit.answer on (answer.authority_id, answer.audit_id) = (signing.authority_id, signing.id)
      where  answer.level_key is not null or answer.not_applicable
    )
    insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
    select authority_id, framework_id, cycle_id, code, name, region_code, (clock_timestamp() at time zone 'Europe/London')::date
    from   signing
    on     conflict do nothing`;
}

/** What is signed. Grain: recommendation x rater who has rated it. Null: rating: not applicable. */
function readRatings(tx: TenantTx, auditId: string): Promise<RatingRow[]> {
  return tx.sql<RatingRow[]>`
    select item_id as "item", rater_type as "raterType", rater_id as "raterId", level_key as "rating"
    from   audit.answer
    where  authority_id = ${tx.authorityId} and audit_id = ${auditId} and (level_key is not null or not_applicable)
    order  by item_id collate "C", rater_type collate "C", rater_id`;
}

/** SHA-256 of what is signed, by item, rater type and rater in the order of their bytes. */
export const hashOf = (ratings: readonly RatingRow[]): string =>
  createHash('sha256').update(JSON.stringify(ratings)).digest('hex');
