import type { AskedItems, Audit } from '@plumbline/contract';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { CLINIC, CLINICIAN, save, saved } from './audit-world.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { database, service, lead, police, world, partners, withFreshAudits } from './fresh-audit.js';
import { LATER, letClinicServe, letDayPass, rowsFor } from './partners-world.js';
import { connected } from './postgres.js';
import { refusalOf } from './service.js';

let clinic: string;

withFreshAudits(letClinicServe);
beforeAll(async () => {
  clinic = await service.signInBy(CLINICIAN);
});

const supervision = async (as?: string) =>
  (await partners.read(as)).items.find(({ recommendationId }) => recommendationId === 'supervision');
const askedOf = async (as: string) =>
  ((await service.request({ as, path: '/asked' })).json() as AskedItems).items.filter(
    ({ auditId }) => auditId === world.auditId,
  );
const missing = async () => {
  const audit = (await service.request({ as: lead, path: `/audits/${world.auditId}` })).json() as Audit;
  return audit.missing.find(({ recommendationId }) => recommendationId === 'supervision')?.missing;
};
/** The police and the clinic are asked; the authority and the police have rated. */
async function allButTheClinic(): Promise<void> {
  await partners.ask();
  await partners.ask(CLINIC);
  await partners.own('embedded');
  await partners.rate(police, 'emerging');
}

describe('asking', () => {
  it('asks the agencies usually asked that serve the authority, once', async () => {
    expect((await partners.usual()).status).toBe(200);
    const { agencies, items } = await partners.read();
    expect(agencies.map(({ name }) => name)).toEqual(['Moorland Clinic', 'Moorland Constabulary']);
    const usual = await database.asSuperuser<{ item: string; kinds: string[] }>(
      `select item ->> 'id' as item, array(select jsonb_array_elements_text(item -> 'usuallyAsked')) as kinds
       from   framework.version, jsonb_path_query(content, '$.themes[*].recommendations[*]') item
       where  framework_id = 'cscip-2017'`,
    );
    const served = ({ kinds }: { kinds: string[] }) =>
      kinds.filter((kind) => ['health', 'police'].includes(kind));
    expect(
      items.map(({ recommendationId, asked }) => [
        recommendationId,
        asked.map(({ agency }) => agency.kind).toSorted(),
      ]),
    ).toEqual(usual.filter((one) => served(one).length > 0).map((one) => [one.item, served(one).toSorted()]));
    expect(new Set(items.flatMap(({ asked }) => asked.map(({ dueOn }) => dueOn)))).toEqual(new Set([LATER]));
    await partners.usual('2099-01-01');
    expect(await partners.read()).toEqual({ agencies, items });
  });

  it('asks one agency about one item, moves its day, and no longer asks it', async () => {
    await partners.ask();
    expect((await supervision())?.asked).toMatchObject([
      { rated: false, overdue: false, dueOn: LATER, answer: null },
    ]);
    await partners.ask(CONSTABULARY, 'supervision', '2098-02-02');
    expect((await askedOf(police))[0]?.dueOn).toBe('2098-02-02');
    await partners.withdraw();
    expect(await askedOf(police)).toEqual([]);
    expect((await partners.rate(police, 'emerging')).status).toBe(404);
    await partners.ask();
    expect(await askedOf(police)).toHaveLength(1);
  });

  it.each([
    [
      'an agency that does not serve the authority',
      () => partners.ask('20000000-0000-4000-8000-000000000009'),
      404,
    ],
    ['a recommendation that there is not', () => partners.ask(CONSTABULARY, 'no-such-item'), 404],
    ['a day after figures are taken', () => partners.ask(CONSTABULARY, 'supervision', '2099-02-02'), 422],
    ['a day that is over', () => partners.ask(CONSTABULARY, 'supervision', '2025-01-01'), 422],
    ['nobody who was asked', () => partners.withdraw(), 404],
  ])('refuses %s', async (_, act, status) => {
    expect((await act()).status).toBe(status);
  });

  it('keeps on asking an agency that has rated', async () => {
    await partners.ask();
    await partners.rate(police, 'emerging');
    expect(refusalOf(await partners.withdraw())).toEqual([409, 'agency-has-rated']);
  });
});

