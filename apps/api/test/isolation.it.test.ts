import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Login, LOGINS } from '../src/platform/logins.js';
import { EASTVALE, EASTVALE_DRAFT, NORTHMOOR, populate } from './fixture.js';
import { cloneDatabase, connected, runAs, type TestDatabase } from './postgres.js';

const TENANT_TABLES = [
  'audit.audit',
  'audit.asked',
  'audit.opened_item',
  'audit.first_rating',
  'audit.answer',
  'audit.answer_event',
  'audit.late_answer_event',
  'audit.audit_event',
  'audit.signed_audit',
  'audit.signed_answer',
  'audit.participation',
  'audit.import',
  'audit.position_copy_event',
  'audit.scope',
  'audit.scope_event',
  'audit.assignment',
  'audit.comment',
  'audit.comment_event',
  'audit.reference',
  'audit.reference_event',
  'audit.action',
  'audit.action_event',
  'audit.contact',
  'access.membership',
];

/** What agencies keep for themselves: positions.it.test.ts tests them. */
const AGENCY_TABLES = ['agency.held_position', 'agency.held_position_event'];

let database: TestDatabase;
let tables: string[];

beforeAll(async () => {
  database = await cloneDatabase();
  await populate(database);
  const rows = await database.asSuperuser<{ name: string }>(`
    select format('%I.%I', relnamespace::regnamespace, relname) as name from pg_class
    where  relkind in ('r', 'p', 'v', 'm') and relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')
    order  by 1`);
  tables = rows.map(({ name }) => name);
});
afterAll(() => database.drop());

const as = (login: Login, query: string) => runAs(database.addresses[login], query);
const asAuthority = <T>(work: (client: Client) => Promise<T>) =>
  connected(database.addresses.svc_authority, work);
const setTenant = (id: string) => `select set_config('app.authority_id', '${id}', true)`;

async function tenantsSeen(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(`select distinct authority_id as id from ${table}`);
  return rows.map(({ id }) => id);
}

