import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An audit lead lets people of the authority in, and ends that again. */
export class AppointPeople1763900000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The login of authorities writes no memberships: with a grant on the table, whatever went wrong in any request of theirs could make
    // anybody anything. These two functions can do just this, and look themselves whether the person who is set leads the audit of the
    // authority that is set. Approvers and partners are not theirs to make.
    await runner.query(`
      create function access.leads_audit() returns boolean
        language sql stable set search_path = ''
      as $$
        select exists (
          select from access.membership
          where  membership.person_id    = nullif(current_setting('app.person_id', true), '')::uuid
          and    membership.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
          and    membership.role = 'audit-lead'
          and    current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity'));
      $$;

      create function access.appoint(p_person_id uuid, p_membership_id uuid, p_name text, p_role text, p_until date) returns text
        language plpgsql security definer set search_path = ''
      as $$
      begin
        if not access.leads_audit() or p_role not in ('audit-lead', 'contributor', 'viewer') then
          return 'not-allowed';
        end if;
        if p_until < current_date or p_role = 'viewer' and p_until is null then
          return 'day-over';
        end if;
        insert into access.person (id, name) values (p_person_id, p_name);
        insert into access.membership (id, person_id, role, authority_id, valid_until)
        values (p_membership_id, p_person_id, p_role, nullif(current_setting('app.authority_id', true), '')::uuid, p_until);
        -- In the demonstration there is no other way in: whom one of its people lets in stands at the front door, too.
        insert into access.demonstration_person (role, membership_id, position)
        select p_role, p_membership_id, (select max(position) + 1 from access.demonstration_person)
        where  exists (select from access.demonstration_person shown
                       join   access.membership on membership.id = shown.membership_id
                       where  membership.person_id = nullif(current_setting('app.person_id', true), '')::uuid)
        -- Its people are chosen by role and name.
        and    not exists (select from access.demonstration_person shown
                           join   access.membership on membership.id = shown.membership_id
                           join   access.person     on person.id = membership.person_id
                           where  (shown.role, person.name) = (p_role, p_name));
        return 'done';
      end
      $$;

      create function access.dismiss(p_membership_id uuid) returns text
        language plpgsql security definer set search_path = ''
      as $$
      declare
        found_role   text;
        found_person uuid;
      begin
        -- Held until the end: of two leads who dismiss each other at once the second one finds that it leads no more.
        perform from access.membership
        where   membership.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid and membership.role = 'audit-lead'
        order   by membership.id for update;
        if not access.leads_audit() then
          return 'not-allowed';
        end if;
        select membership.role, membership.person_id into found_role, found_person
        from   access.membership
        where  membership.id = p_membership_id
        and    membership.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
        and    current_date <= coalesce(membership.valid_until, 'infinity');
        if not found then return 'not-found'; end if;
        if found_role = 'approver' then return 'administrator-ends'; end if;
        if found_person = nullif(current_setting('app.person_id', true), '')::uuid then return 'not-oneself'; end if;
        update access.membership set valid_until = current_date - 1 where id = p_membership_id;
        update access.session set ended_at = now() where membership_id = p_membership_id and ended_at is null;
        return 'done';
      end
      $$;

      revoke execute on function access.leads_audit(), access.appoint(uuid, uuid, text, text, date), access.dismiss(uuid) from public;
      grant execute on function access.appoint(uuid, uuid, text, text, date), access.dismiss(uuid) to svc_authority;

      -- As before, but for those whose time is over: they cannot be signed in as any more.
      create or replace function auth.demonstration_people()
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
        where  current_date between membership.valid_from and coalesce(membership.valid_until, 'infinity')
        order  by demonstration_person.position;
      $$;
    `);
  }

  /** The function of sign-in stays: whose time is over cannot be signed in as under the former one either. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function access.dismiss(uuid), access.appoint(uuid, uuid, text, text, date), access.leads_audit()`);
  }
}
