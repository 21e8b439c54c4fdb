import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept for a while only can be forgotten, by a login that can read none of it. */
export class KeepNoLonger1763900000041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Whatever is asked for, a week is kept: a browser may still ask again, and somebody may still look at a preview.
    await runner.query(`
      select platform.let_in('app_owner', 'select', t), platform.let_in('app_owner', 'delete', t)
      from   unnest(array['audit.import', 'platform.answered_request']::regclass[]) t;

      create function platform.forget_answered_requests(p_days integer) returns bigint
        language sql security definer set search_path = '' as $$
          with gone as (
            delete from platform.answered_request
            where  answered_at < now() - make_interval(days => greatest(p_days, 7))
            returning key
          )
          select count(*) from gone $$;

      -- What a workbook changed is in the history of each answer.
      create function audit.forget_imports(p_days integer) returns bigint
        language sql security definer set search_path = '' as $$
          with gone as (
            delete from audit.import
            where  uploaded_at < now() - make_interval(days => greatest(p_days, 7))
            returning id
          )
          select count(*) from gone $$;

      create function auth.forget_sessions(p_days integer) returns bigint
        language sql security definer set search_path = '' as $$
          with gone as (
            delete from access.session
            where  least(ended_at, expires_at) < now() - make_interval(days => greatest(p_days, 7))
            returning membership_id
          )
          select count(*) from gone $$;

      revoke all on function platform.forget_answered_requests, audit.forget_imports, auth.forget_sessions from public;
      grant execute on function platform.forget_answered_requests, audit.forget_imports, auth.forget_sessions to svc_jobs;
      grant usage on schema platform, audit, auth to svc_jobs;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function platform.forget_answered_requests, audit.forget_imports, auth.forget_sessions;
      drop policy app_owner_selects on audit.import;
      drop policy app_owner_deletes on audit.import;
      drop policy app_owner_selects on platform.answered_request;
      drop policy app_owner_deletes on platform.answered_request;
      revoke usage on schema platform, audit, auth from svc_jobs`);
  }
}