describe('before ratings open', () => {
  it('shows who has rated, and nothing of what', async () => {
    await allButTheClinic();
    const { status, body } = await service.request({ as: lead, path: `/audits/${world.auditId}/partners` });
    expect([status, body]).toEqual([200, expect.not.stringMatching(/emerging|note of/) as string]);
    expect(await supervision()).toMatchObject({
      opened: null,
      asked: [{ rated: false }, { rated: true, answer: null }],
    });
    expect((await askedOf(police))[0]).toMatchObject({ opened: null });
    expect(await missing()).toBe('opening');
  });

  it.each(['audit.answer', 'audit.answer_event'])(
    'shows the authority nothing of it in %s either',
    async (table) => {
      await allButTheClinic();
      const count = `select from ${table} where audit_id = '${world.auditId}' and rater_type = 'partner'`;
      expect(await rowsFor(database, { setting: 'authority_id', id: NORTHMOOR }, count)).toBe(0);
      await partners.rate(clinic, 'established');
      expect(await rowsFor(database, { setting: 'authority_id', id: NORTHMOOR }, count)).toBe(2);
    },
  );

  it('opens nothing by marks alone, and lets no login enter an opening', async () => {
    await allButTheClinic();
    await database.asSuperuser(`update audit.asked set rated = true where audit_id = $1`, [world.auditId]);
    await rowsFor(
      database,
      { setting: 'agency_id', id: CLINIC },
      `select audit.open_items('${world.auditId}', null, false)`,
    );
    expect((await partners.close()).status).toBe(200);
    expect((await supervision())?.opened).toBeNull();
    const entering = rowsFor(
      database,
      { setting: 'authority_id', id: NORTHMOOR },
      `insert into audit.opened_item (authority_id, audit_id, item_id, how) values ('${NORTHMOOR}', '${world.auditId}', 'supervision', 'all-rated')`,
    );
    await expect(entering).rejects.toThrow('permission denied');
  });

  it('agrees nothing', async () => {
    await allButTheClinic();
    expect(refusalOf(await partners.agree('established'))).toEqual([409, 'ratings-not-opened']);
    const agreeing = rowsFor(
      database,
      { setting: 'authority_id', id: NORTHMOOR },
      `insert into audit.answer (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version)
       values ('${NORTHMOOR}', '${world.auditId}', 'supervision', 'agreed', '${NORTHMOOR}', 'cscip-2017', 1, 1)`,
    );
    await expect(agreeing).rejects.toThrow('row-level security');
  });
});

