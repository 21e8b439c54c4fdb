import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The schemas, named after the stages of the flow, and the one mechanism that makes a table a tenant table. */
export class LayFoundations1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema framework;  -- what is asked: versions, scales, series, cycles. Reference data.
      create schema access;     -- authorities, agencies, people, memberships, sessions
      create schema auth;       -- functions for sign-in; no tables
      create schema audit;      -- tenant tables: every table here leads its keys with authority_id
      create schema release;    -- the queue of the release builder and what it read
      create schema released;   -- figures after disclosure control; insert-only
      create schema platform;   -- machinery of the database itself

      -- Functions start out executable by everybody; here each one is granted by name.
      alter default privileges revoke execute on functions from public;

      create function platform.protect_tenant_table(tenant_table regclass) returns void
        language plpgsql
        set search_path = ''
      as $protect$
      begin
        execute format('alter table %s enable row level security', tenant_table);
        execute format('alter table %s force  row level security', tenant_table);
        -- A setting that was never made is null, one that a finished transaction made is '': both match no row.
        -- The scalar subquery is evaluated once a statement, not once a row.
        execute format(
          'create policy own_rows on %s to svc_authority
             using      (authority_id = (select nullif(current_setting(''app.authority_id'', true), '''')::uuid))
             with check (authority_id = (select nullif(current_setting(''app.authority_id'', true), '''')::uuid))',
          tenant_table);
      end
      $protect$;
      comment on function platform.protect_tenant_table is
        'Enables and forces row-level security and lets svc_authority see and write the rows of its own authority only. Called after every tenant table.';

      -- A login outside the authority zone that works across authorities is let in by name, for one command each.
      create function platform.let_in(login name, command text, tenant_table regclass) returns void
        language plpgsql
        set search_path = ''
      as $let_in$
      begin
        execute format(
          'create policy %I on %s for %s to %I %s',
          login || '_' || command || 's', tenant_table, command, login,
          case command when 'insert' then 'with check (true)' else 'using (true)' end);
      end
      $let_in$;
      comment on function platform.let_in is
        'Lets one login select, or insert, all rows of a tenant table. Each use is listed, with its reason, in schema-promises.ts.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema framework, access, auth, audit, release, released, platform cascade`);
  }
}
