import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators issue keys by which machines read published results. */
export class IssueKeys1763900000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.machine_key (
        id            uuid primary key,
        -- SHA-256 of the secret: who reads this table cannot use the key.
        secret_hash   bytea not null unique,
        name          text not null,
        purpose       text not null,
        region_code   text not null references access.region,
        -- The last day on which it is taken.
        valid_until   date not null,
        -- Null: the command line.
        issued_by     uuid references access.person,
        issued_at     timestamptz not null default clock_timestamp(),
        last_used_on  date,
        ended_by      uuid references access.person,
        ended_at      timestamptz,
        constraint machine_key__hash check (length(secret_hash) = 32),
        constraint machine_key__name check (length(name) between 1 and 80),
        constraint machine_key__purpose check (length(purpose) between 1 and 200)
      );
      comment on table access.machine_key is
        'Keys by which machines read published results as a regional lead of their region does. Ended for good, never deleted.';

      -- Administrators write the hash and cannot read it.
      grant select (id, name, purpose, region_code, valid_until, issued_by, issued_at, last_used_on, ended_by, ended_at)
        on access.machine_key to svc_platform;
      grant insert (id, secret_hash, name, purpose, region_code, valid_until, issued_by) on access.machine_key to svc_platform;
      grant update (ended_by, ended_at) on access.machine_key to svc_platform;

      -- The key of a secret while it is taken. Keeps the day of its use: reading must not cost a write each time.
      create function auth.find_machine_key(p_secret_hash bytea)
        returns table (id uuid, name text, region_code text, region_name text, valid_until date)
        language sql security definer set search_path = ''
      as $$
        with current as (
          select machine_key.id, machine_key.name, machine_key.region_code, machine_key.valid_until, machine_key.last_used_on
          from   access.machine_key
          where  machine_key.secret_hash = p_secret_hash
          and    machine_key.ended_at is null
          and    machine_key.valid_until >= current_date
        ), used as (
          update access.machine_key set last_used_on = current_date
          from   current
          where  machine_key.id = current.id and current.last_used_on is distinct from current_date
        )
        select current.id, current.name, current.region_code, region.name, current.valid_until
        from   current
        join   access.region on region.code = current.region_code;
      $$;
      revoke execute on function auth.find_machine_key(bytea) from public;
      grant execute on function auth.find_machine_key(bytea) to svc_auth;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function auth.find_machine_key(bytea); drop table access.machine_key');
  }
}
