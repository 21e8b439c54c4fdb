import type { AskedItem, AskedItems, Partners, Position, Positions } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { CLINICIAN, EASTVALE_LEAD, FRAMEWORK, openCycle, save } from './audit-world.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { database, service, police, world, partners, withFreshAudits } from './fresh-audit.js';
import { letClinicServe, partnersOf, rowsFor } from './partners-world.js';
import { type Answer, SAME_ORIGIN, refusalOf } from './service.js';

const ITEM = 'supervision';
const HOLDS = { rating: 'emerging', reason: '', note: 'As we see it everywhere' };

withFreshAudits(letClinicServe);
beforeEach(async () => {
  await database.asSuperuser(`delete from agency.held_position; delete from agency.held_position_event`);
  await partners.ask();
});

const hold = (
  position: object = HOLDS,
  { version = 0, item = ITEM, as = police, headers = {} } = {},
): Promise<Answer> =>
  service.request({
    as,
    method: 'PATCH',
    path: `/positions/${FRAMEWORK}/${item}`,
    body: position,
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"`, ...headers },
  });
const held = (answer: Answer): Position => answer.json() as Position;
const positions = async (as = police): Promise<Positions['frameworks']> =>
  ((await service.request({ as, path: '/positions' })).json() as Positions).frameworks;
const positionOn = async (item: string, as = police) =>
  (await positions(as))
    .flatMap(({ items }) => items)
    .find(({ recommendationId }) => recommendationId === item);
const use = (
  items: readonly string[] = [ITEM],
  { as = police, auditId = world.auditId, headers = {} } = {},
) =>
  service.request({
    as,
    method: 'POST',
    path: `/asked/${auditId}/positions`,
    body: { recommendationIds: items },
    headers: { ...SAME_ORIGIN, ...headers },
  });
const itemsIn = (answer: Answer): readonly AskedItem[] =>
  (answer.json() as AskedItems).items.filter(({ auditId }) => auditId === world.auditId);
const asked = async () => itemsIn(await service.request({ as: police, path: '/asked' }));

describe('a position', () => {
  it('is kept once, by version, with who changed it', async () => {
    expect(held(await hold())).toMatchObject({
      ...HOLDS,
      version: 1,
      changedBy: 'Person in the role of partner',
    });
    expect(held(await hold({ ...HOLDS, rating: 'established' }, { version: 1 }))).toMatchObject({
      version: 2,
    });
    const late = await hold(HOLDS, { version: 1 });
    expect([refusalOf(late), (late.json() as { current: Position }).current.rating]).toEqual([
      [412, 'position-changed'],
      'established',
    ]);
    const events = await database.asSuperuser(
      `select version, level_key as level from agency.held_position_event
       where agency_id = $1 order by version`,
      [CONSTABULARY],
    );
    expect(events).toEqual([
      { version: 1, level: 'emerging' },
      { version: 2, level: 'established' },
    ]);
  });

  it('changes in part: what is absent stays, null clears', async () => {
    await hold();
    expect(held(await hold({ note: null }, { version: 1 }))).toMatchObject({ rating: 'emerging', note: '' });
    const cleared = await hold({ rating: null, note: 'Not sure any more' }, { version: 2 });
    expect(held(cleared)).toMatchObject({ rating: null, note: 'Not sure any more', version: 3 });
  });

  it('is saved once however often it is sent', async () => {
    const headers = { 'idempotency-key': `hold-${world.auditId}` };
    const answers = await Promise.all([hold(HOLDS, { headers }), hold(HOLDS, { headers })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await positionOn(ITEM))?.position).toMatchObject({ ...HOLDS, version: 1 });
  });

  it('is listed for what the agency is usually asked, is asked now or has a position on', async () => {
    await hold(HOLDS, { item: 'skilled-administration' }).catch(() => null);
    const [framework] = await positions();
    expect(framework).toMatchObject({ frameworkId: FRAMEWORK, version: 1 });
    expect(await positionOn(ITEM)).toMatchObject({ position: null });
    const usual = await database.asSuperuser<{ id: string }>(
      `select item ->> 'id' as id from framework.version, jsonb_path_query(content, '$.themes[*].recommendations[*]') item
       where framework_id = $1 and item -> 'usuallyAsked' ? 'police'`,
      [FRAMEWORK],
    );
    const listed = framework?.items.map(({ recommendationId }) => recommendationId) ?? [];
    expect(usual.every(({ id }) => listed.includes(id))).toBe(true);
    expect(listed).toContain(ITEM);
  });

  it('is nobody else’s: neither an authority’s nor another agency’s', async () => {
    await hold();
    const clinic = await service.signInBy(CLINICIAN);
    expect((await positionOn(ITEM, clinic))?.position ?? null).toBeNull();
    for (const tenant of [
      { setting: 'authority_id', id: NORTHMOOR },
      { setting: 'agency_id', id: '20000000-0000-4000-8000-000000000002' },
    ] as const)
      for (const table of ['agency.held_position', 'agency.held_position_event'])
        expect(await rowsFor(database, tenant, `select from ${table}`)).toBe(0);
    expect(
      await rowsFor(database, { setting: 'agency_id', id: CONSTABULARY }, 'select from agency.held_position'),
    ).toBe(1);
  });
});

