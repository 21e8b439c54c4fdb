-- The logins of Plumbline, one for each trust zone, and what PUBLIC loses in the database they work in.
--
-- Run once by a superuser, connected to Plumbline's own database, before `plumbline migrate`; running it again changes nothing.
-- Logins are cluster-wide, so no migration makes them. Passwords are set apart from this file:
--   alter role svc_released password '…';

do $$
declare
  login text;
begin
  -- Owns every object and cannot sign in: nobody connects with the right to change the schema but the migrator.
  if not exists (select from pg_roles where rolname = 'app_owner') then
    create role app_owner nologin;
  end if;

  foreach login in array array[
    'migrator',             -- migrations only: acts as app_owner
    'svc_auth',             -- sign-in and sessions, through functions
    'svc_authority',        -- people of an authority, under row-level security
    'svc_released',         -- released figures, who has returned, who can be contacted; no audit
    'svc_evaluation',       -- evaluators: signed ratings, through functions only
    'svc_platform',         -- administrators: no ratings, no released values
    'svc_release_builder',  -- reads signed audits, writes released figures; never serves a request
    'svc_import',           -- the command line's imports
    'svc_jobs'              -- forgets what is kept for a while only; reads no table
  ] loop
    if not exists (select from pg_roles where rolname = login) then
      execute format('create role %I login', login);
    end if;
    execute format('alter role %I nosuperuser nocreatedb nocreaterole noreplication nobypassrls noinherit', login);
    execute format('revoke all on database %I from %I', current_database(), login);
    execute format('grant connect on database %I to %I', current_database(), login);
  end loop;

  grant app_owner to migrator with inherit false, set true;
  execute format('grant create on database %I to app_owner', current_database());

  -- No temporary tables and no connections for whoever is not named above.
  execute format('revoke all on database %I from public', current_database());
end $$;

revoke all on schema public from public;
grant usage, create on schema public to app_owner;

-- A request that hangs must not hold a lock or a connection for long.
alter role svc_auth            set statement_timeout = '5s';
alter role svc_authority       set statement_timeout = '10s';
alter role svc_released        set statement_timeout = '10s';
alter role svc_evaluation      set statement_timeout = '30s';
alter role svc_platform        set statement_timeout = '30s';
alter role svc_release_builder set statement_timeout = '10min';
alter role svc_authority       set idle_in_transaction_session_timeout = '10s';
alter role svc_platform        set idle_in_transaction_session_timeout = '30s';
alter role migrator            set lock_timeout = '1s';

-- Statistics tell how many rows a table has and which values are common, whatever row-level security says.
do $$
declare
  thing record;
begin
  for thing in
    select oid::regclass as name
    from   pg_class
    where  relnamespace = 'pg_catalog'::regnamespace
    and    relkind in ('v', 'r')
    and    relname like 'pg\_stat%'
  loop
    execute format('revoke all on %s from public', thing.name);
  end loop;
  for thing in
    select oid::regprocedure as name
    from   pg_proc
    where  pronamespace = 'pg_catalog'::regnamespace
    and    proname like 'pg\_stat\_get\_%'
  loop
    execute format('revoke all on function %s from public', thing.name);
  end loop;
end $$;
