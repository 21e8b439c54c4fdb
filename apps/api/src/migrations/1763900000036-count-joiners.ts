import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many authorities joined and left between two published cycles: counted by the builder when the second of the two is published. */
export class CountJoiners1763900000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table released.movement (
        -- The later of the two, by the day of their figures.
        release_id  uuid    not null references released.release,
        earlier_id  uuid    not null references released.release,
        area_code   text    not null,
        -- Contributors of the later one that were none of the area in the earlier one, and the other way round.
        joined      integer not null,
        gone        integer not null,
        primary key (release_id, earlier_id, area_code),
        constraint movement__area foreign key (release_id, area_code) references released.area,
        constraint movement__two check (release_id <> earlier_id)
      );
      comment on table released.movement is
        'Who took part, as numbers, between two releases of a framework: of participation, which is public, and of no rating.';

      grant select on released.movement to svc_released;
      grant insert on released.movement to svc_release_builder;
      grant select (figures_taken_on) on released.release to svc_release_builder;
      grant select (release_id, code) on released.area to svc_release_builder;
      grant select on release.contributor to svc_release_builder;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select on release.contributor from svc_release_builder;
      revoke select (release_id, code) on released.area from svc_release_builder;
      revoke select (figures_taken_on) on released.release from svc_release_builder;
      drop table released.movement`);
  }
}