describe('using it in an audit', () => {
  it('offers it, copies it with the record of where it came from, and opens nothing', async () => {
    await hold();
    await partners.own('embedded');
    expect(await asked()).toMatchObject([
      { answer: null, fromPosition: null, position: { ...HOLDS, version: 1 } },
    ]);
    expect(itemsIn(await use())).toMatchObject([
      { answer: { ...HOLDS, version: 1 }, fromPosition: 'as-it-is', opened: null },
    ]);
    await partners.done(police);
    expect(await asked()).toMatchObject([{ opened: [{ raterType: 'own' }, { rating: 'emerging' }] }]);
    const { items } = (await partners.read()) satisfies Partners;
    expect(items[0]?.asked).toMatchObject([{ answer: { rating: 'emerging', fromPosition: 'as-it-is' } }]);
    const copies = await database.asSuperuser(
      `select answer_version, position_version from audit.position_copy_event where audit_id = $1`,
      [world.auditId],
    );
    expect(copies).toEqual([{ answer_version: 1, position_version: 1 }]);
  });

  it('is adapted by changing the answer, which leaves the position as it is, and can be taken again', async () => {
    await hold();
    await use();
    await save(service, {
      as: police,
      ...world,
      version: 1,
      body: { rating: 'established' },
      below: 'asked',
    });
    expect(await asked()).toMatchObject([{ fromPosition: 'adapted', answer: { rating: 'established' } }]);
    expect((await positionOn(ITEM))?.position).toMatchObject({ rating: 'emerging', version: 1 });
    await hold({ ...HOLDS, rating: 'embedded' }, { version: 1 });
    expect(await asked()).toMatchObject([{ answer: { rating: 'established' }, position: { version: 2 } }]);
    expect(itemsIn(await use())).toMatchObject([
      { fromPosition: 'as-it-is', answer: { rating: 'embedded', version: 3 } },
    ]);
  });

  it('serves every authority that asks, each with a copy of its own', async () => {
    await hold();
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    const cycle = await openCycle(database);
    const started = await service.request({
      as: eastvale,
      method: 'POST',
      path: '/audits',
      body: { frameworkId: FRAMEWORK, cycle },
    });
    const { id: auditId } = started.json() as { id: string };
    const other = partnersOf(service, { auditId, cycle }, eastvale);
    await other.ask();
    expect((await positionOn(ITEM))?.askedBy).toBeGreaterThan(1);
    expect((await use()).status).toBe(200);
    expect((await use([ITEM], { auditId })).status).toBe(200);
    await save(service, { as: police, auditId, version: 1, body: { rating: 'embedded' }, below: 'asked' });
    expect(await asked()).toMatchObject([{ answer: { rating: 'emerging' }, fromPosition: 'as-it-is' }]);
  });

  it('is done once however often it is asked', async () => {
    await hold();
    const headers = { 'idempotency-key': `use-${world.auditId}` };
    const answers = await Promise.all([use([ITEM], { headers }), use([ITEM], { headers })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await asked()).toMatchObject([{ answer: { version: 1 } }]);
  });

  it.each([
    ['without a position', async () => use(), [404, 'not-found']],
    [
      'for what the agency is not asked',
      async () => (await hold(), use(['shared-aims'])),
      [404, 'not-found'],
    ],
    [
      'once ratings have opened',
      async () => {
        await hold();
        await partners.own('embedded');
        await partners.rate(police, 'established');
        return use();
      },
      [409, 'ratings-opened'],
    ],
  ])('is refused %s', async (_, act, expected) => {
    expect(refusalOf(await act())).toEqual(expected);
  });

  it('is put on record by nobody but the agency', async () => {
    await hold();
    await partners.rate(police, 'emerging');
    const claim = rowsFor(
      database,
      { setting: 'authority_id', id: NORTHMOOR },
      `insert into audit.position_copy_event (authority_id, audit_id, item_id, agency_id, answer_version, position_version)
       values ('${NORTHMOOR}', '${world.auditId}', '${ITEM}', '${CONSTABULARY}', 1, 1)`,
    );
    await expect(claim).rejects.toThrow('row-level security');
  });
});