describe('opening', () => {
  it('comes with the last rating, of whoever gives it', async () => {
    await partners.ask();
    await partners.rate(police, 'emerging');
    expect((await supervision())?.opened).toBeNull();
    await partners.own('embedded');
    expect(await supervision()).toMatchObject({
      opened: { how: 'all-rated' },
      asked: [{ answer: { rating: 'emerging', note: 'note of emerging' } }],
    });
  });

  it('does not come while a rater may still change its mind: whoever rates says that its rating stands', async () => {
    await partners.ask();
    await partners.rate(police, 'emerging');
    await save(service, { as: lead, ...world, body: { rating: 'established' } });
    expect(await supervision()).toMatchObject({ opened: null, closable: true });
    await save(service, { as: lead, ...world, version: 1, body: { rating: 'embedded' } });
    expect((await partners.close()).status).toBe(200);
    expect((await supervision())?.opened).toMatchObject({ how: 'all-rated' });
  });

  it('waits for a reason where the authority says that an item does not apply', async () => {
    await partners.ask();
    await partners.rate(police, 'emerging');
    await save(service, { as: lead, ...world, body: { rating: 'not-applicable' } });
    await partners.done(lead, 'audits');
    expect((await supervision())?.opened).toBeNull();
    await save(service, { as: lead, ...world, version: 1, body: { reason: 'No such team.' } });
    expect((await partners.done(lead, 'audits')).json()).toEqual({ opened: true });
    expect((await supervision())?.opened).toMatchObject({ how: 'all-rated' });
  });

  it('shows each partner what all rated, and no words of others', async () => {
    await allButTheClinic();
    await partners.rate(clinic, 'established');
    await partners.agree('established');
    const [item] = await askedOf(police);
    expect(item?.opened).toEqual([
      { raterType: 'own', rater: 'Northmoor', enteredBy: null, rating: 'embedded' },
      { raterType: 'partner', rater: 'Moorland Clinic', enteredBy: null, rating: 'established' },
      { raterType: 'partner', rater: 'Moorland Constabulary', enteredBy: null, rating: 'emerging' },
      { raterType: 'agreed', rater: 'Northmoor', enteredBy: null, rating: 'established' },
    ]);
    const { body } = await service.request({ as: police, path: '/asked' });
    expect(body).not.toMatch(/own note|note of established|looked at it together/);
  });

  it('fixes first ratings, in the service and in the database', async () => {
    await allButTheClinic();
    await partners.rate(clinic, 'established');
    expect(refusalOf(await partners.own('emerging', 1))).toEqual([409, 'ratings-opened']);
    expect(refusalOf(await partners.rate(police, 'embedded', 1))).toEqual([409, 'ratings-opened']);
    expect(refusalOf(await partners.ask(CLINIC))).toEqual([409, 'ratings-opened']);
    const update = `update audit.answer set level_key = 'not-in-place' where audit_id = '${world.auditId}'`;
    for (const tenant of [
      { setting: 'authority_id', id: NORTHMOOR },
      { setting: 'agency_id', id: CONSTABULARY },
    ] as const)
      await expect(rowsFor(database, tenant, update)).rejects.toThrow('row-level security');
  });

  it('lets words be added to a first rating, and none where no rating was given', async () => {
    await partners.ask();
    await partners.ask(CLINIC);
    await partners.own('embedded');
    await partners.rate(police, 'emerging');
    await save(service, { as: clinic, ...world, body: { note: 'not decided' }, below: 'asked' });
    await letDayPass(database, world);
    await partners.close();
    const words = { note: 'What we also know' };
    const added = await save(service, { as: lead, ...world, version: 1, body: words });
    expect(saved(added)).toMatchObject({ version: 2, rating: 'embedded', ...words });
    const late = await save(service, { as: clinic, ...world, version: 1, body: words, below: 'asked' });
    expect(refusalOf(late)).toEqual([409, 'ratings-opened']);
  });

  it('comes when the only one who had not rated is no longer asked', async () => {
    await allButTheClinic();
    await partners.withdraw(CLINIC);
    expect((await supervision())?.opened).toMatchObject({ how: 'all-rated' });
  });

  it('comes by closing only when the day is over and the authority has rated', async () => {
    await partners.ask();
    await partners.own('embedded');
    await partners.close();
    expect((await supervision())?.opened).toBeNull();
    await letDayPass(database, world);
    expect(await supervision()).toMatchObject({ closable: true, asked: [{ overdue: true }] });
    await partners.close();
    expect(await supervision()).toMatchObject({
      closable: false,
      opened: { how: 'closed' },
      asked: [{ answer: null }],
    });
    expect(refusalOf(await partners.rate(police, 'emerging'))).toEqual([409, 'ratings-opened']);
    expect(await missing()).toBeUndefined();
  });

  it('does not come by closing while the authority has no rating of its own', async () => {
    await partners.ask();
    await letDayPass(database, world);
    await partners.close();
    expect(await supervision()).toMatchObject({ opened: null, closable: false });
  });
});

