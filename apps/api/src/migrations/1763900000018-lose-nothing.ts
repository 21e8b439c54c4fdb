import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came too late stays on record, and what is asked twice is done once. */
export class LoseNothing1763900000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.keepLateAnswers(runner);
    await this.answerOnce(runner);
  }

  private async keepLateAnswers(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.late_answer_event (
        authority_id    uuid    not null,
        audit_id        uuid    not null,
        id              uuid    not null,
        item_id         text    not null,
        rater_type      text    not null,
        rater_id        uuid    not null,
        -- What the writer had read; 0: nothing was there.
        from_version    integer not null,
        level_key       text,
        not_applicable  boolean not null,
        reason          text    not null,
        note            text    not null,
        changed_by      uuid    references access.person,
        changed_at      timestamptz not null default clock_timestamp(),
        primary key (authority_id, audit_id, id),
        constraint late_answer_event__audit foreign key (authority_id, audit_id) references audit.audit,
        constraint late_answer_event__rater_type_known check (rater_type in ('own', 'partner', 'agreed'))
      );
      comment on table audit.late_answer_event is
        'What somebody wrote while somebody else was quicker: it became no version of the answer, its writer was told, and no word of it is lost. Append-only.';
      create index late_answer_event__of_item on audit.late_answer_event (authority_id, audit_id, item_id);

      select platform.protect_tenant_table('audit.late_answer_event');
      grant select, insert on audit.late_answer_event to svc_authority;

      create policy asked_agency_answers on audit.late_answer_event to svc_authority
        using (rater_type = 'partner'
               and rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid)
               and exists (select from audit.asked
                           where  (asked.authority_id, asked.audit_id, asked.item_id, asked.agency_id)
                                    = (late_answer_event.authority_id, late_answer_event.audit_id, late_answer_event.item_id, late_answer_event.rater_id)));
      -- Restrictive: it narrows own_rows. What a partner wrote and did not get through is nobody else's to read, ever.
      create policy partners_read_their_own on audit.late_answer_event as restrictive to svc_authority
        using (rater_type <> 'partner'
               or rater_id = (select nullif(current_setting('app.agency_id', true), '')::uuid));
    `);
  }

  private async answerOnce(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table platform.answered_request (
        person_id     uuid not null references access.person,
        -- The authority or agency that the person acted for: the answer tells of its audit.
        acts_for      uuid not null,
        key           text not null,
        request_hash  text not null,
        -- Null only within the transaction that does the work.
        response      jsonb,
        answered_at   timestamptz not null default now(),
        primary key (person_id, acts_for, key)
      );
      comment on table platform.answered_request is
        'Requests that their callers named (Idempotency-Key), with what was answered, written in the transaction of the work: asked again, they are not done again.';

      alter table platform.answered_request enable row level security;
      alter table platform.answered_request force  row level security;
      create policy own_requests on platform.answered_request to svc_authority
        using (person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
               and (acts_for = (select nullif(current_setting('app.authority_id', true), '')::uuid)
                    or acts_for = (select nullif(current_setting('app.agency_id', true), '')::uuid)));
      grant usage on schema platform to svc_authority;
      grant select on platform.answered_request to svc_authority;
      grant insert (person_id, acts_for, key, request_hash) on platform.answered_request to svc_authority;
      grant update (response) on platform.answered_request to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table platform.answered_request, audit.late_answer_event;
      revoke usage on schema platform from svc_authority`);
  }
}
