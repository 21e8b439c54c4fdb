import type { DataSource } from 'typeorm';

/** What a schema promises; every table and policy that does not follow the general rule is listed with its reason. */
export interface SchemaPromises {
  readonly logins: readonly string[];
  /** The login that people of a tenant work with, and the only condition under which it sees a row. */
  readonly tenantLogin: string;
  readonly ownRows: string;
  /** Every table of this schema is a tenant table: its keys start with `tenantColumn`. */
  readonly tenantSchema: string;
  readonly tenantColumn: string;
  /** Tables elsewhere that have the tenant column all the same. */
  readonly untenanted: Readonly<Record<string, string>>;
  /** Policies, as `schema.table: policy`, that let a login see rows of every tenant. */
  readonly letIn: Readonly<Record<string, string>>;
  /**
   * Policies, as `schema.table: policy`, by which the tenant's login sees or writes by another condition than `ownRows`, with the
   * reason and the MD5 of the condition as Postgres prints it: another condition under the same name is a fault. What `narrows` is
   * restrictive and takes rows away from the others.
   */
  readonly otherRows: Readonly<
    Record<string, { readonly md5: string; readonly reason: string; readonly narrows?: true }>
  >;
  /** Subqueries that read a setting, as Postgres prints them. */
  readonly settings: readonly string[];
  /** Functions of our own that a policy may call, with the MD5 of what they do: they look up a condition as whoever asks. */
  readonly conditions: Readonly<Record<string, string>>;
  /** Tables that nobody may ever update. */
  readonly insertOnly: readonly string[];
  /** For a login all that it may select from; a name that ends in a point is a whole schema. */
  readonly readable: Readonly<Record<string, readonly string[]>>;
}

export interface SchemaFault {
  readonly rule: string;
  readonly object: string;
}

type Rule = (database: DataSource, promises: SchemaPromises) => Promise<{ object: string }[]>;

