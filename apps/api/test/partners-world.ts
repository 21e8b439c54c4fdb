import type { Partners } from '@plumbline/contract';

import { CLINIC, save, type Save, type World } from './audit-world.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { connected, type TestDatabase } from './postgres.js';
import { type Answer, SAME_ORIGIN, type Service } from './service.js';

/** A day in the years to come, by which agencies are asked to rate. */
export const LATER = '2098-01-01';

/** Northmoor is served by the clinic, too. */
export const letClinicServe = (database: TestDatabase) =>
  database.asSuperuser(`insert into access.agency_authority (agency_id, authority_id) values ($1, $2)`, [
    CLINIC,
    NORTHMOOR,
  ]);

/** What the people of one audit do about its partners. */
export function partnersOf(service: Service, { auditId }: World, lead: string) {
  const path = `/audits/${auditId}/partners`;
  const act = (method: 'POST' | 'PUT' | 'DELETE', below: string, body?: object, as = lead) =>
    service.request({ as, method, path: `${path}${below}`, ...(body && { body }) });
  /** Saves a rating and says that it stands; answers what saving did. */
  const rated = async (change: Omit<Required<Save>, 'auditId' | 'item'>): Promise<Answer> => {
    const answer = await save(service, { ...change, auditId });
    if (answer.status === 200) await done(change.as, change.below);
    return answer;
  };
  const done = (as: string, below: Save['below'] = 'asked') =>
    service.request({ as, method: 'POST', path: `/${below}/${auditId}/answers/supervision/done` });
  return {
    done,
    read: async (as = lead): Promise<Partners> => (await service.request({ as, path })).json() as Partners,
    usual: (dueOn = LATER) => act('POST', '/usual', { dueOn }),
    ask: (agency = CONSTABULARY, item = 'supervision', dueOn = LATER) =>
      act('PUT', `/${item}/${agency}`, { dueOn }),
    withdraw: (agency = CONSTABULARY, item = 'supervision') => act('DELETE', `/${item}/${agency}`),
    close: () => act('POST', '/close'),
    agree: (rating: string, version = 0, reason = 'We looked at it together.'): Promise<Answer> =>
      service.request({
        as: lead,
        method: 'PUT',
        path: `/audits/${auditId}/agreed/supervision`,
        body: { rating, reason },
        headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
      }),
    own: (rating: string, version = 0) =>
      rated({ as: lead, version, body: { rating, note: 'own note' }, below: 'audits' }),
    rate: (as: string, rating: string, version = 0) =>
      rated({ as, version, body: { rating, note: `note of ${rating}` }, below: 'asked' }),
  };
}

/** The day by which agencies were asked is over. */
export const letDayPass = (database: TestDatabase, { auditId }: World) =>
  database.asSuperuser(`update audit.asked set due_on = '2025-01-01' where audit_id = $1`, [auditId]);

/** How many rows a statement finds or changes for the login of authorities with the tenant set; nothing of it stays. */
export const rowsFor = (
  database: TestDatabase,
  tenant: { readonly setting: 'authority_id' | 'agency_id'; readonly id: string },
  statement: string,
): Promise<number | null> =>
  connected(database.addresses.svc_authority, async (client) => {
    await client.query(`begin; select set_config('app.${tenant.setting}', '${tenant.id}', true)`);
    const { rowCount } = await client.query(statement);
    await client.query('rollback');
    return rowCount;
  });
