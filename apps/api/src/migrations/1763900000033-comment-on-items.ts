import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people of an authority say to each other about an item of an audit, and whether it is resolved; both only ever added to. */
export class CommentOnItems1763900000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit.comment (
        authority_id       uuid not null,
        audit_id           uuid not null,
        id                 uuid not null,
        item_id            text not null,
        framework_id       text not null,
        framework_version  integer not null,
        words              text not null,
        written_by         uuid references access.person,
        written_at         timestamptz not null default clock_timestamp(),
        primary key (authority_id, audit_id, id),
        constraint comment__audit foreign key (authority_id, audit_id, framework_id, framework_version)
          references audit.audit (authority_id, id, framework_id, framework_version),
        constraint comment__item foreign key (framework_id, framework_version, item_id) references framework.recommendation
      );
      comment on table audit.comment is
        'What somebody of the authority said about an item of an audit. Insert-only; no part of what is signed, and of nothing that is published.';

      create table audit.comment_event (
        authority_id  uuid    not null,
        audit_id      uuid    not null,
        comment_id    uuid    not null,
        -- Counts the events of a comment, from 1: of two who do the same at once, one does it.
        number        integer not null,
        resolved      boolean not null,
        changed_by    uuid    references access.person,
        changed_at    timestamptz not null default clock_timestamp(),
        primary key (authority_id, audit_id, comment_id, number),
        constraint comment_event__comment foreign key (authority_id, audit_id, comment_id) references audit.comment
      );
      comment on table audit.comment_event is
        'That a comment was resolved or opened again, append-only. The last one counts; a comment without any is open.';

      select platform.protect_tenant_table(t) from unnest(array['audit.comment', 'audit.comment_event']::regclass[]) t;
      grant select, insert on audit.comment, audit.comment_event to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit.comment_event, audit.comment');
  }
}
