import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators let people of agencies in, and end that again; who did it stays on record. */
export class LetAgencyPeopleIn1763900000046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.work_address (
        person_id  uuid primary key references access.person,
        -- In small letters: the same mailbox is the same person.
        address    text not null unique,
        constraint work_address__small check (address = lower(address) and length(address) between 3 and 254)
      );
      comment on table access.work_address is
        'By which an administrator knows whether somebody is on record already. It proves nothing and nobody signs in with it (access.identity).';
      grant select, insert, update (address) on access.work_address to svc_platform;

      create table access.membership_event (
        membership_id  uuid not null references access.membership,
        what           text not null,
        -- The last day that was set; null: none, or something else was done.
        until          date,
        by_person      uuid not null references access.person,
        at             timestamptz not null default clock_timestamp(),
        primary key (membership_id, at),
        constraint membership_event__what_known check (what in ('let-in', 'last-day', 'ended', 'address'))
      );
      comment on table access.membership_event is 'What administrators did with the memberships of agencies'' people, and who did it.';
      grant select, insert on access.membership_event to svc_platform;

      -- Whose time is over is signed out, for good: a time that begins again does not bring a former session back. The login of
      -- administrators reads no session.
      create function access.end_sessions(p_membership_id uuid) returns void
        language sql security definer set search_path = ''
      as $$
        update access.session set ended_at = now()
        from   access.membership
        where  membership.id = p_membership_id
        and    membership.valid_until < current_date
        and    session.membership_id = membership.id
        and    session.ended_at is null;
      $$;
      revoke execute on function access.end_sessions(uuid) from public;
      grant execute on function access.end_sessions(uuid) to svc_platform;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function access.end_sessions(uuid);
      drop table access.membership_event, access.work_address`);
  }
}
