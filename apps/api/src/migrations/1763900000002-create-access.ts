import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who there is: authorities and agencies, people and what they may act as, sessions. */
export class CreateAccess1763900000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createAuthorities(runner);
    await this.createPeople(runner);
    await this.createSessions(runner);
  }

  private async createAuthorities(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.region (
        code text primary key,
        name text not null unique,
        constraint region__code check (code ~ '^E12[0-9]{6}$')
      );

      create table access.authority (
        id         uuid    primary key,
        kind       text    not null,
        -- Made up for a demonstration: never counted among real ones, nor they among these.
        fictional  boolean not null default false,
        constraint authority__kind_known check (kind in ('authority', 'joint-return'))
      );
      comment on table access.authority is
        'A reporting unit: a local authority, or a joint return of two. A recode keeps the row; a merger or a split makes new ones.';

      create table access.authority_name (
        authority_id  uuid not null references access.authority,
        code          text not null,
        old_code      text,
        name          text not null,
        type          text,
        region_code   text not null references access.region,
        valid_from    date not null,
        -- The first day on which it no longer holds; null while it does.
        valid_to      date,
        primary key (authority_id, valid_from),
        constraint authority_name__code_once unique (code, valid_from),
        constraint authority_name__ends_after_start check (valid_to > valid_from)
      );
      comment on table access.authority_name is 'Names and codes of an authority, each for the time it holds. A code never passes to another authority.';

      create table access.authority_succession (
        from_id       uuid not null references access.authority,
        to_id         uuid not null references access.authority,
        effective_on  date not null,
        kind          text not null,
        primary key (from_id, to_id),
        constraint authority_succession__kind_known check (kind in ('merge', 'split')),
        constraint authority_succession__another check (from_id <> to_id)
      );
      comment on table access.authority_succession is 'What followed an authority that was abolished. Successor and predecessor are never matched in change over time.';

      create table access.joint_return_cover (
        joint_return_id  uuid not null references access.authority,
        covered_id       uuid not null references access.authority,
        valid_from       date not null,
        valid_to         date,
        primary key (joint_return_id, covered_id, valid_from)
      );
      comment on table access.joint_return_cover is 'The authorities that a joint return answers for.';

      create table access.joint_return_use (
        joint_return_id  uuid not null references access.authority,
        framework_id     text not null,
        cycle_id         text not null,
        primary key (joint_return_id, framework_id, cycle_id),
        constraint joint_return_use__cycle foreign key (framework_id, cycle_id) references framework.cycle
      );
      comment on table access.joint_return_use is 'Cycles in which the joint return answers in place of the authorities it covers.';

      create table access.agency (
        id    uuid primary key,
        kind  text not null,
        name  text not null,
        constraint agency__kind_known check (kind in ('health', 'police', 'education', 'voluntary', 'other'))
      );
      comment on table access.agency is 'A partner: a tenant of its own, which may serve several authorities.';

      create table access.agency_seat (
        agency_id     uuid not null references access.agency,
        framework_id  text not null,
        cycle_id      text not null,
        region_code   text not null references access.region,
        primary key (agency_id, framework_id, cycle_id),
        constraint agency_seat__cycle foreign key (framework_id, cycle_id) references framework.cycle
      );
      comment on table access.agency_seat is 'The one region in which an agency counts in a cycle, whichever authorities it serves.';
    `);
  }

  private async createPeople(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.person (
        id    uuid primary key,
        name  text not null
      );

      create table access.identity (
        issuer     text not null,
        subject    text not null,
        person_id  uuid not null references access.person,
        primary key (issuer, subject)
      );
      comment on table access.identity is 'How an identity provider knows a person: issuer and subject, never an e-mail address.';

      create table access.membership (
        id            uuid primary key,
        person_id     uuid not null references access.person,
        role          text not null,
        authority_id  uuid references access.authority,
        agency_id     uuid references access.agency,
        region_code   text references access.region,
        valid_from    date not null default current_date,
        valid_until   date,
        constraint membership__role_known check (role in
          ('audit-lead', 'contributor', 'partner', 'approver', 'viewer', 'regional-lead', 'evaluator', 'administrator')),
        constraint membership__acts_for_one check (
          case
            when role in ('audit-lead', 'contributor', 'approver', 'viewer')
              then authority_id is not null and agency_id is null and region_code is null
            when role = 'partner'       then agency_id is not null and authority_id is null and region_code is null
            when role = 'regional-lead' then region_code is not null and authority_id is null and agency_id is null
            else authority_id is null and agency_id is null and region_code is null
          end),
        constraint membership__once unique nulls not distinct (person_id, role, authority_id, agency_id, region_code)
      );
      comment on table access.membership is 'What a person may act as, and for whom.';

      -- People of an authority see who else acts for it. Not forced: the sign-in functions, which belong to the
      -- table's owner, look a membership up before anybody is signed in.
      alter table access.membership enable row level security;
      create policy own_rows on access.membership to svc_authority
        using (authority_id = (select nullif(current_setting('app.authority_id', true), '')::uuid));
      create policy svc_platform_manages on access.membership to svc_platform using (true) with check (true);

      create table access.demonstration_person (
        role           text primary key,
        membership_id  uuid not null references access.membership,
        position       smallint not null
      );
      comment on table access.demonstration_person is 'Whom one click signs in as, one for each role. Empty outside the demonstration.';

      create table access.demonstration_load (
        only_one boolean primary key check (only_one)
      );
      comment on table access.demonstration_load is
        'Has its row from when the demonstration began to load into an empty service: what is there then is the demonstration''s own.';

      grant usage on schema access to svc_authority, svc_platform, svc_release_builder, svc_import;
      grant select on access.region, access.authority, access.authority_name, access.authority_succession,
        access.joint_return_cover, access.joint_return_use
        to svc_authority, svc_platform, svc_release_builder, svc_import;
      grant select on access.agency, access.agency_seat to svc_authority, svc_platform;
      grant select on access.membership to svc_authority;
      grant insert on access.region, access.authority, access.authority_name, access.authority_succession,
        access.joint_return_cover to svc_import;
      grant update (old_code, name, type, region_code, valid_from, valid_to) on access.authority_name to svc_import;
      grant update (name) on access.region to svc_import;
      grant select, insert on access.person, access.identity, access.membership, access.demonstration_person, access.demonstration_load to svc_platform;
      grant insert on access.agency, access.agency_seat, access.joint_return_use to svc_platform;
      grant update (valid_until) on access.membership to svc_platform;
    `);
  }

  private async createSessions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table access.session (
        -- SHA-256 of the token in the cookie: who reads this table cannot sign in with it.
        token_hash     bytea primary key,
        membership_id  uuid not null references access.membership,
        started_at     timestamptz not null default now(),
        last_used_at   timestamptz not null default now(),
        expires_at     timestamptz not null,
        ended_at       timestamptz
      );
      comment on table access.session is 'Sessions live in the database only: ending one takes effect in every process, within a second.';
      create index session__membership on access.session (membership_id);

      create function auth.start_session(p_membership_id uuid, p_token_hash bytea, p_lasts interval) returns void
        language sql security definer set search_path = ''
      as $$
        insert into access.session (token_hash, membership_id, expires_at)
        select p_token_hash, membership.id, now() + p_lasts
        from   access.membership
        where  membership.id = p_membership_id
        and    current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity');
      $$;

      -- The session of a token while it lasts. Marks it as used, once a minute at most: reading must not cost a write.
      create function auth.find_session(p_token_hash bytea, p_idle interval)
        returns table (person_id uuid, name text, role text, authority_id uuid, agency_id uuid, region_code text,
                       acts_for text, expires_at timestamptz)
        language sql security definer set search_path = ''
      as $$
        with current as (
          select session.token_hash, session.membership_id, session.expires_at, session.last_used_at
          from   access.session
          where  session.token_hash = p_token_hash
          and    session.ended_at is null
          and    session.expires_at > now()
          and    session.last_used_at > now() - p_idle
        ), used as (
          update access.session set last_used_at = now()
          from   current
          where  session.token_hash = current.token_hash and current.last_used_at < now() - interval '1 minute'
        )
        select person.id, person.name, membership.role, membership.authority_id, membership.agency_id, membership.region_code,
               coalesce(
                 (select authority_name.name from access.authority_name
                  where  authority_name.authority_id = membership.authority_id
                  order  by authority_name.valid_from desc limit 1),
                 (select agency.name from access.agency where agency.id = membership.agency_id),
                 (select region.name from access.region where region.code = membership.region_code)),
               current.expires_at
        from   current
        join   access.membership on membership.id = current.membership_id
        join   access.person     on person.id = membership.person_id
        where  current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity');
      $$;

      create function auth.end_session(p_token_hash bytea) returns void
        language sql security definer set search_path = ''
      as $$
        update access.session set ended_at = now() where token_hash = p_token_hash and ended_at is null;
      $$;

      create function auth.demonstration_people()
        returns table (role text, membership_id uuid, name text, acts_for text)
        language sql stable security definer set search_path = ''
      as $$
        select demonstration_person.role, membership.id, person.name,
               coalesce(
                 (select authority_name.name from access.authority_name
                  where  authority_name.authority_id = membership.authority_id
                  order  by authority_name.valid_from desc limit 1),
                 (select agency.name from access.agency where agency.id = membership.agency_id),
                 (select region.name from access.region where region.code = membership.region_code))
        from   access.demonstration_person
        join   access.membership on membership.id = demonstration_person.membership_id
        join   access.person     on person.id = membership.person_id
        order  by demonstration_person.position;
      $$;

      revoke execute on all functions in schema auth from public;
      grant usage on schema auth to svc_auth;
      grant execute on all functions in schema auth to svc_auth;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function auth.start_session, auth.find_session, auth.end_session, auth.demonstration_people;
      drop table access.session, access.demonstration_load, access.demonstration_person, access.membership, access.identity, access.person, access.agency_seat,
        access.agency, access.joint_return_use, access.joint_return_cover, access.authority_succession, access.authority_name,
        access.authority, access.region`);
  }
}