describe('races', () => {
  it('opens once when all rate at the same time, and loses no rating', async () => {
    await partners.ask();
    await partners.ask(CLINIC);
    const answers = await Promise.all([
      partners.own('embedded'),
      partners.rate(police, 'emerging'),
      partners.rate(clinic, 'established'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await supervision())?.opened).toMatchObject({ how: 'all-rated' });
  });

  it('takes a rating before the closing or refuses it, never after', async () => {
    await partners.ask();
    await partners.own('embedded');
    await letDayPass(database, world);
    const [first, , second] = await Promise.all([
      partners.rate(police, 'emerging'),
      partners.close(),
      partners.own('emerging', 1),
    ]);
    const after = await database.asSuperuser(
      `select from audit.answer
       left   join audit.first_rating first using (authority_id, audit_id, item_id, rater_type, rater_id)
       where  audit_id = $1 and first.level_key is distinct from answer.level_key`,
      [world.auditId],
    );
    expect(after).toEqual([]);
    expect([200, 409]).toContain(first.status);
    expect([200, 409]).toContain(second.status);
    expect((await supervision())?.opened).not.toBeNull();
  });
});

/** Changes the authority's own rating while somebody else holds the audit, who does the deed and lets go. */
const rateMeanwhile = (deed: string) =>
  connected(database.administrator, async (other) => {
    await other.query('begin');
    await other.query('select from audit.audit where id = $1 for update', [world.auditId]);
    const rating = partners.own('emerging', 1);
    await vi.waitUntil(async () => {
      const { rowCount } = await other.query(
        `select from pg_stat_activity where pg_backend_pid() = any (pg_blocking_pids(pid))`,
      );
      return rowCount === 1;
    });
    await other.query(deed, [world.auditId]);
    await other.query('commit');
    return rating;
  });
const ownRating = () =>
  database.asSuperuser(
    `select level_key from audit.answer where audit_id = $1 and item_id = 'supervision' and rater_type = 'own'`,
    [world.auditId],
  );

describe('a rating that waited for whoever held the audit', () => {
  it.each([
    [
      'opened the ratings',
      `insert into audit.opened_item (authority_id, audit_id, item_id, how) select authority_id, id, 'supervision', 'all-rated'
       from audit.audit where id = $1`,
      'ratings-opened',
    ],
    ['sent it', `update audit.audit set state = 'sent' where id = $1`, 'wrong-state'],
  ])('is refused when they %s', async (_, deed, problem) => {
    await partners.own('embedded');
    expect(refusalOf(await rateMeanwhile(deed))).toEqual([409, problem]);
    expect(await ownRating()).toEqual([{ level_key: 'embedded' }]);
  });

  it('is taken when they changed nothing of it', async () => {
    await partners.own('embedded');
    expect((await rateMeanwhile('select from audit.audit where id = $1')).status).toBe(200);
    expect(await ownRating()).toEqual([{ level_key: 'emerging' }]);
  });
});

describe('what is agreed', () => {
  it('is missing where a partner rated, recorded with its reason, and changed from its version', async () => {
    await partners.ask();
    await partners.own('embedded');
    await partners.rate(police, 'emerging');
    expect(await missing()).toBe('agreed');
    expect((await partners.agree('established', 0, ' ')).status).toBe(422);
    expect((await partners.agree('no-such-level')).status).toBe(422);
    const first = await partners.agree('established');
    expect(saved(first)).toMatchObject({
      version: 1,
      rating: 'established',
      reason: 'We looked at it together.',
    });
    expect(await missing()).toBeUndefined();
    expect(refusalOf(await partners.agree('emerging'))).toEqual([412, 'answer-changed']);
    expect(saved(await partners.agree('emerging', 1))).toMatchObject({ version: 2, rating: 'emerging' });
  });
});
