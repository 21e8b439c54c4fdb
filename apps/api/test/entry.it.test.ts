import type { AnswerHistory, AskedItems, Partners } from '@plumbline/contract';
import { beforeEach, describe, expect, it } from 'vitest';

import { answerAll, CLINIC, CLINICIAN, OTHER_LEAD, saved, SIGNS, step } from './audit-world.js';
import { asRole, entryOf, ITEM, letShelterServe, SHELTER } from './entry-world.js';
import { download } from './exchange-world.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { database, service, lead, world, partners, withFreshAudits } from './fresh-audit.js';
import { LATER, letClinicServe, letDayPass, rowsFor } from './partners-world.js';
import { refusalOf } from './service.js';

const SHELTERED = '50000000-0000-4000-8000-000000000105';

let entry: ReturnType<typeof entryOf>;

withFreshAudits(letClinicServe, letShelterServe);
beforeEach(async () => {
  entry = entryOf(service, world, lead);
});

const enter: ReturnType<typeof entryOf>['enter'] = (...entering) => entry.enter(...entering);
const itemOf = async (as = lead): Promise<Partners['items'][number] | undefined> =>
  (await partners.read(as)).items.find(({ recommendationId }) => recommendationId === ITEM);
const asked = async (as: string) =>
  ((await service.request({ as, path: '/asked' })).json() as AskedItems).items.filter(
    ({ auditId }) => auditId === world.auditId,
  );
/** Somebody who can sign in for the shelter from now on; ended again afterwards. */
async function letShelterIn(): Promise<string> {
  await database.asSuperuser(
    `insert into access.membership (id, person_id, role, agency_id)
     values ($1, (select person_id from access.membership where id = $2), 'partner', $3)
     on conflict (id) do update set valid_until = null`,
    [SHELTERED, CLINICIAN, SHELTER],
  );
  return service.signInBy(SHELTERED);
}
const letShelterGo = () =>
  database.asSuperuser(`update access.membership set valid_until = current_date - 1 where id = $1`, [
    SHELTERED,
  ]);

