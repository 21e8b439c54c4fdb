import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What carrying out an audit needs beyond its tables: partners at work in them, names of colleagues, and who may not sign. */
export class CarryOutAudits1763900000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.letPartnersIn(runner);
    await this.requireAnotherPerson(runner);
    await this.nameColleagues(runner);
  }

  private async letPartnersIn(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A partner works with the login of authorities and is told apart by its own setting; a person's session sets one of the two.
      -- Which audits it comes near is decided by audit.asked alone, which says nothing about ratings.
      create policy asked_agency_sees on audit.asked for select to svc_authority
        using (agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
      create policy asked_agency_marks on audit.asked for update to svc_authority
        using      (agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid))
        with check (agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));

      create policy asked_agency_sees on audit.audit for select to svc_authority
        using (exists (select from audit.asked
                       where  (asked.authority_id, asked.audit_id) = (audit.authority_id, audit.id)
                       and    asked.agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)));
      -- Saving holds the audit against being signed meanwhile, which Postgres counts as an update; nothing can be written through this.
      create policy asked_agency_locks on audit.audit for update to svc_authority
        using (exists (select from audit.asked
                       where  (asked.authority_id, asked.audit_id) = (audit.authority_id, audit.id)
                       and    asked.agency_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)))
        with check (false);

      -- Its own answers to what it was asked, and no one else's: neither the authority's, nor another agency's, nor the agreed ones.
      create policy asked_agency_answers on audit.answer to svc_authority
        using (rater_type = 'partner'
               and rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
               and exists (select from audit.asked
                           where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
                                    = (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_id)));
      create policy asked_agency_answers on audit.answer_event to svc_authority
        using (rater_type = 'partner'
               and rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
               and exists (select from audit.asked
                           where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
                                    = (answer_event.authority_id, answer_event.audit_id, answer_event.item_id, answer_event.rater_id)));

      -- What an agency is asked, across authorities: the primary key starts with the authority.
      create index asked__of_agency on audit.asked (agency_id);
    `);
  }

  private async requireAnotherPerson(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Two people stand behind a signature: it is refused to whoever sent the audit last, or last edited an answer of the authority's.
      -- Restrictive: it narrows own_rows. Without a person nobody can sign.
      create policy another_person_signs on audit.signed_audit as restrictive for insert to svc_authority
        with check (
          (select nullif(current_setting('app.person_id', true), '')::uuid) is not null
          and not exists (
            select from audit.audit_event sent
            where  (sent.authority_id, sent.audit_id) = (signed_audit.authority_id, signed_audit.audit_id)
            and    sent.to_state = 'sent'
            and    sent.person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
            and    not exists (select from audit.audit_event later
                               where  (later.authority_id, later.audit_id, later.to_state) = (sent.authority_id, sent.audit_id, 'sent')
                               and    later.at > sent.at))
          and not exists (
            select from audit.answer edited
            where  (edited.authority_id, edited.audit_id) = (signed_audit.authority_id, signed_audit.audit_id)
            and    edited.rater_type <> 'partner'
            and    edited.changed_by = (select nullif(current_setting('app.person_id', true), '')::uuid)
            and    not exists (select from audit.answer later
                               where  (later.authority_id, later.audit_id) = (edited.authority_id, edited.audit_id)
                               and    later.rater_type <> 'partner'
                               and    later.changed_at > edited.changed_at)));
    `);
  }

  private async nameColleagues(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Names of those who act, or acted, for the tenant that is set: who changed an answer is said by name to colleagues, and a table of
      -- all people stays closed to the login.
      create function access.colleagues() returns table (person_id uuid, name text)
        language sql stable security definer set search_path = ''
      as $$
        select distinct person.id, person.name
        from   access.membership
        join   access.person on person.id = membership.person_id
        where  membership.authority_id = (select nullif(current_setting('app.authority_id', true), '')::uuid)
        or     membership.agency_id    = (select nullif(current_setting('app.agency_id', true), '')::uuid);
      $$;
      revoke execute on function access.colleagues() from public;
      grant execute on function access.colleagues() to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function access.colleagues();
      drop policy another_person_signs on audit.signed_audit;
      drop index audit.asked__of_agency;
      drop policy asked_agency_answers on audit.answer_event;
      drop policy asked_agency_answers on audit.answer;
      drop policy asked_agency_locks on audit.audit;
      drop policy asked_agency_sees on audit.audit;
      drop policy asked_agency_marks on audit.asked;
      drop policy asked_agency_sees on audit.asked`);
  }
}
