import type {
  AgencyPeople,
  AgencyPerson,
  CurrentSession,
  Entry,
  LetIn,
  People,
  SignInOptions,
} from '@plumbline/contract';
import { Problem } from '@plumbline/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { CLINIC, populateForAudits, startOne } from './audit-world.js';
import { CONSTABULARY, MEMBERSHIP_OF, NORTHMOOR } from './fixture.js';
import { letClinicServe, partnersOf } from './partners-world.js';
import { cloneDatabase, connected, type TestDatabase } from './postgres.js';
import { type Answer, type Service, startService } from './service.js';

const ADDRESS = 'ada.north@moorland.example';
const ADA = { name: 'Ada North', address: ADDRESS, until: null as string | null };
const LATER = '2098-12-31';

let world: TestDatabase;
let database: TestDatabase;
let service: Service;
let administrator: string;

beforeAll(async () => {
  world = await cloneDatabase();
  await populateForAudits(world);
  await letClinicServe(world);
});
beforeEach(async () => {
  database = await cloneDatabase(world.name);
  service = await startService(database);
  administrator = await service.signInAs('administrator');
  return async () => {
    await service.close();
    await database.drop();
  };
});
afterAll(() => world.drop());

const people = (agency = CONSTABULARY) => `/agencies/${agency}/people`;
const letIn = (person: object = {}, agency = CONSTABULARY): Promise<Answer> =>
  service.request({
    as: administrator,
    method: 'POST',
    path: people(agency),
    body: { ...ADA, ...person },
  });
const done = (answer: Answer): LetIn => answer.json() as LetIn;
const list = async (agency = CONSTABULARY): Promise<readonly AgencyPerson[]> =>
  ((await service.request({ as: administrator, path: people(agency) })).json() as AgencyPeople).people;
const personOf = async (membershipId: string): Promise<AgencyPerson | undefined> =>
  (await list()).find((each) => each.membershipId === membershipId);
const change = (membershipId: string, until: string | null): Promise<Answer> =>
  service.request({
    as: administrator,
    method: 'PATCH',
    path: `${people()}/${membershipId}`,
    body: { until },
  });
const end = (membershipId: string): Promise<Answer> =>
  service.request({ as: administrator, method: 'DELETE', path: `${people()}/${membershipId}` });
const refusal = (answer: Answer): [number, string, string | undefined] => {
  const { type, errors } = Problem.parse(answer.json());
  return [answer.status, type.replace('/problems/', ''), errors?.[0]?.pointer];
};
const asked = (as: string) => service.request({ as, path: '/asked' });
/** A moment after which no process takes a session for granted any more. */
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 1_100));
const personsNamed = (name: string) =>
  database.asSuperuser(`select from access.person where name = $1`, [name]);

