import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which agency serves which authority has a beginning and an end, and says who entered them. */
export class DateServing1763900000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table access.agency_authority
        add column valid_from  date not null default '-infinity',
        -- The last day; null until it is ended.
        add column valid_until date,
        -- Null: entered by the command line.
        add column started_by  uuid references access.person,
        add column ended_by    uuid references access.person,
        drop constraint agency_authority_pkey,
        add primary key (agency_id, authority_id, valid_from),
        add constraint agency_authority__ends_after_start check (valid_until >= valid_from);
      comment on table access.agency_authority is
        'Which authorities an agency serves, and when: those whose audits may ask it. What was asked stays asked when it ends.';
      -- One that has no end yet cannot begin again.
      create unique index agency_authority__one_without_end on access.agency_authority (agency_id, authority_id)
        where valid_until is null;
      grant update (valid_until, ended_by) on access.agency_authority to svc_platform;

      create view access.serving_now with (security_invoker = true) as
        select agency_id, authority_id
        from   access.agency_authority
        where  (now() at time zone 'Europe/London')::date between valid_from and coalesce(valid_until, 'infinity');
      comment on view access.serving_now is 'Which agency serves which authority today.';
      grant select on access.serving_now to svc_authority, svc_platform;

      -- People choose agencies by name.
      create unique index agency__name_once on access.agency (lower(name));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index access.agency__name_once;
      drop view access.serving_now;
      drop index access.agency_authority__one_without_end;
      alter table access.agency_authority
        drop constraint agency_authority__ends_after_start,
        drop column valid_from, drop column valid_until, drop column started_by, drop column ended_by,
        add primary key (agency_id, authority_id)`);
  }
}
