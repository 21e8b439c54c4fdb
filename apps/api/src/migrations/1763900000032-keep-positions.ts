import type { MigrationInterface, QueryRunner } from 'typeorm';

const AGENCY = `(select nullif(current_setting('app.agency_id', true), '')::uuid)`;

/** An agency keeps one position on each recommendation; audits that ask it get copies. */
export class KeepPositions1763900000032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createPositions(runner);
    await this.recordCopies(runner);
  }

  private async createPositions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema agency;  -- what agencies keep for themselves, whichever authorities they serve
      create table agency.held_position (
        agency_id          uuid    not null references access.agency,
        framework_id       text    not null,
        -- The chain of equivalent recommendations: a position outlives a version.
        series_id          text    not null,
        -- Whose scale the level is on.
        framework_version  integer not null,
        version            integer not null,
        level_key          text,
        not_applicable     boolean not null,
        reason             text    not null,
        note               text    not null,
        changed_by         uuid    references access.person,
        changed_at         timestamptz not null default clock_timestamp(),
        primary key (agency_id, framework_id, series_id),
        constraint held_position__series foreign key (framework_id, series_id) references framework.series,
        constraint held_position__level  foreign key (framework_id, framework_version, level_key) references framework.level,
        constraint held_position__level_or_not_applicable check (not (not_applicable and level_key is not null)),
        constraint held_position__version_counts check (version > 0)
      );
      comment on table agency.held_position is
        'What an agency holds of a recommendation, for all authorities that may ask it. Theirs to read only as a copy in an audit. A projection of held_position_event.';

      create table agency.held_position_event (
        agency_id          uuid    not null references access.agency,
        framework_id       text    not null,
        series_id          text    not null,
        version            integer not null,
        framework_version  integer not null,
        level_key          text,
        not_applicable     boolean not null,
        reason             text    not null,
        note               text    not null,
        changed_by         uuid    references access.person,
        changed_at         timestamptz not null,
        primary key (agency_id, framework_id, series_id, version)
      );
      comment on table agency.held_position_event is 'Every version of every position, append-only; written in the same statement as the position.';

      ${['agency.held_position', 'agency.held_position_event']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force  row level security;
      create policy own_positions on ${table} to svc_authority using (agency_id = ${AGENCY});
      grant select, insert on ${table} to svc_authority;`,
        )
        .join('')}
      grant usage on schema agency to svc_authority;
      grant update (framework_version, version, level_key, not_applicable, reason, note, changed_by, changed_at)
        on agency.held_position to svc_authority;
    `);
  }

  private async recordCopies(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.position_copy_event (
        authority_id      uuid    not null,
        audit_id          uuid    not null,
        item_id           text    not null,
        agency_id         uuid    not null,
        -- The version of the answer that the copy made, and the one of the position that it was made from.
        answer_version    integer not null,
        position_version  integer not null,
        copied_by         uuid    references access.person,
        copied_at         timestamptz not null default clock_timestamp(),
        primary key (authority_id, audit_id, item_id, agency_id, answer_version),
        constraint position_copy_event__asked foreign key (authority_id, audit_id, item_id, agency_id) references audit.asked
      );
      comment on table audit.position_copy_event is
        'Where an agency''s answer came from the position that it keeps. Append-only; says nothing of what it is.';
      select platform.protect_tenant_table('audit.position_copy_event');
      grant select, insert on audit.position_copy_event to svc_authority;

      create policy asked_agency_copies on audit.position_copy_event to svc_authority
        using (agency_id = ${AGENCY});
      -- Restrictive: it narrows own_rows. Nobody else says that an answer came from an agency's position.
      create policy only_the_agency_copies on audit.position_copy_event as restrictive for insert to svc_authority
        with check (agency_id = ${AGENCY});

      create view audit.from_position with (security_invoker = true) as
        select distinct on (copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id)
               copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id,
               (made.level_key, made.not_applicable, made.reason, made.note)
                 is distinct from (answer.level_key, answer.not_applicable, answer.reason, answer.note) as adapted
        from   audit.position_copy_event copied
        join   audit.answer_event made
                 on (made.authority_id, made.audit_id, made.item_id, made.rater_type, made.rater_id, made.version)
                      = (copied.authority_id, copied.audit_id, copied.item_id, 'partner', copied.agency_id, copied.answer_version)
        join   audit.answer
                 on (answer.authority_id, answer.audit_id, answer.item_id, answer.rater_type, answer.rater_id)
                      = (copied.authority_id, copied.audit_id, copied.item_id, 'partner', copied.agency_id)
        order  by copied.authority_id, copied.audit_id, copied.item_id, copied.agency_id, copied.answer_version desc;
      comment on view audit.from_position is
        'Answers that came from a position, and whether they were changed since. Whoever may not see the answer does not see it here.';
      grant select on audit.from_position to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view audit.from_position;
      drop table audit.position_copy_event, agency.held_position_event, agency.held_position;
      drop schema agency`);
  }
}