describe('letting somebody in for an agency', () => {
  it('makes a partner who can sign in, with the record of who did it', async () => {
    const { membershipId, outcome } = done(await letIn({ address: ' Ada.North@Moorland.example ' }));
    expect(outcome).toBe('new');
    expect(await personOf(membershipId)).toMatchObject({
      name: 'Ada North',
      address: ADDRESS,
      until: null,
      over: false,
      record: [{ what: 'let-in', by: 'Person in the role of administrator', until: null }],
    });
    const ada = await service.signInBy(membershipId);
    expect((await asked(ada)).status).toBe(200);
    const { session } = (await service.request({ as: ada, path: '/session' })).json() as CurrentSession;
    expect(session).toMatchObject({ role: 'partner', actsFor: 'Moorland Constabulary', name: 'Ada North' });
  });

  it('twice does nothing the second time, also at the same moment', async () => {
    const both = await Promise.all([letIn(), letIn()]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.map((answer) => done(answer).outcome).toSorted((a, b) => a.localeCompare(b))).toEqual([
      'new',
      'there-already',
    ]);
    const third = done(await letIn({ name: 'Another Name', until: LATER }));
    expect(third.outcome).toBe('there-already');
    expect(third.people.find(({ membershipId }) => membershipId === third.membershipId)).toMatchObject({
      name: 'Ada North',
      until: null,
      record: [{ what: 'let-in' }],
    });
    expect(await personsNamed('Ada North')).toHaveLength(1);
  });

  it('by an address on record lets that person act for another agency too, and each sign-in is for one of them', async () => {
    await letIn();
    const clinic = done(await letIn({ name: 'A. North' }, CLINIC));
    expect(clinic.outcome).toBe('known');
    expect(clinic.people.map(({ name }) => name)).toContain('Ada North');
    expect(await personsNamed('A. North')).toHaveLength(0);
    const { demonstration } = (await service.request({ path: '/sign-in' })).json() as SignInOptions;
    expect(demonstration.filter(({ name }) => name === 'Ada North')).toEqual([
      { role: 'partner', name: 'Ada North', actsFor: 'Moorland Constabulary' },
      { role: 'partner', name: 'Ada North', actsFor: 'Moorland Clinic' },
    ]);
    for (const demonstrationFor of ['Moorland Clinic', 'Moorland Constabulary']) {
      const body = { demonstrationRole: 'partner', demonstrationName: 'Ada North', demonstrationFor };
      const answer = await service.request({ method: 'POST', path: '/session', body });
      expect((answer.json() as CurrentSession).session?.actsFor).toBe(demonstrationFor);
    }
  });

  it.each([
    ['no name', { name: ' ' }, [422, 'invalid-request', '#/body/name']],
    ['no address', { address: 'ada.north' }, [422, 'invalid-request', '#/body/address']],
    ['a private address', { address: 'ada@gmail.com' }, [422, 'invalid-request', '#/body/address']],
    ['a day that is over', { until: '2020-01-01' }, [422, 'invalid-request', '#/body/until']],
    ['no day of the calendar', { until: '2027-02-30' }, [422, 'invalid-request', '#/body/until']],
    ['somebody else’s role', { role: 'administrator' }, [422, 'invalid-request', '#/body']],
  ])('is refused with %s, and nobody is put on record', async (_, words, expected) => {
    expect(refusal(await letIn(words)).slice(0, 2)).toEqual(expected.slice(0, 2));
    expect(await personsNamed('Ada North')).toHaveLength(0);
    expect(await database.asSuperuser('select from access.work_address')).toHaveLength(0);
  });

  it.each(['administrator', 'regional-lead', 'evaluator'] as const)(
    'is refused for a person who is %s: they see no ratings',
    async (role) => {
      await database.asSuperuser(
        `insert into access.work_address (person_id, address)
         select person_id, $2 from access.membership where id = $1`,
        [MEMBERSHIP_OF[role], ADDRESS],
      );
      expect(refusal(await letIn()).slice(0, 2)).toEqual([409, 'kept-from-ratings']);
      expect((await list()).map(({ address }) => address)).not.toContain(ADDRESS);
    },
  );

  it('lets the agency rate for itself: authorities enter nothing for it, until the last one’s time is over', async () => {
    const lead = await service.signInAs('audit-lead');
    const { auditId } = await startOne(database, service, lead);
    await partnersOf(service, { auditId, cycle: '' }, lead).ask();
    const signsIn = async () =>
      (
        (
          await service.request({ as: lead, path: `/audits/${auditId}/entered/${CONSTABULARY}` })
        ).json() as Entry
      ).signsIn;
    expect((await end(MEMBERSHIP_OF.partner)).status).toBe(200);
    expect(await signsIn()).toBe(false);
    const { membershipId } = done(await letIn());
    expect(await signsIn()).toBe(true);
    await end(membershipId);
    expect(await signsIn()).toBe(false);
  });
});

