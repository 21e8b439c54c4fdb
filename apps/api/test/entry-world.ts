import type { Entry } from '@plumbline/contract';

import type { World } from './audit-world.js';
import { NORTHMOOR } from './fixture.js';
import { connected, type TestDatabase } from './postgres.js';
import { type Answer, SAME_ORIGIN, type Service } from './service.js';

/** An agency that serves Northmoor and has nobody who signs in. */
export const SHELTER = '20000000-0000-4000-8000-000000000003';
export const ITEM = 'supervision';

export const letShelterServe = (database: TestDatabase) =>
  database.asSuperuser(
    `with shelter as (
       insert into access.agency (id, kind, name) values ('${SHELTER}', 'voluntary', 'Moorland Shelter') returning id)
     insert into access.agency_authority (agency_id, authority_id) select id, '${NORTHMOOR}' from shelter`,
  );

interface Entering {
  readonly version?: number;
  readonly item?: string;
  readonly agency?: string;
  readonly as?: string;
}

/** What the audit lead does for agencies without an account in one audit. */
export function entryOf(service: Service, { auditId }: World, lead: string) {
  const below = (rest = '', agency = SHELTER) => `/audits/${auditId}/entered/${agency}${rest}`;
  const read = async (as = lead): Promise<Entry> =>
    (await service.request({ as, path: below() })).json() as Entry;
  return {
    below,
    read,
    answer: async () =>
      (await read()).items.find(({ recommendationId }) => recommendationId === ITEM)?.answer ?? null,
    enter: (
      body: object,
      { version = 0, item = ITEM, agency = SHELTER, as = lead }: Entering = {},
    ): Promise<Answer> =>
      service.request({
        as,
        method: 'PATCH',
        path: below(`/answers/${item}`, agency),
        body,
        headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
      }),
  };
}

/** How many rows a statement finds or changes for Northmoor with the first person of a role set; nothing of it stays. */
export async function asRole(
  database: TestDatabase,
  role: string,
  statement: string,
): Promise<number | null> {
  const [person] = await database.asSuperuser<{ id: string }>(
    `select person_id as id from access.membership where role = $1 and authority_id = $2 order by id limit 1`,
    [role, NORTHMOOR],
  );
  return connected(database.addresses.svc_authority, async (client) => {
    await client.query(
      `begin; select set_config('app.authority_id', '${NORTHMOOR}', true), set_config('app.person_id', '${person?.id}', true)`,
    );
    const { rowCount } = await client.query(statement);
    await client.query('rollback');
    return rowCount;
  });
}
