import type { Cycle, Cycles, Problem } from '@plumbline/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { inOneTransaction } from '../src/platform/database.js';
import { openCycle } from '../src/release/open-cycle.js';
import { MEMBERSHIP_OF } from './fixture.js';
import { cloneDatabase, type TestDatabase } from './postgres.js';
import { importRealWorld } from './real-world.js';
import { type Answer, type Service, startService, type TestRequest } from './service.js';

const ADMINISTRATOR = MEMBERSHIP_OF.administrator;
const OF = '/frameworks/ofsted-ilacs/cycles';
const DATES = {
  opensOn: '2026-01-01',
  dueOn: '2099-06-01',
  figuresTakenOn: '2099-06-30',
  resultsOn: '2099-09-01',
};
/** Of a cycle whose figures were taken. */
const OVER = { opensOn: '2025-01-01', dueOn: '2025-06-01', figuresTakenOn: '2025-06-30', resultsOn: null };
/** A second administrator: publishing takes two. */
const OTHER = '50000000-0000-4000-8000-000000000201';
/** Whatever stands for a rating, or for one authority, in no answer to an administrator. */
const RATINGS =
  /outstanding|requires improvement|inadequate|"good"|counts|level|rating|notApplicable|overall|Darlington|E0[6-9]\d{6}|E10\d{6}/i;

let world: TestDatabase;
let database: TestDatabase;
let service: Service;
let as: string;
let asOther: string;

beforeAll(async () => {
  world = await cloneDatabase();
  await importRealWorld(world);
  await world.asSuperuser(`
    insert into access.person (id, name) values ('${ADMINISTRATOR}', 'An administrator'), ('${OTHER}', 'Another');
    insert into access.membership (id, person_id, role) values
      ('${ADMINISTRATOR}', '${ADMINISTRATOR}', 'administrator'), ('${OTHER}', '${OTHER}', 'administrator')`);
});
beforeEach(async () => {
  database = await cloneDatabase(world.name);
  service = await startService(database);
  as = await service.signInAs('administrator');
  asOther = await service.signInBy(OTHER);
});
afterEach(async () => {
  await service.close();
  await database.drop();
});
afterAll(() => world.drop());

const send = (method: TestRequest['method'], path: string, body?: object): Promise<Answer> =>
  service.request({ as, path, ...(method && { method }), ...(body && { body }) });
const post = (path: string, body?: object) => send('POST', `${OF}${path}`, body);
/** Published by one after a preview by the other. */
const publish = async (cycle: string): Promise<Answer> => {
  await service.request({ as: asOther, method: 'POST', path: `${OF}/${cycle}/preview` });
  return post(`/${cycle}/publish`);
};
const announce = (cycle: string, dates: object = {}) => post('', { cycle, ...DATES, ...dates });
/** As the command line writes down what began before the service was there. */
const openOver = (cycle: string) =>
  inOneTransaction(database.addresses.svc_platform, (tx) =>
    openCycle(tx, { frameworkId: 'ofsted-ilacs', id: cycle }, OVER),
  );
const read = async (cycle: string) => (await send('GET', `${OF}/${cycle}`)).json() as Cycle;
const problem = ({ body }: Answer) => JSON.parse(body) as Problem;

describe('a new cycle', () => {
  it('opens on its first day, and stands in the list with its four dates', async () => {
    expect((await announce('2026')).json()).toMatchObject({ cycle: '2026', state: 'open', ...DATES });
    expect((await announce('2098', { opensOn: '2098-01-01' })).json()).toMatchObject({ state: 'announced' });
    const { cycles, frameworks } = (await send('GET', '/cycles')).json() as Cycles;
    expect(cycles.map(({ cycle, state, returned }) => [cycle, state, returned])).toEqual([
      ['2026', 'open', 0],
      ['2098', 'announced', 0],
      // As many authorities as have judgements of the cycle in the file. ILACS3 ends a day before ILACS2.
      ['ILACS2', 'closed', 114],
      ['ILACS3', 'closed', 1],
      ['ILACS1', 'closed', 156],
    ]);
    expect(frameworks.map(({ id }) => id)).toEqual(['cscip-2017', 'ofsted-ilacs']);
  });

  it('is refused with a pointer to each date that is out of order', async () => {
    const refused = problem(await announce('2026', { dueOn: '2025-12-31', resultsOn: '2099-06-29' }));
    expect(refused.status).toBe(422);
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['#/body/dueOn', '#/body/resultsOn']);
  });

  it('is refused when audits are due or figures taken on a day that is over', async () => {
    const refused = problem(await announce('2026', { dueOn: '2026-02-01', figuresTakenOn: '2026-03-01' }));
    expect(refused.status).toBe(422);
    expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['#/body/dueOn', '#/body/figuresTakenOn']);
    expect(await send('GET', `${OF}/2026`)).toMatchObject({ status: 404 });
  });

  it('is refused without a day for its results', async () => {
    expect(problem(await announce('2026', { resultsOn: null }))).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/body/resultsOn' }],
    });
  });

  it('is refused under a name that is taken', async () => {
    expect(problem(await announce('ILACS1'))).toMatchObject({ status: 409, type: '/problems/cycle-exists' });
  });
});

