import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What would have to get better where there is a gap: part of the answer, of each of its versions and of what came too late. */
export class NameImprovements1763900000044 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // No check on the rating: words that were written for a gap stay when it is one no more.
    await runner.query(`
      alter table audit.answer            add column improvement text not null default '';
      alter table audit.answer_event      add column improvement text not null default '';
      alter table audit.late_answer_event add column improvement text not null default '';
      grant update (improvement) on audit.answer to svc_authority;`);
    await runner.query(fromPosition(', made.improvement', ', answer.improvement'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(fromPosition('', ''));
    await runner.query(`
      alter table audit.late_answer_event drop column improvement;
      alter table audit.answer_event      drop column improvement;
      alter table audit.answer            drop column improvement`);
  }
}

/** A position is for all authorities and names no improvements: an answer that adds some to it is adapted. */
const fromPosition = (made: string, answer: string): string => `
  create or replace view audit.from_position with (security_invoker = true) as
    select distinct on (copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id)
           copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id,
           (made.level_key, made.not_applicable, made.reason, made.note${made})
             is distinct from (answer.level_key, answer.not_applicable, answer.reason, answer.note${answer}) as adapted
    from   audit.position_copy_event copied
    join   audit.answer_event made
             on (made.authority_id, made.audit_id, made.item_id, made.rater_type, made.rater_id, made.version)
                  = (copied.authority_id, copied.audit_id, copied.item_id, 'partner', copied.agency_id, copied.answer_version)
    join   audit.answer
             on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                  = (copied.authority_id, copied.audit_id, copied.item_id, 'partner', copied.agency_id)
    order  by copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id, copied.answer_version desc`;
