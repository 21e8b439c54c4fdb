import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is asked, in versions that never change, and when. */
export class CreateFramework1763900000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table framework.framework (
        id text primary key,
        constraint framework__id_in_addresses check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
      );
      comment on table framework.framework is 'A family of versions that ask the same kind of question on the same scale.';

      create table framework.version (
        framework_id    text    not null references framework.framework,
        version         integer not null,
        title           text    not null,
        publisher       text    not null,
        ratings_public  boolean not null,
        valid_from      date,
        valid_to        date,
        note            text,
        -- The whole version as it was imported: statements, evidence, enablers. The tables below hold what other tables refer to.
        content         jsonb   not null,
        -- Told apart by this: importing the same content again is nothing new, other content under a used number is refused.
        content_hash    text    not null,
        imported_at     timestamptz not null default now(),
        primary key (framework_id, version),
        constraint version__positive check (version > 0)
      );
      comment on table framework.version is 'One immutable version of a framework: no login may update or delete it.';

      create table framework.level (
        framework_id  text     not null,
        version       integer  not null,
        key           text     not null,
        position      smallint not null,
        level         smallint not null,
        label         text     not null,
        strength      boolean  not null,
        primary key (framework_id, version, key),
        constraint level__version  foreign key (framework_id, version) references framework.version,
        constraint level__position unique (framework_id, version, position),
        -- Not applicable is an answer but no level: it has no place in the order.
        constraint level__not_not_applicable check (key <> 'not-applicable')
      );
      comment on table framework.level is 'The steps of a scale; position 0 is the weakest.';

      create table framework.theme (
        framework_id  text     not null,
        version       integer  not null,
        id            text     not null,
        position      smallint not null,
        title         text     not null,
        primary key (framework_id, version, id),
        constraint theme__version  foreign key (framework_id, version) references framework.version,
        constraint theme__position unique (framework_id, version, position)
      );

      create table framework.series (
        framework_id  text not null references framework.framework,
        id            text not null,
        primary key (framework_id, id)
      );
      comment on table framework.series is 'A chain of equivalent recommendations across versions; figures are published by series.';

      create table framework.recommendation (
        framework_id  text     not null,
        version       integer  not null,
        id            text     not null,
        theme_id      text     not null,
        position      smallint not null,
        title         text     not null,
        series_id     text     not null,
        primary key (framework_id, version, id),
        constraint recommendation__theme    foreign key (framework_id, version, theme_id) references framework.theme,
        constraint recommendation__series   foreign key (framework_id, series_id) references framework.series,
        constraint recommendation__position unique (framework_id, version, position),
        -- Two recommendations of one version in a series would be added up as one.
        constraint recommendation__one_per_series unique (framework_id, version, series_id)
      );

      create table framework.item_map (
        framework_id  text    not null,
        from_version  integer not null,
        from_item     text    not null,
        to_version    integer not null,
        to_item       text,
        relation      text    not null,
        constraint item_map__from  foreign key (framework_id, from_version, from_item) references framework.recommendation,
        constraint item_map__to    foreign key (framework_id, to_version, to_item)     references framework.recommendation,
        constraint item_map__once  unique nulls not distinct (framework_id, from_version, from_item, to_version, to_item),
        constraint item_map__relation_known check (relation in ('equivalent', 'similar', 'split', 'merged', 'dropped')),
        constraint item_map__dropped_goes_nowhere check ((relation = 'dropped') = (to_item is null))
      );
      comment on table framework.item_map is 'How the items of an earlier version stand to those of a later one.';

      create table framework.cycle (
        framework_id      text not null references framework.framework,
        id                text not null,
        opens_on          date not null,
        due_on            date not null,
        -- The cut-off: what is signed by the end of this day, London time, is what results are made from.
        figures_taken_on  date not null,
        results_on        date,
        time_period       text not null,
        origin            text not null,
        -- A round of made-up authorities; a cycle is of real ones or of these, never of both.
        fictional         boolean not null default false,
        closed_at         timestamptz,
        primary key (framework_id, id),
        constraint cycle__id_in_addresses check (id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
        constraint cycle__dates_in_order  check (opens_on <= due_on and due_on <= figures_taken_on and figures_taken_on <= results_on),
        constraint cycle__origin_known    check (origin in ('announced', 'import')),
        constraint cycle__year            check (time_period ~ '^[0-9]{4}$')
      );
      comment on table framework.cycle is 'One round of a framework: opens, due, figures taken, results published. A cycle may hold audits of several versions.';

      grant usage on schema framework to svc_authority, svc_platform, svc_release_builder, svc_import;
      grant select on all tables in schema framework to svc_authority, svc_platform, svc_release_builder, svc_import;
      grant insert on framework.framework, framework.version, framework.level, framework.theme, framework.series,
        framework.recommendation, framework.item_map, framework.cycle to svc_platform;
      grant update (due_on, results_on, closed_at) on framework.cycle to svc_platform;
      grant insert on framework.cycle to svc_import;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table framework.cycle, framework.item_map, framework.recommendation, framework.series, framework.theme,
        framework.level, framework.version, framework.framework`);
  }
}
