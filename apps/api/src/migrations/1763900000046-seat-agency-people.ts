import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators let people of agencies in, and end that again; who did it stays on record. */
export class SeatAgencyPeople1763900000046 implements MigrationInterface {
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
      grant select, insert on access.work_address to svc_platform;

      create table access.seat_event (
        membership_id  uuid not null references access.membership,
        what           text not null,
        -- The last day that was set; null: none, or the time was ended.
        until          date,
        by_person      uuid not null references access.person,
        at             timestamptz not null default clock_timestamp(),
        primary key (membership_id, at),
        constraint seat_event__what_known check (what in ('let-in', 'last-day', 'ended'))
      );
      comment on table access.seat_event is 'What administrators did with the seats of agencies'' people, and who did it.';
      grant select, insert on access.seat_event to svc_platform;

      -- A seat that is ended signs its person out. The hashes of tokens stay unread.
      grant select (membership_id, ended_at), update (ended_at) on access.session to svc_platform;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select (membership_id, ended_at), update (ended_at) on access.session from svc_platform;
      drop table access.seat_event, access.work_address`);
  }
}
