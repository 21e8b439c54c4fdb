import type { Agencies, AgencyDetails, Partners } from '@plumbline/contract';
import { beforeAll, describe, expect, it } from 'vitest';

import { openCycle, startOne } from './audit-world.js';
import { EASTVALE, NORTH, NORTHMOOR, SOUTHWICK } from './fixture.js';
import { database, service, lead, withAudits } from './fresh-audit.js';
import { type Answer, refusalOf } from './service.js';

let administrator: string;

withAudits();
beforeAll(async () => {
  administrator = await service.signInAs('administrator');
});

const ask = (method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<Answer> =>
  service.request({ as: administrator, method, path: `/agencies${path}`, ...(body && { body }) });
const add = async (name: string, kind = 'voluntary'): Promise<AgencyDetails> =>
  (await ask('POST', '', { name, kind })).json() as AgencyDetails;
const details = (answer: Answer): AgencyDetails => answer.json() as AgencyDetails;
const today = async (): Promise<string> => {
  const [row] = await database.asSuperuser<{ day: string }>(
    `select (now() at time zone 'Europe/London')::date::text as day`,
  );
  return row?.day ?? '';
};
/** Names of those whom Northmoor's audit lead can ask. */
const askable = async (): Promise<readonly string[]> => {
  const { auditId } = await startOne(database, service, lead);
  const answer = await service.request({ as: lead, path: `/audits/${auditId}/partners` });
  return (answer.json() as Partners).agencies.map(({ name }) => name);
};

describe('agencies', () => {
  it('are listed with who signs in and whom they serve', async () => {
    const { agencies } = (await ask('GET', '')).json() as Agencies;
    expect(agencies.map(({ name, people, serves }) => [name, people, serves])).toEqual([
      ['Moorland Clinic', 1, 0],
      ['Moorland Constabulary', 1, 2],
    ]);
  });

  it('are added once, whatever the letters', async () => {
    const { agency, authorities } = await add('Shelter One');
    expect(agency).toMatchObject({ name: 'Shelter One', kind: 'voluntary', people: 0, serves: 0 });
    expect(authorities.map(({ name }) => name)).toEqual(['Eastvale', 'Northmoor', 'Southwick']);
    expect(refusalOf(await ask('POST', '', { name: 'SHELTER one', kind: 'health' }))).toEqual([
      409,
      'agency-exists',
    ]);
    const both = await Promise.all([1, 2].map(() => ask('POST', '', { name: 'Twice', kind: 'other' })));
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
  });
});

describe('serving', () => {
  it('lets an authority ask from its first day to its last, and is kept when it is over', async () => {
    const day = await today();
    const { agency } = await add('Shelter Two');
    const path = `/${agency.id}/authorities/${NORTHMOOR}`;
    expect(await askable()).not.toContain('Shelter Two');
    expect(details(await ask('PUT', path, { from: day })).serving).toEqual([
      { authorityId: NORTHMOOR, authority: 'Northmoor', from: day, until: null },
    ]);
    expect(await askable()).toContain('Shelter Two');
    expect(refusalOf(await ask('PUT', path, { from: '2098-01-01' }))).toEqual([409, 'serves-already']);
    expect(details(await ask('PATCH', path, { until: day })).serving[0]).toMatchObject({ until: day });
    expect(refusalOf(await ask('PATCH', path, { until: day }))).toEqual([404, 'not-found']);
    await database.asSuperuser(
      `update access.agency_authority set valid_from = valid_from - 9, valid_until = valid_until - 1 where agency_id = $1`,
      [agency.id],
    );
    expect(await askable()).not.toContain('Shelter Two');
    expect(details(await ask('PUT', path, { from: day })).serving.map(({ until }) => until)).toEqual([
      null,
      expect.any(String),
    ]);
  });

  it('that is to come is not asked yet, and cannot end before it begins', async () => {
    const { agency } = await add('Shelter Three');
    const path = `/${agency.id}/authorities/${NORTHMOOR}`;
    await ask('PUT', path, { from: '2098-01-01' });
    expect(await askable()).not.toContain('Shelter Three');
    expect(refusalOf(await ask('PATCH', path, { until: '2097-01-01' }))).toEqual([422, 'invalid-request']);
  });

  it('gives the agency a seat in every cycle that is not closed, where it served first, and in the next ones', async () => {
    const cycle = await openCycle(database);
    const { agency } = await add('Shelter Four');
    const day = await today();
    await ask('PUT', `/${agency.id}/authorities/${EASTVALE}`, { from: day });
    const after = details(await ask('PUT', `/${agency.id}/authorities/${SOUTHWICK}`, { from: day }));
    expect(after.countsIn).toBe('The North');
    const body = {
      cycle: 'next',
      opensOn: '2030-01-01',
      dueOn: '2030-06-01',
      figuresTakenOn: '2030-07-01',
      resultsOn: '2030-09-01',
    };
    await service.request({ as: administrator, method: 'POST', path: '/frameworks/cscip-2017/cycles', body });
    const seats = await database.asSuperuser(
      `select cycle_id as cycle, region_code as region from access.agency_seat where agency_id = $1 and cycle_id = any($2) order by 1`,
      [agency.id, [cycle, 'next']],
    );
    expect(seats).toEqual([cycle, 'next'].toSorted().map((id) => ({ cycle: id, region: NORTH })));
  });
});
