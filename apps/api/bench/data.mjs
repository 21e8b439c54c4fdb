// A fictional England of any size, written straight into a database: what would take hours through the service takes a minute.
import {
  DEMONSTRATION_DAY,
  FICTIONAL_CYCLES,
  fictionalAgencies,
  fictionalAuthorities,
  REGIONS,
} from '@plumbline/demo-data';

import { FRAMEWORK, insert, repeatCycles, writeAudits } from './audits.mjs';

/** The fiction has two cycles that are over; of England's size and ten times that they are told again until there are ten cycles. */
const CYCLES = { S: 10, M: 10, L: 3 };
/** Audits of the open cycle that are emptied and filled in while measuring. */
const TO_FILL_IN = 80;

/** Fills a migrated database, as its superuser. */
export async function fill(client, size) {
  const options = { seed: 2017, size };
  // The fiction is sound: foreign keys need not be looked up for each of its millions of rows.
  await client.query(`set session_replication_role = replica`);
  await writeCycles(client);
  await writeAuthorities(client, options);
  await writePeople(client);
  await writeAudits(client, options);
  await repeatCycles(client, CYCLES[size] - FICTIONAL_CYCLES.length);
  await client.query(`set session_replication_role = origin`);
  await emptySome(client);
  await client.query(`vacuum analyze`);
  await client.query(`checkpoint`);
}

function writeCycles(client) {
  const rows = FICTIONAL_CYCLES.map((cycle) => ({
    framework_id: FRAMEWORK,
    id: cycle.id,
    opens_on: cycle.opensOn,
    due_on: cycle.dueOn,
    figures_taken_on: cycle.figuresTakenOn,
    results_on: cycle.resultsOn,
    time_period: cycle.timePeriod,
    origin: 'announced',
    fictional: true,
    closed_at: cycle.figuresTakenOn < DEMONSTRATION_DAY ? `${cycle.resultsOn}T00:00:00Z` : null,
  }));
  return insert(client, 'framework.cycle', rows);
}

async function writeAuthorities(client, options) {
  const authorities = fictionalAuthorities(options);
  const joint = authorities.filter(({ kind }) => kind === 'joint-return');
  const agencies = fictionalAgencies(options);
  await insert(
    client,
    'access.region',
    REGIONS.map(({ code, name }) => ({ code, name })),
  );
  await insert(
    client,
    'access.authority',
    authorities.map(({ id, kind }) => ({ id, kind, fictional: true })),
  );
  await insert(
    client,
    'access.authority_name',
    authorities.map(({ id, code, name, type, regionCode }) => ({
      authority_id: id,
      code,
      name,
      type,
      region_code: regionCode,
      valid_from: '2000-01-01',
    })),
  );
  await insert(
    client,
    'access.joint_return_cover',
    joint.flatMap(({ id, covers }) =>
      covers.map((covered) => ({ joint_return_id: id, covered_id: covered, valid_from: '2000-01-01' })),
    ),
  );
  await insert(
    client,
    'access.joint_return_use',
    joint.flatMap(({ id, answersIn }) =>
      answersIn.map((cycle) => ({ joint_return_id: id, framework_id: FRAMEWORK, cycle_id: cycle })),
    ),
  );
  await insert(
    client,
    'access.agency',
    agencies.map(({ id, kind, name }) => ({ id, kind, name })),
  );
}

/** For each authority an audit lead and an approver, for each agency a partner; a regional lead. */
async function writePeople(client) {
  await client.query(`
    create temp table somebody as
    select gen_random_uuid() as person, gen_random_uuid() as membership, role, authority_id, null::uuid as agency_id, null as region_code
    from   (select id as authority_id from access.authority) authority cross join unnest(array['audit-lead', 'approver']) role
    union  all
    select gen_random_uuid(), gen_random_uuid(), 'partner', null, id, null from access.agency
    union  all
    select gen_random_uuid(), gen_random_uuid(), 'regional-lead', null, null, 'E12000001'`);
  await client.query(
    `insert into access.person (id, name) select person, 'Somebody as ' || role from somebody`,
  );
  await client.query(`
    insert into access.membership (id, person_id, role, authority_id, agency_id, region_code)
    select membership, person, role, authority_id, agency_id, region_code from somebody`);
}

/** Some audits of the open cycle as on their first day, for measuring to fill in. */
async function emptySome(client) {
  const open = FICTIONAL_CYCLES.at(-1).id;
  await client.query(
    `create temp table emptied as
     select authority_id, id from audit.audit where cycle_id = $1 order by id limit ${TO_FILL_IN}`,
    [open],
  );
  for (const table of ['audit.answer', 'audit.asked'])
    await client.query(
      `delete from ${table} where (authority_id, audit_id) in (select authority_id, id from emptied)`,
    );
  await client.query(
    `update audit.audit set state = 'draft' where (authority_id, id) in (select authority_id, id from emptied)`,
  );
}

/** What to measure with: the emptied audits with their leads, the regional lead, the closed cycles, the framework's items and levels. */
export async function findWorld(client) {
  const { rows: audits } = await client.query(`
    select authority_id as "authorityId", emptied.id as "auditId", person_id as "personId", membership.id as "membershipId"
    from   emptied join access.membership using (authority_id) where role = 'audit-lead'`);
  const { rows } = await client.query(`
    select (select id from access.membership where role = 'regional-lead') as "regionalLead",
           (select array_agg(id order by id) from framework.cycle where framework_id = '${FRAMEWORK}' and closed_at is not null) as "cycles",
           (select array_agg(id order by position) from framework.recommendation where framework_id = '${FRAMEWORK}') as "items",
           (select array_agg(key order by position) from framework.level where framework_id = '${FRAMEWORK}') as "levels",
           (select count(*)::int from audit.signed_answer) + (select count(*)::int from audit.answer) as "ratings"`);
  return { audits, ...rows[0] };
}
