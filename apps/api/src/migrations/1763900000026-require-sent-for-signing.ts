import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOBODY_WITHOUT_A_PERSON = `(select nullif(current_setting('app.person_id', true), '')::uuid) is not null`;

const NOT_THE_SENDER = `not exists (
  select from audit.audit_event sent
  where  (sent.authority_id, sent.audit_id) = (signed_audit.authority_id, signed_audit.audit_id)
  and    sent.to_state = 'sent'
  and    sent.person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
  and    not exists (select from audit.audit_event later
                     where  (later.authority_id, later.audit_id, later.to_state) = (sent.authority_id, sent.audit_id, 'sent')
                     and    later.at > sent.at))`;

/** Whoever was last at the answers of raters of one kind. */
const notTheLastEditorOf = (kind: string) => `not exists (
  select from audit.answer edited
  where  (edited.authority_id, edited.audit_id) = (signed_audit.authority_id, signed_audit.audit_id)
  and    edited.rater_type ${kind}
  and    edited.changed_by = (select nullif(current_setting('app.person_id', true), '')::uuid)
  and    not exists (select from audit.answer later
                     where  (later.authority_id, later.audit_id) = (edited.authority_id, edited.audit_id)
                     and    later.rater_type ${kind}
                     and    later.changed_at > edited.changed_at))`;

const WAS_SENT = `exists (
  select from audit.audit
  where  (audit.authority_id, audit.id) = (signed_audit.authority_id, signed_audit.audit_id)
  and    audit.state = 'sent')`;

/** Only what was sent is signed, and nobody signs who was last at the partners' answers either. */
export class RequireSentForSigning1763900000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A draft, and an audit that was reopened, are sent first: a signature needs two people each time. Answers of partners count apart,
      -- because a partner who writes last must not hide who was last in the authority.
      alter policy another_person_signs on audit.signed_audit
        with check (${[NOBODY_WITHOUT_A_PERSON, WAS_SENT, NOT_THE_SENDER, notTheLastEditorOf(`<> 'partner'`), notTheLastEditorOf(`= 'partner'`)].join('\nand ')})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy another_person_signs on audit.signed_audit
        with check (${[NOBODY_WITHOUT_A_PERSON, NOT_THE_SENDER, notTheLastEditorOf(`<> 'partner'`)].join('\nand ')})`);
  }
}
