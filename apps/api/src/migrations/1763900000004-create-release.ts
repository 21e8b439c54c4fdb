import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The builder's queue, and the figures it freezes. */
export class CreateRelease1763900000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createQueue(runner);
    await this.createReleased(runner);
    await this.grant(runner);
  }

  private async createQueue(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table release.request (
        id            uuid primary key,
        framework_id  text not null,
        cycle_id      text not null,
        requested_at  timestamptz not null default now(),
        constraint request__cycle foreign key (framework_id, cycle_id) references framework.cycle
      );
      comment on table release.request is 'What the release builder is asked to publish. It takes its orders from here, never from a request of the API.';

      create table release.contributor (
        release_id    uuid    not null,
        authority_id  uuid    not null,
        audit_id      uuid    not null,
        signing       integer not null,
        primary key (release_id, authority_id)
      );
      comment on table release.contributor is 'The signed audits that a release was made from: those signed at the cut-off. Insert-only.';
    `);
  }

  private async createReleased(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table released.release (
        id                uuid primary key,
        framework_id      text not null,
        cycle_id          text not null,
        framework_title   text not null,
        publisher         text not null,
        ratings_public    boolean not null,
        fictional         boolean not null,
        note              text,
        time_period       text not null,
        figures_taken_on  date not null,
        published_on      date not null,
        rule_version      text not null,
        rule              jsonb not null,
        rule_in_words     text not null,
        -- SHA-256 over everything below that is published: the same ratings and rule give the same hash.
        content_hash      text not null,
        -- Once, ever: two releases of one cycle could be subtracted from each other. A retracted release keeps its place.
        constraint release__once unique (framework_id, cycle_id)
      );
      comment on table released.release is 'The frozen results of one cycle of one framework.';

      create table released.retraction (
        release_id    uuid primary key references released.release,
        retracted_at  timestamptz not null default now(),
        reason        text not null
      );

      create table released.level (
        release_id  uuid     not null references released.release,
        position    smallint not null,
        key         text     not null,
        label       text     not null,
        strength    boolean  not null,
        primary key (release_id, position)
      );

      create table released.theme (
        release_id  uuid     not null references released.release,
        position    smallint not null,
        id          text     not null,
        title       text     not null,
        primary key (release_id, id)
      );

      create table released.recommendation (
        release_id  uuid     not null references released.release,
        series_id   text     not null,
        position    smallint not null,
        theme_id    text     not null,
        title       text     not null,
        primary key (release_id, series_id),
        constraint recommendation__theme foreign key (release_id, theme_id) references released.theme
      );
      comment on table released.recommendation is 'The series that the cycle''s versions ask, in the words of the latest of these versions.';

      create table released.area (
        release_id    uuid    not null references released.release,
        code          text    not null,
        name          text    not null,
        -- Authorities that could return, and those that are in the results. Public facts.
        authorities   integer not null,
        contributors  integer not null,
        primary key (release_id, code)
      );
      comment on table released.area is 'England and its regions as they stood in the cycle.';

      create table released.cell (
        release_id              uuid     not null,
        area_code               text     not null,
        series_id               text     not null,
        rater_type              text     not null,
        -- Contributors whose version asks the item, and those of them whose ratings are not in the counts.
        contributors            integer  not null,
        contributors_not_shown  integer  not null,
        -- Authorities at each level, weakest first; null: hidden, whatever the cause. For England the sum of the shown regions.
        counts                  integer[],
        not_applicable          integer,
        primary key (release_id, area_code, series_id, rater_type),
        constraint cell__area   foreign key (release_id, area_code) references released.area,
        constraint cell__series foreign key (release_id, series_id) references released.recommendation,
        constraint cell__rater_type_known check (rater_type in ('own', 'partner')),
        constraint cell__hidden_whole check ((counts is null) = (not_applicable is null))
      );
      comment on table released.cell is 'Released figures by area and series, after disclosure control. Nothing here is derived from a hidden rating.';

      create table release.outcome (
        request_id   uuid primary key references release.request,
        finished_at  timestamptz not null default now(),
        release_id   uuid references released.release,
        fault        text,
        constraint outcome__release_or_fault check ((release_id is null) <> (fault is null))
      );
      comment on table release.outcome is 'How a request ended: a release, or why not.';
    `);
  }

  private async grant(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant usage on schema released to svc_released, svc_release_builder, svc_platform, svc_import;
      grant select on all tables in schema released to svc_released;
      grant insert on released.release, released.level, released.theme, released.recommendation, released.area, released.cell
        to svc_release_builder;
      -- What the builder asks before it starts, and the administrator afterwards: which releases there are. No values.
      grant select (id, framework_id, cycle_id, published_on) on released.release to svc_release_builder, svc_platform;
      grant select (framework_id, cycle_id) on released.release to svc_import; -- to say that an import comes too late
      grant select, insert on released.retraction to svc_platform;

      grant usage on schema release to svc_release_builder, svc_platform;
      grant select on release.request to svc_release_builder, svc_platform;
      grant insert on release.request to svc_platform;
      grant select, insert on release.outcome to svc_release_builder;
      grant select on release.outcome to svc_platform;
      grant insert on release.contributor to svc_release_builder;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table release.outcome, released.cell, released.area, released.recommendation, released.theme, released.level,
        released.retraction, released.release, release.contributor, release.request`);
  }
}