describe('the login of authorities', () => {
  it('is tested on every table that it shares with other tenants', async () => {
    const shared = await database.asSuperuser<{ name: string }>(
      `select distinct polrelid::regclass::text as name from pg_policy where 'svc_authority'::regrole = any (polroles) order by 1`,
    );
    // Requests are a person's own and not an authority's: once.it.test.ts tests them.
    const own = ['platform.answered_request', ...AGENCY_TABLES];
    const tested = [...TENANT_TABLES, ...own];
    expect(shared.map(({ name }) => name)).toEqual(tested.toSorted());
  });

  describe.each(TENANT_TABLES)('in %s', (table) => {
    it('finds rows of two authorities at least when row-level security is out of the way', async () => {
      const rows = await database.asSuperuser(
        `select distinct authority_id from ${table} where authority_id is not null`,
      );
      expect(rows.length).toBeGreaterThanOrEqual(table === 'access.membership' ? 1 : 2);
    });

    it('sees no row while no tenant is set', async () => {
      expect(await asAuthority((client) => tenantsSeen(client, table))).toEqual([]);
    });

    it("sees its tenant's rows and no others", async () => {
      const seen = await asAuthority(async (client) => {
        await client.query('begin');
        await client.query(setTenant(NORTHMOOR));
        return tenantsSeen(client, table);
      });
      expect(seen).toEqual([NORTHMOOR]);
    });

    it('sees no row again after the transaction, on the same connection', async () => {
      const seen = await asAuthority(async (client) => {
        await client.query(`begin; ${setTenant(NORTHMOOR)}; commit`);
        return tenantsSeen(client, table);
      });
      expect(seen).toEqual([]);
    });

    it.each(['NULL', '%', NORTHMOOR.slice(0, -1)])(
      'refuses the tenant %j, which is no id',
      async (tenant) => {
        const seen = asAuthority(async (client) => {
          await client.query('begin');
          await client.query(setTenant(tenant));
          return tenantsSeen(client, table);
        });
        await expect(seen).rejects.toThrow('invalid input syntax for type uuid');
      },
    );
  });

  it('leaves an empty setting behind, not none', async () => {
    const left = await asAuthority(async (client) => {
      await client.query(`begin; ${setTenant(NORTHMOOR)}; commit`);
      const { rows } = await client.query(`select current_setting('app.authority_id', true) as setting`);
      return rows;
    });
    expect(left).toEqual([{ setting: '' }]);
  });

  it.each([
    [
      'an audit',
      `insert into audit.audit (authority_id, id, framework_id, framework_version, cycle_id)
                  values ('${EASTVALE}', gen_random_uuid(), 'ofsted-ilacs', 2023, 'second')`,
    ],
    [
      'an answer',
      `insert into audit.answer (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version)
                   values ('${EASTVALE}', '${EASTVALE_DRAFT}', 'overall', 'own', '${EASTVALE}', 'ofsted-ilacs', 2023, 1)`,
    ],
    [
      'a return',
      `insert into audit.participation (authority_id, framework_id, cycle_id, code, name, region_code, returned_on)
                  values ('${EASTVALE}', 'ofsted-ilacs', 'second', 'E06999002', 'Eastvale', 'E12000991', '2025-01-01')`,
    ],
  ])("cannot write %s in another's name", async (_, insert) => {
    const writing = asAuthority((client) => client.query(`begin; ${setTenant(NORTHMOOR)}; ${insert}`));
    await expect(writing).rejects.toThrow('new row violates row-level security policy');
  });

  it("changes nothing of another's, not even by its id", async () => {
    const changed = await asAuthority(async (client) => {
      await client.query('begin');
      await client.query(setTenant(NORTHMOOR));
      const update = await client.query(
        `update audit.audit set state = 'sent' where id = '${EASTVALE_DRAFT}'`,
      );
      const lock = await client.query(`select from audit.audit where id = '${EASTVALE_DRAFT}' for update`);
      return [update.rowCount, lock.rowCount];
    });
    expect(changed).toEqual([0, 0]);
  });

  it.each([
    ['gives a row to another', `update audit.audit set authority_id = '${EASTVALE}'`],
    ['deletes', 'delete from audit.answer'],
    ['empties a table', 'truncate audit.answer'],
    ['changes what was signed', 'update audit.signed_answer set level_key = null'],
    ['changes the record of changes', 'update audit.answer_event set note = null'],
    [
      'appoints',
      `insert into access.membership (id, person_id, role, authority_id) select id, id, 'approver', '${NORTHMOOR}' from access.person`,
    ],
    ['extends a time', 'update access.membership set valid_until = null'],
    ['reads sessions', 'select from access.session'],
    ['reads identities', 'select from access.identity'],
    ['reads released figures', 'select from released.cell'],
    ['switches row-level security off', 'alter table audit.answer disable row level security'],
  ])('never %s', async (_, statement) => {
    const trying = asAuthority((client) => client.query(`begin; ${setTenant(NORTHMOOR)}; ${statement}`));
    await expect(trying).rejects.toThrow(/permission denied|must be owner/);
  });
});

describe('the login that serves released figures', () => {
  it('reads released figures, who has returned, who is willing to be contacted and what names it, and no other table there is', async () => {
    const readable: string[] = [];
    const refusals = new Set<string>();
    for (const table of tables)
      await as('svc_released', `select from ${table}`).then(
        () => readable.push(table),
        (error: Error) => refusals.add(error.message.replace(/ for .*/, '')),
      );
    expect(readable).toEqual([
      'access.authority',
      'access.authority_name',
      'access.covered_authority',
      'access.joint_return_cover',
      'access.joint_return_use',
      'access.region',
      'access.reporting_unit',
      'audit.contact',
      'audit.participation',
      'framework.cycle',
      'framework.series',
      'framework.version',
      ...tables.filter((table) => table.startsWith('released.')),
    ]);
    expect([...refusals]).toEqual(['permission denied']);
    expect(tables.length).toBeGreaterThan(35);
  });

  it.each([
    'select returned_on from audit.participation',
    'select said_by from audit.contact',
    'select said_at from audit.contact',
    'select signed_at from audit.signed_audit',
    'select state from audit.audit',
    'select level_key from audit.answer',
    'select name from access.person',
    'select authority_id from access.membership',
    'select authority_id from release.contributor',
    'select content from framework.version',
  ])('reads nobody’s audit, answer, day of signing or name: %s', async (statement) => {
    await expect(as('svc_released', statement)).rejects.toThrow('permission denied');
  });

  it('calls one function of another owner, which tells who was late and not when', async () => {
    const callable = await database.asSuperuser<{ name: string; result: string }>(`
      select oid::regprocedure::text as name, pg_get_function_result(oid) as result from pg_proc
      where  pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
      and    has_function_privilege('svc_released', oid, 'execute')`);
    expect(callable).toEqual([{ name: 'audit.late_returns(text,text)', result: 'TABLE(authority_id uuid)' }]);
  });

  it.each([
    'insert into released.retraction values (gen_random_uuid())',
    'update released.cell set counts = null',
    'delete from released.cell',
  ])('only reads: %s', async (statement) => {
    await expect(as('svc_released', statement)).rejects.toThrow('permission denied');
  });
});

