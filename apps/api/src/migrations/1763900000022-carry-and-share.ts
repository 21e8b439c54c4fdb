import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an audit was carried from, what each theme covers, and who looks after which recommendation. */
export class CarryAndShare1763900000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A cycle of the same framework; null: started fresh, or before this was recorded.
      alter table audit.audit
        add column carried_from text,
        add constraint audit__carried_from foreign key (framework_id, carried_from) references framework.cycle;
      grant insert (carried_from) on audit.audit to svc_authority;

      create table audit.scope (
        authority_id       uuid    not null,
        audit_id           uuid    not null,
        theme_id           text    not null,
        framework_id       text    not null,
        framework_version  integer not null,
        -- Counts up with every change; a save names the version it started from.
        version            integer not null,
        words              text    not null,
        changed_by         uuid    references access.person,
        changed_at         timestamptz not null default clock_timestamp(),
        primary key (authority_id, audit_id, theme_id),
        constraint scope__audit foreign key (authority_id, audit_id, framework_id, framework_version)
          references audit.audit (authority_id, id, framework_id, framework_version),
        constraint scope__theme foreign key (framework_id, framework_version, theme_id) references framework.theme,
        constraint scope__version_counts check (version > 0)
      );
      comment on table audit.scope is
        'Which services, teams or projects a theme covers in an audit, as it stands now. A projection of scope_event.';

      create table audit.scope_event (
        authority_id  uuid    not null,
        audit_id      uuid    not null,
        theme_id      text    not null,
        version       integer not null,
        words         text    not null,
        changed_by    uuid    references access.person,
        changed_at    timestamptz not null,
        primary key (authority_id, audit_id, theme_id, version),
        constraint scope_event__audit foreign key (authority_id, audit_id) references audit.audit
      );
      comment on table audit.scope_event is 'Every version of every scope, append-only; written in the same statement as the scope.';

      create table audit.assignment (
        authority_id       uuid    not null,
        audit_id           uuid    not null,
        item_id            text    not null,
        framework_id       text    not null,
        framework_version  integer not null,
        -- Null: nobody any more; no login deletes.
        person_id          uuid    references access.person,
        assigned_by        uuid    not null references access.person,
        assigned_at        timestamptz not null default clock_timestamp(),
        primary key (authority_id, audit_id, item_id),
        constraint assignment__audit foreign key (authority_id, audit_id, framework_id, framework_version)
          references audit.audit (authority_id, id, framework_id, framework_version),
        constraint assignment__item foreign key (framework_id, framework_version, item_id) references framework.recommendation
      );
      comment on table audit.assignment is
        'Who looks after which item: one person, whom it is shown to first. Takes nothing away from others.';

      select platform.protect_tenant_table(t)
      from   unnest(array['audit.scope', 'audit.scope_event', 'audit.assignment']::regclass[]) t;
      grant select, insert on audit.scope, audit.scope_event, audit.assignment to svc_authority;
      grant update (version, words, changed_by, changed_at) on audit.scope to svc_authority;
      grant update (person_id, assigned_by, assigned_at) on audit.assignment to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit.assignment, audit.scope_event, audit.scope;
      alter table audit.audit drop column carried_from`);
  }
}
