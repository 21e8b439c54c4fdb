import { type CurrentSession, type People, Problem, type SignInOptions } from '@plumbline/contract';
import { afterAll, beforeEach, beforeAll, describe, expect, it } from 'vitest';

import { EASTVALE_LEAD, OTHER_LEAD, populateForAudits } from './audit-world.js';
import { MEMBERSHIP_OF, NORTHMOOR } from './fixture.js';
import { cloneDatabase, connected, type TestDatabase } from './postgres.js';
import { type Answer, type Service, startService } from './service.js';

let world: TestDatabase;
let database: TestDatabase;
let service: Service;
let lead: string;

beforeAll(async () => {
  world = await cloneDatabase();
  await populateForAudits(world);
});
beforeEach(async () => {
  database = await cloneDatabase(world.name);
  service = await startService(database);
  lead = await service.signInAs('audit-lead');
  return async () => {
    await service.close();
    await database.drop();
  };
});
afterAll(() => world.drop());

const LATER = '2099-12-31';
const invite = (person: object, as = lead) =>
  service.request({
    as,
    method: 'POST',
    path: '/people',
    body: { name: 'Vera Long', role: 'viewer', until: LATER, ...person },
  });
const end = (membershipId: string, as = lead) =>
  service.request({ as, method: 'DELETE', path: `/people/${membershipId}` });