describe('entering by hand', () => {
  it('asks an agency without an account, and says for whom who entered its rating', async () => {
    expect((await partners.read()).agencies.map(({ name, signsIn }) => [name, signsIn])).toEqual([
      ['Moorland Clinic', true],
      ['Moorland Constabulary', true],
      ['Moorland Shelter', false],
    ]);
    await partners.ask(SHELTER);
    expect((await entry.read()).items).toMatchObject([
      { recommendationId: ITEM, dueOn: LATER, state: 'open', ownRated: false, answer: null },
    ]);
    await partners.own('embedded');
    const words = { rating: 'emerging', note: 'As they wrote.' };
    expect(saved(await enter(words))).toMatchObject({
      version: 1,
      ...words,
      changedBy: 'Person in the role of audit-lead',
    });
    expect(await itemOf()).toMatchObject({
      opened: null,
      closable: true,
      asked: [{ rated: true, enteredBy: 'Person in the role of audit-lead', answer: null }],
    });
    await partners.close();
    expect(await itemOf()).toMatchObject({
      opened: { how: 'all-rated' },
      asked: [{ enteredBy: 'Person in the role of audit-lead', answer: words }],
    });
    expect(refusalOf(await enter({ rating: 'established' }, { version: 1 }))).toEqual([
      409,
      'ratings-opened',
    ]);
    const file = async (format: 'csv' | 'json') =>
      (await download(service, { as: lead, auditId: world.auditId }, format)).body;
    expect(await file('csv')).toContain('For Moorland Shelter by Person in the role of audit-lead: Emerging');
    expect(await file('json')).toMatch(
      /"agency": "Moorland Shelter",\s+"enteredBy": "Person in the role of audit-lead"/,
    );
  });

  it('puts each version on record as entered, by whoever entered it', async () => {
    await partners.ask(SHELTER);
    const other = await service.signInBy(OTHER_LEAD);
    await enter({ rating: 'emerging' });
    expect(saved(await enter({ rating: 'established' }, { version: 1, as: other }))).toMatchObject({
      changedBy: 'Second lead',
    });
    expect(refusalOf(await enter({ rating: 'embedded' }, { version: 1 }))).toEqual([412, 'answer-changed']);
    const events = await database.asSuperuser(
      `select by_authority as entered, level_key as level, person.name from audit.answer_event join access.person on person.id = changed_by
       where audit_id = $1 and rater_type = 'partner' order by version`,
      [world.auditId],
    );
    expect(events).toEqual([
      { entered: true, level: 'emerging', name: 'Person in the role of audit-lead' },
      { entered: true, level: 'established', name: 'Second lead' },
    ]);
    const history = async (): Promise<AnswerHistory['written']> => {
      const path = `/audits/${world.auditId}/answers/${ITEM}/history`;
      return ((await service.request({ as: lead, path })).json() as AnswerHistory).written;
    };
    expect(await history()).toEqual([]);
    await partners.own('embedded');
    await partners.close();
    expect((await history()).map(({ enteredFor, by, rating }) => [enteredFor, by, rating])).toEqual([
      [null, 'Person in the role of audit-lead', 'embedded'],
      ['Moorland Shelter', 'Second lead', 'established'],
      ['Moorland Shelter', 'Person in the role of audit-lead', 'emerging'],
    ]);
    const late = await database.asSuperuser(
      `select by_authority as entered from audit.late_answer_event where audit_id = $1`,
      [world.auditId],
    );
    expect(late).toEqual([{ entered: true }]);
  });

  it('shows nobody else of the authority what was entered before ratings open', async () => {
    await partners.ask(SHELTER);
    await partners.own('embedded');
    await enter({ rating: 'emerging', note: 'secret' });
    const contributor = await service.signInAs('contributor');
    expect(await itemOf(contributor)).toMatchObject({
      asked: [{ rated: true, enteredBy: null, answer: null }],
    });
    const counts = `select from audit.answer where audit_id = '${world.auditId}' and rater_type = 'partner'`;
    expect(await asRole(database, 'contributor', counts)).toBe(0);
    expect(await asRole(database, 'audit-lead', counts)).toBe(1);
    await partners.close();
    expect(await asRole(database, 'contributor', counts)).toBe(1);
  });

  it.each([
    [
      'an agency that is not asked',
      () => enter({ rating: 'emerging' }, { item: 'shared-aims' }),
      [404, 'not-found'],
    ],
    [
      'an agency that signs in',
      () => enter({ rating: 'emerging' }, { agency: CONSTABULARY }),
      [409, 'agency-answers-itself'],
    ],
    ['a level that there is not', () => enter({ rating: 'no-such-level' }), [422, 'invalid-request']],
  ])('refuses %s', async (_, act, expected) => {
    await partners.ask(SHELTER);
    await partners.ask(CONSTABULARY);
    expect(refusalOf(await act())).toEqual(expected);
  });
});

describe('an agency that comes to sign in', () => {
  it('sees what was entered for it and by whom, and puts it right itself', async () => {
    await partners.ask(SHELTER);
    await enter({ rating: 'emerging' });
    const shelter = await letShelterIn();
    expect(await asked(shelter)).toMatchObject([
      { enteredBy: 'Person in the role of audit-lead', answer: { rating: 'emerging', version: 1 } },
    ]);
    expect(refusalOf(await enter({ rating: 'embedded' }, { version: 1 }))).toEqual([
      409,
      'agency-answers-itself',
    ]);
    expect((await partners.rate(shelter, 'established', 1)).status).toBe(200);
    expect(await asked(shelter)).toMatchObject([{ enteredBy: null, answer: { rating: 'established' } }]);
    await letShelterGo();
    expect((await entry.read()).items).toMatchObject([{ state: 'by-itself', answer: null }]);
    expect(refusalOf(await enter({ rating: 'embedded' }, { version: 2 }))).toEqual([
      409,
      'agency-answers-itself',
    ]);
  });

  it('tells the other partners who entered a rating, once ratings have opened', async () => {
    await partners.ask(SHELTER);
    await partners.ask(CLINIC);
    const clinic = await service.signInBy(CLINICIAN);
    await enter({ rating: 'emerging' });
    await partners.own('embedded');
    expect((await asked(clinic)).map(({ opened }) => opened)).toEqual([null]);
    await partners.rate(clinic, 'established');
    expect((await asked(clinic))[0]?.opened).toEqual([
      { raterType: 'own', rater: 'Northmoor', enteredBy: null, rating: 'embedded' },
      { raterType: 'partner', rater: 'Moorland Clinic', enteredBy: null, rating: 'established' },
      {
        raterType: 'partner',
        rater: 'Moorland Shelter',
        enteredBy: 'Person in the role of audit-lead',
        rating: 'emerging',
      },
    ]);
  });
});

