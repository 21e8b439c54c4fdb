import type { Plant } from './schema-plants.js';

const LOGIN = 'a login must bypass nothing, own nothing and belong to no other role';
const DEFINER =
  'a SECURITY DEFINER function must set an empty search_path, be executable by named logins only and belong to no superuser';
const PUBLIC_CREATES = 'PUBLIC must not create tables, temporary ones included, nor connect unnamed';
const PUBLIC_HOLDS = 'PUBLIC must hold nothing on a table';
const STATISTICS = 'statistics, which count rows and list common values, must be readable by no login';
const CHANGES = 'no login may delete or truncate, and what is insert-only nobody may update';
const ZONE = 'a login may read what its trust zone is for and nothing else';

const databaseGrant = (privilege: string) =>
  `do $$ begin execute format('grant ${privilege} on database %I to public', current_database()); end $$`;
const definer = (setting: string) =>
  `create function platform.peek() returns bigint language sql security definer ${setting} as 'select count(*) from audit.answer';
   alter function platform.peek() owner to app_owner;
   revoke execute on function platform.peek() from public;
   grant execute on function platform.peek() to svc_auth`;

/** Ways to let a login do more than its trust zone is for. */
export const PRIVILEGE_PLANTS: readonly Plant[] = [
  {
    why: 'a login that bypasses row-level security',
    deed: 'alter role svc_jobs bypassrls',
    object: 'svc_jobs',
    rules: [LOGIN],
  },
  {
    why: 'a login that makes roles',
    deed: 'alter role svc_jobs createrole',
    object: 'svc_jobs',
    rules: [LOGIN],
  },
  {
    why: 'a login that can become the owner',
    deed: 'grant app_owner to svc_jobs with inherit false, set true',
    object: 'svc_jobs',
    rules: [LOGIN],
  },
  {
    why: 'a login with a schema of its own',
    deed: 'create schema jobs authorization svc_jobs',
    object: 'svc_jobs',
    rules: [LOGIN],
  },
  {
    why: "a function with its owner's rights and the caller's search path",
    deed: definer(''),
    object: 'platform.peek()',
    rules: [DEFINER],
  },
  {
    why: "a function with its owner's rights and a search path that holds a schema",
    deed: definer('set search_path = public'),
    object: 'platform.peek()',
    rules: [DEFINER],
  },
  {
    why: "a function with its owner's rights for everybody",
    deed: `${definer("set search_path = ''")}; grant execute on function platform.peek() to public`,
    object: 'platform.peek()',
    rules: [DEFINER],
  },
  {
    why: "a function with a superuser's rights",
    deed: `${definer("set search_path = ''")}; alter function platform.peek() owner to postgres`,
    object: 'platform.peek()',
    rules: [DEFINER],
  },
  {
    why: 'temporary tables for PUBLIC',
    deed: databaseGrant('temporary'),
    object: 'TEMPORARY on DATABASE',
    rules: [PUBLIC_CREATES],
  },
  {
    why: 'connections for PUBLIC',
    deed: databaseGrant('connect'),
    object: 'CONNECT on DATABASE',
    rules: [PUBLIC_CREATES],
  },
  {
    why: 'tables in a schema for PUBLIC',
    deed: 'grant create on schema public to public',
    object: 'CREATE on schema public',
    rules: [PUBLIC_CREATES],
  },
  {
    why: 'the use of a schema for PUBLIC',
    deed: 'grant usage on schema released to public',
    object: 'USAGE on schema released',
    rules: [PUBLIC_CREATES],
  },
  {
    why: 'a table for PUBLIC',
    deed: 'grant insert on framework.level to public',
    object: 'INSERT on framework.level',
    rules: [PUBLIC_HOLDS],
  },
  {
    why: 'a column for PUBLIC',
    deed: 'grant update (state) on audit.audit to public',
    object: 'UPDATE (state) on audit.audit',
    rules: [PUBLIC_HOLDS],
  },
  {
    why: 'common values for a login',
    deed: 'grant select on pg_stats to svc_platform',
    object: 'pg_stats by svc_platform',
    rules: [STATISTICS],
  },
  {
    why: 'statements of others for a login',
    deed: 'grant select (query) on pg_stat_activity to svc_authority',
    object: 'pg_stat_activity by svc_authority',
    rules: [STATISTICS],
  },
  {
    why: 'numbers of rows for a login',
    deed: 'grant execute on function pg_stat_get_live_tuples(oid) to svc_released',
    object: 'pg_stat_get_live_tuples(oid) by svc_released',
    rules: [STATISTICS],
  },
  {
    why: 'a login that deletes',
    deed: 'grant delete on audit.answer to svc_authority',
    object: 'DELETE audit.answer by svc_authority',
    rules: [CHANGES],
  },
  {
    why: 'a login that empties a table',
    deed: 'grant truncate on framework.cycle to svc_platform',
    object: 'TRUNCATE framework.cycle by svc_platform',
    rules: [CHANGES],
  },
  {
    why: 'a login that changes what was signed',
    deed: 'grant update (level_key) on audit.signed_answer to svc_import',
    object: 'UPDATE audit.signed_answer by svc_import',
    rules: [CHANGES],
  },
  {
    why: 'a login that changes what was published',
    deed: 'grant update on released.cell to svc_release_builder',
    object: 'UPDATE released.cell by svc_release_builder',
    rules: [CHANGES],
  },
  {
    why: 'people for whoever reads released figures',
    deed: 'grant select on access.person to svc_released',
    object: 'access.person by svc_released',
    rules: [ZONE],
  },
  {
    why: 'one column of ratings for the administrator',
    deed: 'grant select (level_key) on audit.signed_answer to svc_platform',
    object: 'audit.signed_answer by svc_platform',
    rules: [ZONE],
  },
  {
    why: 'notes for the release builder',
    deed: 'grant select (note) on audit.answer to svc_release_builder',
    object: 'audit.answer by svc_release_builder',
    rules: [ZONE],
  },
  {
    why: 'released figures for authorities',
    deed: 'grant select on released.cell to svc_authority',
    object: 'released.cell by svc_authority',
    rules: [ZONE],
  },
  {
    why: 'live answers for the importer',
    deed: 'grant select on audit.answer to svc_import',
    object: 'audit.answer by svc_import',
    rules: [ZONE],
  },
  {
    why: 'any table for sign-in',
    deed: 'grant select on access.session to svc_auth',
    object: 'access.session by svc_auth',
    rules: [ZONE],
  },
];