const peopleOf = (answer: Answer) => (answer.json() as People).people;
const named = (answer: Answer, name = 'Vera Long') => {
  const person = peopleOf(answer).find((each) => each.name === name);
  if (!person) throw new Error(`${name} is not among the people`);
  return person;
};
const refusal = (answer: Answer): [number, string] => [answer.status, Problem.parse(answer.json()).type];
const audits = (as: string) => service.request({ as, path: '/audits' });
/** A moment after which no process takes a session for granted any more. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_100));

describe('letting somebody in', () => {
  it('lists those of the authority by role, and nobody of another', async () => {
    const people = peopleOf(await service.request({ as: lead, path: '/people' }));
    expect(people.map(({ role }) => role)).toEqual([
      'audit-lead',
      'audit-lead',
      'contributor',
      'approver',
      'approver',
      'viewer',
    ]);
    expect(people.map(({ membershipId }) => membershipId)).not.toContain(EASTVALE_LEAD);
  });

  it.each(['viewer', 'contributor', 'audit-lead'] as const)('makes a %s who can sign in', async (role) => {
    const person = named(await invite({ role }));
    expect(person).toMatchObject({ role, until: LATER });
    expect((await audits(await service.signInBy(person.membershipId))).status).toBe(200);
  });

  it('puts somebody whom a person of the demonstration lets in at the front door', async () => {
    await invite({});
    const { demonstration } = (await service.request({ path: '/sign-in' })).json() as SignInOptions;
    expect(demonstration.at(-1)).toEqual({ role: 'viewer', name: 'Vera Long', actsFor: 'Northmoor' });
    await invite({}, await service.signInBy(OTHER_LEAD));
    const after = (await service.request({ path: '/sign-in' })).json() as SignInOptions;
    expect(after.demonstration).toHaveLength(demonstration.length);
  });

  it('is done by the database for nobody but an audit lead of the authority, whatever the service asks', async () => {
    const appoint = (person: string) =>
      connected(database.addresses.svc_authority, async (client) => {
        await client.query(
          `begin; select set_config('app.authority_id', '${NORTHMOOR}', true), set_config('app.person_id', '${person}', true)`,
        );
        const { rows } = await client.query(
          `select access.appoint(gen_random_uuid(), gen_random_uuid(), 'X', 'contributor', null) as appointed,
                  access.dismiss('${MEMBERSHIP_OF.viewer}') as dismissed`,
        );
        return rows[0] as unknown;
      });
    const personOf = (membership: string) => membership.replace('5', '6');
    const no = { appointed: 'not-allowed', dismissed: 'not-allowed' };
    expect(await appoint(personOf(MEMBERSHIP_OF.contributor))).toEqual(no);
    expect(await appoint(personOf(MEMBERSHIP_OF.approver))).toEqual({
      appointed: 'not-allowed',
      dismissed: 'not-allowed',
    });
    expect(await appoint(personOf(EASTVALE_LEAD))).toEqual(no);
    expect(await appoint('')).toEqual(no);
    expect(await appoint(personOf(MEMBERSHIP_OF['audit-lead']))).toEqual({
      appointed: 'done',
      dismissed: 'done',
    });
  });
});

describe('the end of a time', () => {
  it('comes with the last day: the session is refused from then on', async () => {
    const { membershipId } = named(await invite({}));
    const viewer = await service.signInBy(membershipId);
    expect((await audits(viewer)).status).toBe(200);
    await database.asSuperuser(
      `update access.membership set valid_from = current_date - 9, valid_until = current_date - 1 where id = $1`,
      [membershipId],
    );
    await aMoment();
    expect((await audits(viewer)).status).toBe(401);
    expect((await audits(await service.signInBy(membershipId))).status).toBe(401);
  });

  it('is made by an audit lead; sessions end, and the name stays with what the person wrote', async () => {
    const contributor = await service.signInAs('contributor');
    expect((await audits(contributor)).status).toBe(200);
    const after = await end(MEMBERSHIP_OF.contributor);
    expect(peopleOf(after).map(({ membershipId }) => membershipId)).not.toContain(MEMBERSHIP_OF.contributor);
    await aMoment();
    expect((await audits(contributor)).status).toBe(401);
    const { demonstration } = (await service.request({ path: '/sign-in' })).json() as SignInOptions;
    expect(demonstration.map(({ role }) => role)).not.toContain('contributor');
    expect(refusal(await end(MEMBERSHIP_OF.contributor))).toEqual([404, '/problems/not-found']);
  });

  it('is not made for oneself, for an approver, or by or for another authority', async () => {
    expect(refusal(await end(MEMBERSHIP_OF['audit-lead']))).toEqual([409, '/problems/not-oneself']);
    expect(refusal(await end(MEMBERSHIP_OF.approver))).toEqual([409, '/problems/administrator-ends']);
    expect(refusal(await end(EASTVALE_LEAD))).toEqual([404, '/problems/not-found']);
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    expect(refusal(await end(MEMBERSHIP_OF.viewer, eastvale))).toEqual([404, '/problems/not-found']);
  });

  it('leaves an audit lead, also when two end each other at the same time', async () => {
    const other = await service.signInBy(OTHER_LEAD);
    // Both are known for a moment, so that neither is turned away at the door.
    await Promise.all([audits(lead), audits(other)]);
    const both = await Promise.all([end(OTHER_LEAD, lead), end(MEMBERSHIP_OF['audit-lead'], other)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    const left = await database.asSuperuser(
      `select from access.membership where authority_id = $1 and role = 'audit-lead' and valid_until is null`,
      [NORTHMOOR],
    );
    expect(left).toHaveLength(1);
  });
});

describe('a last day', () => {
  const change = (membershipId: string, until: string | null, as = lead) =>
    service.request({ as, method: 'PATCH', path: `/people/${membershipId}`, body: { until } });
  const detailOf = (answer: Answer) => Problem.parse(answer.json()).errors?.[0]?.detail;

  it('is put off and brought forward by an audit lead, and holds from then on', async () => {
    const { membershipId } = named(await invite({}));
    const viewer = await service.signInBy(membershipId);
    expect(named(await change(membershipId, '2098-01-31')).until).toBe('2098-01-31');
    expect((await audits(viewer)).status).toBe(200);
    const contributor = MEMBERSHIP_OF.contributor;
    const of = (answer: Answer) => peopleOf(answer).find((each) => each.membershipId === contributor)?.until;
    expect(of(await change(contributor, '2098-01-31'))).toBe('2098-01-31');
    expect(of(await change(contributor, null))).toBeNull();
  });

  it('is one to come, and a viewer has to have one', async () => {
    const { membershipId } = named(await invite({}));
    expect(detailOf(await change(membershipId, '2020-01-31'))).toBe('Enter today or a later day');
    expect(detailOf(await change(membershipId, null))).toContain('a viewer may read');
    expect(named(await service.request({ as: lead, path: '/people' })).until).toBe(LATER);
  });

  it('of an audit lead is only put off, so that two cannot leave nobody; of oneself and of an approver it is not set', async () => {
    const { membershipId } = named(await invite({ role: 'audit-lead', until: '2098-01-31' }));
    expect(detailOf(await change(membershipId, '2098-01-30'))).toContain('can only be put off');
    expect(named(await change(membershipId, '2098-02-28')).until).toBe('2098-02-28');
    expect(refusal(await change(MEMBERSHIP_OF['audit-lead'], LATER))).toEqual([409, '/problems/not-oneself']);
    expect(refusal(await change(MEMBERSHIP_OF.approver, LATER))).toEqual([
      409,
      '/problems/administrator-ends',
    ]);
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    expect(refusal(await change(MEMBERSHIP_OF.viewer, LATER, eastvale))).toEqual([
      404,
      '/problems/not-found',
    ]);
  });

  it('that is over is told to whose it was, and to nobody else', async () => {
    const { membershipId } = named(await invite({}));
    const viewer = await service.signInBy(membershipId);
    const session = async (as?: string) =>
      (await service.request({ path: '/session', ...(as && { as }) })).json() as CurrentSession;
    expect(await session(viewer)).toMatchObject({ session: { role: 'viewer' }, accessOver: false });
    await end(membershipId);
    await aMoment();
    expect(await session(viewer)).toMatchObject({ session: null, accessOver: true });
    expect(await session('A'.repeat(43))).toMatchObject({ session: null, accessOver: false });
    expect(await session()).toMatchObject({ session: null, accessOver: false });
  });

  it('is set by the database for nobody but an audit lead of the authority', async () => {
    const set = (person: string) =>
      connected(database.addresses.svc_authority, async (client) => {
        await client.query(
          `begin; select set_config('app.authority_id', '${NORTHMOOR}', true), set_config('app.person_id', '${person}', true)`,
        );
        const { rows } = await client.query<{ done: string }>(
          `select access.set_last_day('${MEMBERSHIP_OF.viewer}', '2098-01-31') as done`,
        );
        return rows[0]?.done;
      });
    const personOf = (membership: string) => membership.replace('5', '6');
    const people = [MEMBERSHIP_OF.viewer, MEMBERSHIP_OF.contributor, MEMBERSHIP_OF.approver, EASTVALE_LEAD];
    for (const membership of people) expect(await set(personOf(membership))).toBe('not-allowed');
    expect(await set('')).toBe('not-allowed');
    expect(await set(personOf(MEMBERSHIP_OF['audit-lead']))).toBe('done');
  });
});
