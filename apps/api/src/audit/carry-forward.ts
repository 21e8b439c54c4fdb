import type { TenantTx } from '../platform/tenancy.js';

/** An earlier audit of the tenant's that has answers. */
export interface Source {
  readonly auditId: string;
  readonly cycle: string;
}

/** Where the answers of a cycle can be carried from: the tenant's latest audit of the framework in an earlier cycle that holds or signed any. Null: none. */
export async function findSource(
  tx: TenantTx,
  { frameworkId, cycle }: { frameworkId: string; cycle: string },
): Promise<Source | null> {
  const [source] = await tx.sql<Source[]>`
    select audit.id as "auditId", audit.cycle_id as "cycle"
    from   audit.audit
    join   framework.cycle earlier on (earlier.framework_id, earlier.id) = (audit.framework_id, audit.cycle_id)
    join   framework.cycle this on (this.framework_id, this.id) = (audit.framework_id, ${cycle})
    where  audit.authority_id = ${tx.authorityId}
    and    audit.framework_id = ${frameworkId}
    and    earlier.opens_on < this.opens_on
    and    (exists (select from audit.answer
                    where  (answer.authority_id, answer.audit_id, answer.rater_type) = (audit.authority_id, audit.id, 'own'))
            or exists (select from audit.signed_answer signed
                       where  (signed.authority_id, signed.audit_id, signed.rater_type) = (audit.authority_id, audit.id, 'own')))
    order  by earlier.opens_on desc, earlier.id desc
    limit  1`;
  return source ?? null;
}

interface Carry {
  readonly from: string;
  readonly to: string;
  readonly personId: string;
}

/**
 * Begins an audit with the authority's own answers of an earlier one, each to be looked at: rating, reason and words, of an audit that was
 * signed elsewhere the signed ratings. Between versions they go along the series, so an item without an equivalent begins fresh, and a rating
 * that the new scale lacks is left out. Partners' and agreed ratings are given anew. What themes cover goes along as well.
 */
export async function carryForward(tx: TenantTx, carry: Carry): Promise<void> {
  await carryAnswers(tx, carry);
  await carryScopes(tx, carry);
}

async function carryAnswers(tx: TenantTx, { from, to, personId }: Carry): Promise<void> {
  await tx.sql`
    with source as (
      select * from audit.audit where authority_id = ${tx.authorityId} and id = ${from}
    ), said as (
      select answer.item_id, answer.level_key, answer.not_applicable, answer.reason, answer.note,
             answer.improvement, answer.evidence, answer.reference_ids
      from   source
      join   audit.answer on (answer.authority_id, answer.audit_id) = (source.authority_id, source.id)
      where  answer.rater_type = 'own'
      union  all
      select signed.item_id, signed.level_key, signed.not_applicable, '', '', '', '{}', '{}'
      from   source
      join   audit.signed_answer signed on (signed.authority_id, signed.audit_id) = (source.authority_id, source.id)
      where  signed.rater_type = 'own'
      and    source.origin = 'import'
      and    signed.signing = (select max(signing) from audit.signed_audit last
                               where  (last.authority_id, last.audit_id) = (source.authority_id, source.id))
    ), carried as (
      select target.authority_id, target.id, item.id as item_id, target.framework_id, target.framework_version, level.key as level_key,
             said.not_applicable and version.content -> 'notApplicable' <> 'null'::jsonb as not_applicable, said.reason, said.note,
             said.improvement, said.evidence, said.reference_ids
      from   said
      cross  join source
      join   audit.audit target on (target.authority_id, target.id) = (${tx.authorityId}::uuid, ${to}::uuid)
      join   framework.version on (version.framework_id, version.version) = (target.framework_id, target.framework_version)
      join   framework.recommendation former
               on (former.framework_id, former.version, former.id) = (source.framework_id, source.framework_version, said.item_id)
      join   framework.recommendation item
               on (item.framework_id, item.version, item.series_id) = (target.framework_id, target.framework_version, former.series_id)
      left   join framework.level
               on (level.framework_id, level.version, level.key) = (target.framework_id, target.framework_version, said.level_key)
    ), written as (
      insert into audit.answer
        (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version,
         level_key, not_applicable, reason, note, improvement, evidence, reference_ids, origin, needs_review, changed_by, changed_at)
      select authority_id, id, item_id, 'own', authority_id, framework_id, framework_version, 1,
             level_key, not_applicable, reason, note, improvement, evidence, reference_ids, 'carried', true, ${personId}::uuid, clock_timestamp()
      from   carried
      where  level_key is not null or not_applicable or reason <> '' or note <> '' or improvement <> '' or evidence <> '{}' or reference_ids <> '{}'
      returning *
    )
    insert into audit.answer_event
      (authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, evidence,
       reference_ids, origin, needs_review, changed_by, changed_at)
    select authority_id, audit_id, item_id, rater_type, rater_id, version, level_key, not_applicable, reason, note, improvement, evidence,
           reference_ids, origin, needs_review, changed_by, changed_at
    from   written`;
}

async function carryScopes(tx: TenantTx, { from, to, personId }: Carry): Promise<void> {
  await tx.sql`
    with written as (
      insert into audit.scope (authority_id, audit_id, theme_id, framework_id, framework_version, version, words, changed_by)
      select target.authority_id, target.id, theme.id, target.framework_id, target.framework_version, 1, scope.words, ${personId}::uuid
      from   audit.scope
      join   audit.audit target on (target.authority_id, target.id) = (${tx.authorityId}::uuid, ${to}::uuid)
      join   framework.theme
               on (theme.framework_id, theme.version, theme.id) = (target.framework_id, target.framework_version, scope.theme_id)
      where  scope.authority_id = ${tx.authorityId} and scope.audit_id = ${from} and scope.words <> ''
      returning *
    )
    insert into audit.scope_event (authority_id, audit_id, theme_id, version, words, changed_by, changed_at)
    select authority_id, audit_id, theme_id, version, words, changed_by, changed_at from written`;
}
