import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An audit lead changes until when somebody may act for the authority; whoever's time is over is told so; authorities know who returns for them. */
export class LastDaysAndJointReturns1763900000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Beside access.appoint and access.dismiss, and like these: it looks itself whether the person who is set leads the audit.
      create function access.set_last_day(p_membership_id uuid, p_until date) returns text
        language plpgsql security definer set search_path = ''
      as $$
      declare
        found access.membership;
      begin
        if not access.leads_audit() then return 'not-allowed'; end if;
        select * into found
        from   access.membership
        where  membership.id = p_membership_id
        and    membership.authority_id = nullif(current_setting('app.authority_id', true), '')::uuid
        and    current_date <= coalesce(membership.valid_until, 'infinity')
        for    update;
        if found.id is null then return 'not-found'; end if;
        if found.role = 'approver' then return 'administrator-ends'; end if;
        if found.person_id = nullif(current_setting('app.person_id', true), '')::uuid then return 'not-oneself'; end if;
        if p_until < greatest(current_date, found.valid_from) or found.role = 'viewer' and p_until is null then
          return 'day-over';
        end if;
        -- Two leads must not set each other an end and leave nobody: a lead's time is ended on the day, when the other one is there.
        if found.role = 'audit-lead' and coalesce(p_until, 'infinity') < coalesce(found.valid_until, 'infinity') then
          return 'day-earlier';
        end if;
        update access.membership set valid_until = p_until where id = p_membership_id;
        return 'done';
      end
      $$;
      revoke execute on function access.set_last_day(uuid, date) from public;
      grant execute on function access.set_last_day(uuid, date) to svc_authority;

      -- Tells whoever holds the token of a session, and nobody else, that the time of its person in its role is over.
      create function auth.access_over(p_token_hash bytea) returns boolean
        language sql stable security definer set search_path = ''
      as $$
        select exists (
          select from access.session
          join   access.membership on membership.id = session.membership_id
          where  session.token_hash = p_token_hash
          and    session.expires_at > now()
          and    membership.valid_until < current_date);
      $$;
      revoke execute on function auth.access_over(bytea) from public;
      grant execute on function auth.access_over(bytea) to svc_auth;

      -- Public facts, of which the login can read every table already.
      grant select on access.covered_authority to svc_authority;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select on access.covered_authority from svc_authority;
      drop function auth.access_over(bytea), access.set_last_day(uuid, date)`);
  }
}
