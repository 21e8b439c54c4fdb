import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A release carries, beside the words of each recommendation, what it can be grouped and left out by: public words, no figures. */
export class CarryEnablers1763900000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table released.enabler (
        release_id  uuid     not null references released.release,
        position    smallint not null,
        id          text     not null,
        title       text     not null,
        primary key (release_id, id)
      );
      comment on table released.enabler is 'What makes improvement possible, across themes: a second way to group recommendations. Only those that one of them serves.';

      -- The defaults are for releases from before: published once, they are not changed, and read as a framework file that says neither.
      alter table released.recommendation
        add column enablers     text[] not null default '{}',
        add column addressed_to text   not null default 'local',
        add constraint recommendation__addressee_known check (addressed_to in ('local', 'national', 'both'));

      grant select on released.enabler to svc_released;
      grant insert on released.enabler to svc_release_builder;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table released.recommendation drop column enablers, drop column addressed_to;
      drop table released.enabler`);
  }
}