describe('the time for an agency', () => {
  it('has a last day that is set, put off and taken away, each on record', async () => {
    const { membershipId } = done(await letIn({ until: '2098-01-31' }));
    expect((await change(membershipId, LATER)).status).toBe(200);
    expect((await change(membershipId, LATER)).status).toBe(200);
    await change(membershipId, null);
    expect(refusal(await change(membershipId, '2020-01-01'))).toEqual([
      422,
      'invalid-request',
      '#/body/until',
    ]);
    const person = await personOf(membershipId);
    expect(person).toMatchObject({ until: null, over: false });
    expect(person?.record.map(({ what, until }) => [what, until])).toEqual([
      ['let-in', '2098-01-31'],
      ['last-day', LATER],
      ['last-day', null],
    ]);
  });

  it('that is ended signs its person out at once, stays readable, and can begin again', async () => {
    const { membershipId } = done(await letIn());
    const ada = await service.signInBy(membershipId);
    expect((await asked(ada)).status).toBe(200);
    await end(membershipId);
    expect((await end(membershipId)).status).toBe(200);
    await aMoment();
    expect((await asked(ada)).status).toBe(401);
    expect(await personOf(membershipId)).toMatchObject({
      over: true,
      record: [{ what: 'let-in' }, { what: 'ended', by: 'Person in the role of administrator' }],
    });
    expect(refusal(await change(membershipId, LATER)).slice(0, 2)).toEqual([409, 'time-over']);
    const again = done(await letIn({ until: LATER }));
    expect(again).toMatchObject({ membershipId, outcome: 'known' });
    expect(await personOf(membershipId)).toMatchObject({ over: false, until: LATER });
    // The session from before stays ended.
    await aMoment();
    expect((await asked(ada)).status).toBe(401);
    expect((await asked(await service.signInBy(membershipId))).status).toBe(200);
  });

  it('goes with an address at work that is put on record and right, and is nobody else’s', async () => {
    const set = (address: string, membershipId: string = MEMBERSHIP_OF.partner) =>
      service.request({
        as: administrator,
        method: 'PUT',
        path: `${people()}/${membershipId}/address`,
        body: { address },
      });
    await set('Wrong@moorland.example');
    await set(ADDRESS);
    expect((await set(ADDRESS)).status).toBe(200);
    expect(await personOf(MEMBERSHIP_OF.partner)).toMatchObject({
      address: ADDRESS,
      record: [{ what: 'address' }, { what: 'address' }],
    });
    expect(done(await letIn({}, CLINIC))).toMatchObject({ outcome: 'known' });
    const { membershipId } = done(await letIn({ address: 'wrong@moorland.example' }));
    expect(refusal(await set(ADDRESS, membershipId)).slice(0, 2)).toEqual([409, 'address-taken']);
    const both = await Promise.all([
      set('same@moorland.example', membershipId),
      set('same@moorland.example'),
      letIn({ address: 'same@moorland.example' }, CLINIC),
    ]);
    expect(
      both
        .map(({ status }) => status)
        .toSorted((a, b) => a - b)
        .slice(0, 2),
    ).toEqual([200, 200]);
    expect(both.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('is another agency’s to nobody: found under its own only', async () => {
    const { membershipId } = done(await letIn());
    for (const method of ['PATCH', 'DELETE'] as const) {
      const answer = await service.request({
        as: administrator,
        method,
        path: `${people(CLINIC)}/${membershipId}`,
        ...(method === 'PATCH' && { body: { until: LATER } }),
      });
      expect(refusal(answer).slice(0, 2)).toEqual([404, 'not-found']);
    }
    expect(await personOf(membershipId)).toMatchObject({ over: false, until: null });
  });

  it('of somebody is not among an authority’s people, even where they act for that authority too', async () => {
    await database.asSuperuser(
      `insert into access.work_address (person_id, address)
       select person_id, $2 from access.membership where id = $1`,
      [MEMBERSHIP_OF.contributor, ADDRESS],
    );
    const { membershipId, outcome } = done(await letIn());
    expect(outcome).toBe('known');
    const lead = await service.signInAs('audit-lead');
    const own = ((await service.request({ as: lead, path: '/people' })).json() as People).people;
    expect(own.map(({ role }) => role)).not.toContain('partner');
    expect(own.map((each) => each.membershipId)).not.toContain(membershipId);
    expect(own.map((each) => each.membershipId)).toContain(MEMBERSHIP_OF.contributor);
    for (const method of ['PATCH', 'DELETE'] as const) {
      const answer = await service.request({
        as: lead,
        method,
        path: `/people/${membershipId}`,
        ...(method === 'PATCH' && { body: { until: LATER } }),
      });
      expect(refusal(answer).slice(0, 2)).toEqual([404, 'not-found']);
    }
  });
});

describe('the database', () => {
  it.each(['svc_authority', 'svc_released', 'svc_evaluation', 'svc_auth'] as const)(
    'shows addresses and the record of who let whom in to administrators, not to %s',
    async (login) => {
      for (const table of ['access.work_address', 'access.membership_event'])
        await expect(
          connected(database.addresses[login], (client) => client.query(`select from ${table}`)),
        ).rejects.toThrow('permission denied');
    },
  );

  it('lets administrators change no record, and read no session', async () => {
    const tries = [
      `update access.membership_event set by_person = by_person`,
      `delete from access.membership_event`,
      `update access.work_address set person_id = person_id`,
      `delete from access.work_address`,
      `select from access.session`,
    ];
    for (const statement of tries)
      await expect(
        connected(database.addresses.svc_platform, (client) => client.query(statement)),
      ).rejects.toThrow('permission denied');
    const rows = await connected(database.addresses.svc_authority, async (client) => {
      await client.query(`begin; select set_config('app.authority_id', '${NORTHMOOR}', true)`);
      return (await client.query(`select from access.membership where role = 'partner'`)).rowCount;
    });
    expect(rows).toBe(0);
  });
});