describe('each other login', () => {
  it.each<[Login, string]>([
    ['svc_auth', 'select from access.session'],
    ['svc_auth', 'select from access.person'],
    ['svc_auth', 'select from audit.audit'],
    ['svc_platform', 'select from audit.answer'],
    ['svc_platform', 'select from audit.signed_answer'],
    ['svc_platform', 'select from audit.audit'],
    ['svc_platform', 'select from released.cell'],
    ['svc_platform', 'select content_hash from released.release'],
    ['svc_platform', 'select from access.session'],
    ['svc_platform', 'select from release.contributor'],
    ['svc_platform', "update framework.version set title = ''"],
    ['svc_release_builder', 'select from audit.answer'],
    ['svc_release_builder', 'select note from audit.answer'],
    ['svc_release_builder', 'select content_hash from audit.signed_audit'],
    ['svc_release_builder', 'select rated_on from audit.signed_answer'],
    ['svc_release_builder', 'select from access.person'],
    ['svc_release_builder', 'select from released.cell'],
    ['svc_release_builder', 'update released.release set note = null'],
    ['svc_release_builder', 'delete from released.release'],
    ['svc_release_builder', 'delete from audit.signed_answer'],
    ['svc_release_builder', 'insert into audit.signed_audit default values'],
    ['svc_release_builder', 'insert into released.retraction default values'],
    ['svc_import', 'select from audit.answer'],
    ['svc_import', 'update audit.signed_answer set level_key = null'],
    ['svc_import', 'select from released.cell'],
    ['svc_evaluation', 'select from audit.signed_answer'],
    ['svc_evaluation', 'select from audit.signed_audit'],
    ['svc_evaluation', 'select from audit.participation'],
    ['svc_evaluation', 'select from access.authority_name'],
    ['svc_evaluation', 'select from evaluation.project_framework'],
    ['svc_evaluation', 'select from evaluation.output_set'],
    ['svc_evaluation', "select evaluation.counted_ratings('', '{}')"],
    ['svc_evaluation', "select evaluation.hmac_sha256('', '')"],
    ['svc_platform', 'select pseudonym_key from evaluation.project_framework'],
    ['svc_platform', 'select from evaluation.output_set'],
    ['svc_platform', "select evaluation.public_ratings('', '{}')"],
    ['svc_jobs', 'select from access.person'],
    ['svc_authority', "select audit.late_returns('', '')"],
    ['svc_authority', 'select from access.reporting_unit'],
    ['svc_import', 'select from access.reporting_unit'],
  ])('%s is refused: %s', async (login, statement) => {
    await expect(as(login, statement)).rejects.toThrow('permission denied');
  });

  it.each<Login>(['svc_auth', 'svc_jobs'])('%s reads no table at all', async (login) => {
    const readable = await database.asSuperuser(
      `select name from unnest($1::text[]) name where has_any_column_privilege($2, name, 'select')`,
      [tables, login],
    );
    expect(readable).toEqual([]);
  });

  it.each(LOGINS.filter((login) => login !== 'svc_auth'))(
    '%s may not use the functions of sign-in',
    async (login) => {
      await expect(as(login, 'select * from auth.demonstration_people()')).rejects.toThrow(
        'permission denied',
      );
    },
  );

  it.each(LOGINS)('%s deletes and truncates nothing', async (login) => {
    const held = await database.asSuperuser(
      `select name from unnest($1::text[]) name where has_table_privilege($2, name, 'delete, truncate, trigger')`,
      [tables, login],
    );
    expect(held).toEqual([]);
  });
});