describe('the database', () => {
  const values = (agency: string) =>
    `('${NORTHMOOR}', '${world.auditId}', '${ITEM}', 'partner', '${agency}', 'cscip-2017', 1, 1)`;
  const insert = (agency: string) =>
    `insert into audit.answer (authority_id, audit_id, item_id, rater_type, rater_id, framework_id, framework_version, version)
     values ${values(agency)}`;

  it('lets nobody but an audit lead enter, and for nobody who is not asked', async () => {
    await partners.ask(SHELTER);
    await expect(asRole(database, 'contributor', insert(SHELTER))).rejects.toThrow('row-level security');
    expect(await asRole(database, 'audit-lead', insert(SHELTER))).toBe(1);
    await partners.withdraw(SHELTER);
    await expect(asRole(database, 'audit-lead', insert(SHELTER))).rejects.toThrow('row-level security');
  });

  it('never lets the authority write over what an agency rated with its own account', async () => {
    await partners.ask(SHELTER);
    await partners.rate(await letShelterIn(), 'emerging');
    await letShelterGo();
    const update = `update audit.answer set level_key = 'embedded', by_authority = true where audit_id = '${world.auditId}' and rater_type = 'partner'`;
    expect(await asRole(database, 'audit-lead', update)).toBe(0);
    const over = `${insert(SHELTER)} on conflict (authority_id, audit_id, item_id, rater_type, rater_id) do update set level_key = 'embedded'`;
    await expect(asRole(database, 'audit-lead', over)).rejects.toThrow('row-level security');
  });

  it('lets nobody write for another, whatever the statement says', async () => {
    await partners.ask(SHELTER);
    const named = (by: boolean) =>
      insert(SHELTER)
        .replace('version)', 'version, by_authority)')
        .replace(/1, 1\)$/, `1, 1, ${by})`);
    await expect(asRole(database, 'audit-lead', named(false))).rejects.toThrow('row-level security');
    const asShelter = rowsFor(database, { setting: 'agency_id', id: SHELTER }, named(true));
    await expect(asShelter).rejects.toThrow('row-level security');
    expect(await rowsFor(database, { setting: 'agency_id', id: SHELTER }, named(false))).toBe(1);
  });
});

describe('signing', () => {
  it('counts an entered rating as a partner’s, exactly as others', async () => {
    await partners.ask(SHELTER);
    await partners.own('embedded');
    await enter({ rating: 'emerging', note: 'not to be signed' });
    await partners.close();
    await partners.agree('established');
    await answerAll(service, lead, world.auditId);
    expect((await step(service, { as: lead, auditId: world.auditId, to: 'send' })).status).toBe(200);
    const approver = await service.signInAs('approver');
    expect(
      (await step(service, { as: approver, auditId: world.auditId, to: 'sign-off', body: SIGNS })).status,
    ).toBe(200);
    const signed = await database.asSuperuser(
      `select rater_type as type, rater_id as rater, level_key as level from audit.signed_answer
       where audit_id = $1 and item_id = $2 order by rater_type`,
      [world.auditId, ITEM],
    );
    expect(signed).toEqual([
      { type: 'agreed', rater: NORTHMOOR, level: 'established' },
      { type: 'own', rater: NORTHMOOR, level: 'embedded' },
      { type: 'partner', rater: SHELTER, level: 'emerging' },
    ]);
  });

  it('does not wait for an agency that gave nothing', async () => {
    await partners.ask(SHELTER);
    await partners.own('embedded');
    await letDayPass(database, world);
    await partners.close();
    expect(await itemOf()).toMatchObject({
      opened: { how: 'closed' },
      asked: [{ enteredBy: null, answer: null }],
    });
  });
});