/** Each way in which a schema can leak that row-level security alone does not show; every one was planted and caught in a test. */
export const RULES: Readonly<Record<string, Rule>> = {
  'a tenant table must have row-level security, forced, with a policy': (
    database,
    { tenantSchema, tenantColumn, untenanted },
  ) =>
    database.sql`
      select table_.oid::regclass::text as object
      from   pg_class table_
      where  table_.relkind in ('r', 'p')
      and    (table_.relnamespace = to_regnamespace(${tenantSchema})
              or exists (select from pg_attribute where attrelid = table_.oid and attname = ${tenantColumn} and not attisdropped))
      and    table_.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    table_.oid::regclass::text <> all (${Object.keys(untenanted)}::text[])
      and    not (table_.relrowsecurity and table_.relforcerowsecurity
                  and exists (select from pg_policy where polrelid = table_.oid))`,

  'the tenant login sees its own rows only, by the one condition that is empty when nothing is set': (
    database,
    { tenantLogin, ownRows, otherRows },
  ) => database.sql`
      select format('%s: %s', polrelid::regclass, polname) as object
      from   pg_policy
      where  (to_regrole(${tenantLogin}) = any (polroles) or 0::oid = any (polroles))
      -- A listed one is allowed with its own condition and no other.
      and    ${JSON.stringify(otherRows)}::jsonb -> format('%s: %s', polrelid::regclass, polname) ->> 'md5'
               is distinct from md5(concat_ws(' / ', pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)))
      and    (not polpermissive
              or coalesce(pg_get_expr(polqual, polrelid), ${ownRows}) <> ${ownRows}
              or coalesce(pg_get_expr(polwithcheck, polrelid), ${ownRows}) <> ${ownRows})`,

  'a condition that is listed must be there, and narrow where it says so': (database, { otherRows }) =>
    database.sql`
      select listed.key as object
      from   jsonb_each(${JSON.stringify(otherRows)}::jsonb) listed
      where  not exists (select from pg_policy
                         where  format('%s: %s', polrelid::regclass, polname) = listed.key
                         and    polpermissive = (listed.value -> 'narrows' is null))`,

  'a policy for PUBLIC, or one that lets another login see every tenant, must be listed with its reason': (
    database,
    { tenantLogin, letIn },
  ) => database.sql`
      select format('%s: %s', polrelid::regclass, polname) as object
      from   pg_policy
      where  polroles <> array[to_regrole(${tenantLogin})::oid]
      and    format('%s: %s', polrelid::regclass, polname) <> all (${Object.keys(letIn)}::text[])`,

  'a policy must read settings in a subquery, once a statement, and call no function but those listed': (
    database,
    { settings: [first = '', second = '', third = ''], conditions },
  ) => database.sql`
      select format('%s: %s', polrelid::regclass, polname) as object
      from   pg_policy
      cross  join lateral (select concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) as condition) _
      where  regexp_replace(replace(replace(replace(condition, ${first}, ''), ${second}, ''), ${third}, ''),
                            ${Object.keys(conditions)
                              .map((name) => `\\m${name.replace('.', '\\.')}\\(`)
                              .join('|')}, '', 'g') ~ '[a-z_0-9]\\('`,

  'a function that a policy calls must run as whoever asks, and do what is listed': (
    database,
    { conditions },
  ) => database.sql`
      select function.oid::regprocedure::text as object
      from   pg_proc function
      join   pg_namespace namespace on namespace.oid = function.pronamespace
      where  exists (select from pg_depend
                     where  classid = 'pg_policy'::regclass and refclassid = 'pg_proc'::regclass and refobjid = function.oid)
      and    (function.prosecdef
              or function.proconfig is not null
              or function.provolatile <> 's'
              or md5(function.prosrc) is distinct from ${JSON.stringify(conditions)}::jsonb ->> format('%s.%s', nspname, proname))`,

  'a view must run with the rights of whoever asks (security_invoker)': (database) => database.sql`
      select oid::regclass::text as object
      from   pg_class
      where  relkind = 'v'
      and    relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker=1'] is not true`,

  'a materialised view, which knows no row-level security, must be readable by no login': (
    database,
    { logins },
  ) => database.sql`
      select format('%s by %s', view.oid::regclass, login) as object
      from   pg_class view, unnest(${logins}::name[]) login
      where  view.relkind = 'm'
      and    has_any_column_privilege(login, view.oid, 'select')`,

  'a table must not belong to a superuser or to a role that row-level security does not bind': (
    database,
  ) => database.sql`
      select class.oid::regclass::text as object
      from   pg_class class
      join   pg_roles owner on owner.oid = class.relowner
      where  class.relkind in ('r', 'p', 'v', 'm')
      and    class.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    class.relnamespace::regnamespace::text not like 'pg\\_t%'
      and    (owner.rolsuper or owner.rolbypassrls)`,

  'a login must bypass nothing, own nothing and belong to no other role': (
    database,
    { logins },
  ) => database.sql`
      select role.rolname as object
      from   pg_roles role
      where  role.rolname = any (${logins}::name[])
      and    (role.rolsuper or role.rolbypassrls or role.rolcreaterole or role.rolcreatedb
              or exists (select from pg_auth_members where member = role.oid)
              or exists (select from pg_class where relowner = role.oid)
              or exists (select from pg_namespace where nspowner = role.oid))`,

  'a SECURITY DEFINER function must set an empty search_path, be executable by named logins only and belong to no superuser':
    (database) => database.sql`
      select function.oid::regprocedure::text as object
      from   pg_proc function
      join   pg_roles owner on owner.oid = function.proowner
      where  function.prosecdef
      and    function.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    (not coalesce(function.proconfig, '{}') && array['search_path=""', 'search_path=']
              or owner.rolsuper or owner.rolbypassrls
              or function.proacl is null
              or exists (select from aclexplode(function.proacl) where grantee = 0))`,

  'a unique index of a tenant table must start with the tenant, or it tells that another has the value': (
    database,
    { tenantSchema, tenantColumn },
  ) => database.sql`
      select index.indexrelid::regclass::text as object
      from   pg_index index
      join   pg_class table_ on table_.oid = index.indrelid
      where  index.indisunique
      and    table_.relnamespace = to_regnamespace(${tenantSchema})
      and    not exists (select from pg_attribute
                         where attrelid = index.indrelid and attnum = index.indkey[0] and attname = ${tenantColumn})`,

  'a foreign key to a tenant table must start with the tenant on both sides': (
    database,
    { tenantSchema, tenantColumn },
  ) =>
    database.sql`
      select format('%s on %s', con.conname, con.conrelid::regclass) as object
      from   pg_constraint con
      join   pg_class target on target.oid = con.confrelid
      where  con.contype = 'f'
      and    target.relnamespace = to_regnamespace(${tenantSchema})
      and    not (exists (select from pg_attribute where attrelid = con.conrelid  and attnum = con.conkey[1]  and attname = ${tenantColumn})
              and exists (select from pg_attribute where attrelid = con.confrelid and attnum = con.confkey[1] and attname = ${tenantColumn}))`,

  'PUBLIC must not create tables, temporary ones included, nor connect unnamed': (database) => database.sql`
      select format('%s on %s', privilege_type, datname) as object
      from   pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba)))
      where  datname = current_database() and grantee = 0
      union all
      select format('%s on schema %s', privilege_type, nspname)
      from   pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner)))
      where  nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg\\_t%' and grantee = 0`,

  'PUBLIC must hold nothing on a table': (database) => database.sql`
      select format('%s on %s', privilege_type, class.oid::regclass) as object
      from   pg_class class, aclexplode(class.relacl)
      where  grantee = 0
      and    class.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      union all
      select format('%s (%s) on %s', privilege_type, attname, class.oid::regclass)
      from   pg_class class join pg_attribute on attrelid = class.oid, aclexplode(attacl)
      where  grantee = 0
      and    class.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')`,

  'statistics, which count rows and list common values, must be readable by no login': (
    database,
    { logins },
  ) => database.sql`
      select format('%s by %s', view.oid::regclass, login) as object
      from   pg_class view, unnest(${logins}::name[]) login
      where  view.relnamespace = 'pg_catalog'::regnamespace
      and    view.relkind in ('v', 'r')
      and    view.relname like 'pg\\_stat%'
      and    has_any_column_privilege(login, view.oid, 'select')
      union all
      select format('%s by %s', function.oid::regprocedure, login)
      from   pg_proc function, unnest(${logins}::name[]) login
      where  function.pronamespace = 'pg_catalog'::regnamespace
      and    function.proname like 'pg\\_stat\\_get\\_%'
      and    has_function_privilege(login, function.oid, 'execute')`,

  'no login may delete or truncate, and what is insert-only nobody may update': (
    database,
    { logins, insertOnly },
  ) => database.sql`
      select format('%s %s by %s', privilege, table_.oid::regclass, login) as object
      from   pg_class table_, unnest(${logins}::name[]) login, unnest(array['DELETE', 'TRUNCATE', 'UPDATE']) privilege
      where  table_.relkind in ('r', 'p')
      and    table_.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    (privilege <> 'UPDATE' or table_.oid::regclass::text like any (${insertOnly}::text[]))
      and    case privilege when 'UPDATE' then has_any_column_privilege(login, table_.oid, 'UPDATE')
                            else has_table_privilege(login, table_.oid, privilege) end`,

  'a login may read what its trust zone is for and nothing else': (database, { readable }) => database.sql`
      select format('%s by %s', table_.oid::regclass, login) as object
      from   jsonb_each(${JSON.stringify(readable)}::jsonb) zone (login, allowed), pg_class table_
      where  table_.relkind in ('r', 'p', 'v', 'm')
      and    table_.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    has_any_column_privilege(login, table_.oid, 'select')
      and    not allowed ? table_.oid::regclass::text
      and    not allowed ? (table_.relnamespace::regnamespace::text || '.')`,
};

/** Every fault of the schema that the database is connected to; none when it keeps its promises. */
export async function findSchemaFaults(
  database: DataSource,
  promises: SchemaPromises,
): Promise<SchemaFault[]> {
  const faults: SchemaFault[] = [];
  for (const [rule, check] of Object.entries(RULES))
    for (const { object } of await check(database, promises)) faults.push({ rule, object });
  return faults;
}
