import { randomUUID } from 'node:crypto';

import type { Role } from '@plumbline/contract';
import { REAL_DATA } from '@plumbline/demo-data';

import { readAuthorities, readChanges } from './access/authorities.file.js';
import { importAuthorities } from './access/import-authorities.js';
import { importRatings } from './audit/import-ratings.js';
import { inOneTransaction, type Tx } from './platform/database.js';
import type { Addresses } from './platform/logins.js';
import { publishRelease } from './release/publish-release.js';

const OFSTED = 'ofsted-ilacs';
const PUBLISHED_CYCLES = ['ILACS1', 'ILACS2'];
const HOME_REGION = 'E12000001';

const PEOPLE: readonly { role: Role; name: string; regionCode: string | null }[] = [
  { role: 'regional-lead', name: 'Robin Adeyemi', regionCode: HOME_REGION },
  { role: 'evaluator', name: 'Sam Whitfield', regionCode: null },
];

/**
 * Fills an empty service with the real, public judgements of Ofsted and with people whom one click signs in as. A service that
 * holds authorities already keeps its data as it is and gets the people only. What an interrupted start left undone is done by the
 * next one.
 */
export async function loadDemonstration(
  addresses: Addresses,
  progress: (words: string) => void,
): Promise<void> {
  const state = await inOneTransaction(addresses.svc_platform, readState);
  if (state.people > 0) return;
  if (state.authorities === 0) await inOneTransaction(addresses.svc_platform, beginLoading);
  if (state.authorities === 0 || state.loading) await loadJudgements(addresses, progress);
  await inOneTransaction(addresses.svc_platform, writePeople);
}

interface State {
  readonly people: number;
  readonly authorities: number;
  /** The authorities are the demonstration's own: an earlier start began to load them. */
  readonly loading: boolean;
}

async function readState(tx: Tx): Promise<State> {
  const [state] = await tx.sql<State[]>`
    select (select count(*)::int from access.demonstration_person) as people,
           (select count(*)::int from access.authority)            as authorities,
           exists (select from access.demonstration_load)          as loading`;
  if (!state) throw new Error('A select without from has a row');
  return state;
}

async function beginLoading(tx: Tx): Promise<void> {
  await tx.sql`insert into access.demonstration_load (only_one) values (true) on conflict do nothing`;
}

async function readUnpublished(tx: Tx): Promise<string[]> {
  const rows = await tx.sql<{ id: string }[]>`
    select cycle.id
    from   framework.cycle
    where  cycle.framework_id = ${OFSTED}
    and    cycle.id = any(${PUBLISHED_CYCLES}::text[])
    and    not exists (select from released.release
                       where  (release.framework_id, release.cycle_id) = (cycle.framework_id, cycle.id))
    order  by cycle.id`;
  return rows.map(({ id }) => id);
}

async function loadJudgements(addresses: Addresses, progress: (words: string) => void): Promise<void> {
  progress("Loading the demonstration: England's authorities and Ofsted's judgements of them …");
  const authorities = readAuthorities(REAL_DATA.authorities);
  const changes = readChanges(
    REAL_DATA.authorityCodeChanges,
    new Set(authorities.map((row) => row.new_la_code)),
  );
  await inOneTransaction(addresses.svc_import, async (tx) => {
    await importAuthorities(tx, authorities, changes);
    await importRatings(tx, REAL_DATA.ofstedRatings, OFSTED);
  });
  for (const cycle of await inOneTransaction(addresses.svc_platform, readUnpublished)) {
    progress(`Loading the demonstration: publishing the results of ${cycle} …`);
    await publishRelease(addresses, OFSTED, cycle);
  }
}

async function writePeople(tx: Tx): Promise<void> {
  const regions = await tx.sql<{ code: string }[]>`select code from access.region`;
  const known = PEOPLE.filter(
    ({ regionCode }) => regionCode === null || regions.some(({ code }) => code === regionCode),
  );
  const rows = known.map((person, position) => ({
    ...person,
    position,
    personId: randomUUID(),
    membershipId: randomUUID(),
  }));
  await tx.sql`
    with row as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r("personId" uuid, "membershipId" uuid, role text, name text, "regionCode" text, position smallint)
    ), person as (
      insert into access.person (id, name) select "personId", name from row
    ), membership as (
      insert into access.membership (id, person_id, role, region_code) select "membershipId", "personId", role, "regionCode" from row
    )
    insert into access.demonstration_person (role, membership_id, position) select role, "membershipId", position from row`;
}
