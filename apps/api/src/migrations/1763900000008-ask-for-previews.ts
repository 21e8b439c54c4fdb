import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The builder also makes previews, and what administrators do with cycles and results is on record with who did it. */
export class AskForPreviews1763900000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table release.request
        -- What is asked for. Everything asked before there were previews was to publish.
        add column kind         text not null default 'publish',
        -- Who asked; null: the command line, which knows no people.
        add column requested_by uuid references access.person,
        add constraint request__kind_known check (kind in ('preview', 'publish'));
      comment on table release.request is 'What the release builder is asked to preview or publish, and who asked. It takes its orders from here, never from a request of the API.';

      alter table release.outcome
        -- {recommendations, regions: [{code, name, authorities, contributors, shown}]}: how many recommendations would be shown
        -- for each region is all that is stored of ratings. Administrators read it, so nothing of a single rating may stand here:
        -- not which recommendations, no counts, no hash.
        add column preview jsonb,
        drop constraint outcome__release_or_fault,
        add constraint outcome__one_of_three check (num_nonnulls(release_id, preview, fault) = 1);
      comment on table release.outcome is 'How a request ended: a release, a preview, or why not.';

      create table framework.cycle_event (
        id            uuid primary key,
        framework_id  text not null,
        cycle_id      text not null,
        act           text not null,
        happened_at   timestamptz not null default now(),
        person_id     uuid not null references access.person,
        -- The day on which audits are due from then on: extensions can be followed.
        due_on        date not null,
        constraint cycle_event__cycle     foreign key (framework_id, cycle_id) references framework.cycle,
        constraint cycle_event__act_known check (act in ('announced', 'due-extended', 'closed'))
      );
      comment on table framework.cycle_event is 'What administrators did with cycles on pages. Insert-only.';
      grant select, insert on framework.cycle_event to svc_platform;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table framework.cycle_event;
      delete from release.outcome where preview is not null;
      alter table release.outcome
        drop constraint outcome__one_of_three,
        drop column preview,
        add constraint outcome__release_or_fault check ((release_id is null) <> (fault is null));
      delete from release.request where kind = 'preview';
      alter table release.request drop column kind, drop column requested_by;
    `);
  }
}