describe('the day on which audits are due', () => {
  beforeEach(async () => void (await announce('2026')));
  const extend = (dueOn: string) => send('PUT', `${OF}/2026/due`, { dueOn });

  it('moves to a later one, up to the cut-off, which stays', async () => {
    expect((await extend('2099-06-30')).json()).toMatchObject({
      dueOn: '2099-06-30',
      figuresTakenOn: '2099-06-30',
    });
  });

  it.each(['2099-05-31', '2099-06-01', '2099-07-01'])('does not move to %s', async (day) => {
    const refused = problem(await extend(day));
    expect(refused).toMatchObject({ status: 422, errors: [{ pointer: '#/body/dueOn' }] });
    expect((await read('2026')).dueOn).toBe('2099-06-01');
  });

  it('does not move once the cycle is closed', async () => {
    await database.asSuperuser("update framework.cycle set closed_at = now() where id = '2026'");
    expect(problem(await extend('2099-06-20'))).toMatchObject({ status: 409, detail: 'The cycle is closed' });
  });
});

describe('closing', () => {
  it('is for good', async () => {
    await openOver('2026');
    expect((await post('/2026/close')).json()).toMatchObject({ state: 'closed' });
    expect(problem(await post('/2026/close'))).toMatchObject({ status: 409, type: '/problems/cycle-state' });
  });

  it('is done once when two ask at the same time', async () => {
    await openOver('2026');
    const both = await Promise.all([post('/2026/close'), post('/2026/close')]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  });

  it('is refused before the cycle opens', async () => {
    await announce('2098', { opensOn: '2098-01-01' });
    expect((await post('/2098/close')).status).toBe(409);
  });

  it('is refused until the day is over on which figures are taken', async () => {
    await announce('2026');
    expect(problem(await post('/2026/close'))).toMatchObject({
      status: 409,
      detail: 'Figures are taken at the end of 30 June 2099. It can be closed after that day',
    });
    const [{ today } = { today: '' }] = await database.asSuperuser<{ today: string }>(
      "select (now() at time zone 'Europe/London')::date::text as today",
    );
    await announce('today', { dueOn: today, figuresTakenOn: today });
    expect((await post('/today/close')).status).toBe(409);
    expect((await read('today')).state).toBe('open');
  });
});

describe('a preview', () => {
  it('counts who would be in the results and how many recommendations would be shown, and keeps no more', async () => {
    const { preview, previewedBy, making, state } = (await post('/ILACS1/preview')).json() as Cycle;
    expect({ making, state }).toEqual({ making: null, state: 'closed' });
    expect(previewedBy).toEqual(['An administrator']);
    expect(preview?.recommendations).toBe(6);
    expect(preview?.regions).toHaveLength(9);
    expect(preview?.regions.find(({ name }) => name === 'London')).toMatchObject({
      authorities: 33,
      contributors: 33,
    });
    const stored = await database.asSuperuser<{ preview: object }>(
      'select preview from release.outcome where preview is not null',
    );
    expect(stored).toEqual([{ preview }]);
    const [released] = await database.asSuperuser(
      'select (select count(*)::int from released.release) as releases, (select count(*)::int from release.contributor) as contributors',
    );
    expect(released).toEqual({ releases: 0, contributors: 0 });
  });

  it('promises as many as are then published', async () => {
    const { preview } = (await post('/ILACS2/preview')).json() as Cycle;
    await publish('ILACS2');
    const shown = await database.asSuperuser<{ code: string; shown: number }>(`
      select area_code as code, count(counts)::int as shown from released.cell
      where  area_code <> 'E92000001' group by 1 order by 1`);
    const promised = preview?.regions.map(({ code, shown: count }) => ({ code, shown: count }));
    expect(promised?.toSorted((one, other) => one.code.localeCompare(other.code))).toEqual(shown);
  });

  it.each(['preview', 'publish'])('is not made by %s before the cycle is closed', async (kind) => {
    await announce('2026');
    expect(problem(await post(`/2026/${kind}`))).toMatchObject({
      status: 409,
      detail: 'Close the cycle first',
    });
  });

  it('is not made of a cycle that nobody signed in', async () => {
    await openOver('2026');
    await post('/2026/close');
    expect(problem(await post('/2026/preview'))).toMatchObject({
      status: 409,
      title: 'The results could not be made',
      detail: 'No audit of 2026 was signed when its figures were taken.',
    });
    const nothing = { preview: null, previewedBy: [], publishedBy: null, making: null };
    expect(await read('2026')).toMatchObject(nothing);
  });
});

describe('publishing', () => {
  it('is done once, for good', async () => {
    expect((await publish('ILACS1')).json()).toMatchObject({
      state: 'published',
      previewedBy: ['Another'],
      publishedBy: 'An administrator',
      publishedOn: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string,
    });
    expect(problem(await post('/ILACS1/publish'))).toMatchObject({ status: 409 });
    expect(problem(await post('/ILACS1/preview'))).toMatchObject({ status: 409 });
  });

  it('is done once when two ask at the same time', async () => {
    await service.request({ as: asOther, method: 'POST', path: `${OF}/ILACS1/preview` });
    const both = await Promise.all([post('/ILACS1/publish'), post('/ILACS1/publish')]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  });

  it('takes two: whoever made the only preview is refused, and so is nobody else', async () => {
    expect(problem(await post('/ILACS1/publish'))).toMatchObject({ type: '/problems/another-must-publish' });
    await post('/ILACS1/preview');
    expect(problem(await post('/ILACS1/publish'))).toMatchObject({
      status: 409,
      type: '/problems/another-must-publish',
    });
    const byOther = await service.request({ as: asOther, method: 'POST', path: `${OF}/ILACS1/publish` });
    expect(byOther.json()).toMatchObject({ state: 'published' });
  });

  it('waits for the day that was announced', async () => {
    await database.asSuperuser("update framework.cycle set results_on = '2099-09-01' where id = 'ILACS1'");
    expect(problem(await publish('ILACS1'))).toMatchObject({
      status: 409,
      type: '/problems/results-too-early',
      detail: 'They were announced for 1 September 2099',
    });
    await database.asSuperuser(
      "update framework.cycle set results_on = (now() at time zone 'Europe/London')::date where id = 'ILACS1'",
    );
    expect((await publish('ILACS1')).status).toBe(200);
  });
});

describe('withdrawing', () => {
  const withdraw = (reason = 'Two audits were mixed up') => post('/ILACS1/withdraw', { reason });

  it('takes results back whole and for good, with the reason and who did it', async () => {
    await publish('ILACS1');
    expect((await withdraw()).json()).toMatchObject({ state: 'withdrawn' });
    expect(await read('ILACS1')).toMatchObject({ state: 'withdrawn' });
    expect((await publish('ILACS1')).status).toBe(409);
    expect((await withdraw()).status).toBe(409);
    const [kept] = await database.asSuperuser(
      'select reason, act, person_id from released.retraction, framework.cycle_event',
    );
    expect(kept).toEqual({
      reason: 'Two audits were mixed up',
      act: 'withdrawn',
      person_id: ADMINISTRATOR,
    });
  });

  it('is refused without a reason, and where there is nothing to withdraw', async () => {
    expect((await withdraw()).status).toBe(409);
    await publish('ILACS1');
    expect(problem(await withdraw('  '))).toMatchObject({
      status: 422,
      errors: [{ pointer: '#/body/reason', detail: 'Say why' }],
    });
    expect(await read('ILACS1')).toMatchObject({ state: 'published' });
  });

  it('is done once when two ask at the same time', async () => {
    await publish('ILACS1');
    const both = await Promise.all([withdraw(), withdraw()]);
    expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  });
});

it('keeps on record who asked for what', async () => {
  await announce('2026');
  await send('PUT', `${OF}/2026/due`, { dueOn: '2099-06-20' });
  await database.asSuperuser(
    "update framework.cycle set due_on = '2026-02-01', figures_taken_on = '2026-02-01' where id = '2026'",
  );
  await post('/2026/close');
  await publish('ILACS1');
  const acts = await database.asSuperuser(
    'select act, person_id, due_on::text from framework.cycle_event order by happened_at',
  );
  expect(acts).toEqual([
    { act: 'announced', person_id: ADMINISTRATOR, due_on: '2099-06-01' },
    { act: 'due-extended', person_id: ADMINISTRATOR, due_on: '2099-06-20' },
    { act: 'closed', person_id: ADMINISTRATOR, due_on: '2026-02-01' },
  ]);
  const asked = await database.asSuperuser(
    'select kind, requested_by from release.request order by requested_at',
  );
  expect(asked).toEqual([
    { kind: 'preview', requested_by: OTHER },
    { kind: 'publish', requested_by: ADMINISTRATOR },
  ]);
});

it('tells an administrator nothing of a rating, and of no authority', async () => {
  const answers = [
    await post('/ILACS1/preview'),
    await publish('ILACS1'),
    await send('GET', '/cycles'),
    await send('GET', `${OF}/ILACS1`),
    await send('GET', `${OF}/ILACS2`),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
  for (const { body } of answers) expect(body).not.toMatch(RATINGS);
});
