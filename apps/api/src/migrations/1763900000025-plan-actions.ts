import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan: actions of an authority by series, so that they live on between audits and versions of a framework. */
export class PlanActions1763900000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.action (
        authority_id  uuid    not null references access.authority,
        id            uuid    not null,
        framework_id  text    not null,
        series_id     text    not null,
        -- Counts up with every change; a change names the version it started from.
        version       integer not null,
        what          text    not null,
        owner         text    not null,
        due_on        date    not null,
        expected      text    not null default '',
        status        text    not null default 'not-started',
        completed_at  timestamptz,
        changed_by    uuid    references access.person,
        changed_at    timestamptz not null default clock_timestamp(),
        primary key (authority_id, id),
        constraint action__series foreign key (framework_id, series_id) references framework.series,
        constraint action__status_known check (status in ('not-started', 'on-track', 'at-risk', 'complete', 'stopped')),
        constraint action__completed_once_complete check ((status = 'complete') = (completed_at is not null)),
        constraint action__version_counts check (version > 0)
      );
      comment on table audit.action is
        'What an authority does about a recommendation, in whatever cycle. A projection of action_event; bound to no audit, so no signature and no closed cycle freezes it.';

      create table audit.action_event (
        authority_id  uuid    not null,
        action_id     uuid    not null,
        version       integer not null,
        what          text    not null,
        owner         text    not null,
        due_on        date    not null,
        expected      text    not null,
        status        text    not null,
        completed_at  timestamptz,
        -- What was said about its progress with this change.
        note          text    not null default '',
        changed_by    uuid    references access.person,
        changed_at    timestamptz not null,
        primary key (authority_id, action_id, version),
        constraint action_event__action foreign key (authority_id, action_id) references audit.action
      );
      comment on table audit.action_event is 'Every version of every action, append-only; written in the same statement as the action.';

      select platform.protect_tenant_table(t) from unnest(array['audit.action', 'audit.action_event']::regclass[]) t;
      grant select, insert on audit.action, audit.action_event to svc_authority;
      grant update (version, what, owner, due_on, expected, status, completed_at, changed_by, changed_at) on audit.action to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit.action_event, audit.action');
  }
}
