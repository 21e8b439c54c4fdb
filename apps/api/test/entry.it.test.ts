import type { AskedItems, Entry, Partners } from '@plumbline/contract';
import type { CellContent } from '@plumbline/exchange';
import { FILE_TYPES, type ImportPreview } from '@plumbline/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  answerAll,
  CLINIC,
  CLINICIAN,
  EASTVALE_LEAD,
  OTHER_LEAD,
  populateForAudits,
  saved,
  SIGNS,
  startOne,
  step,
  type World,
} from './audit-world.js';
import { download, previewed, refusal, resaved, tables, takeOver, upload } from './exchange-world.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import { LATER, letClinicServe, letDayPass, partnersOf, rowsFor } from './partners-world.js';
import { cloneDatabase, connected, type TestDatabase } from './postgres.js';
import { type Answer, SAME_ORIGIN, type Service, startService } from './service.js';

const SHELTER = '20000000-0000-4000-8000-000000000003';
const SHELTERED = '50000000-0000-4000-8000-000000000105';
const ITEM = 'supervision';

let database: TestDatabase;
let service: Service;
let lead: string;
let world: World;
let partners: ReturnType<typeof partnersOf>;

beforeAll(async () => {
  database = await cloneDatabase();
  await populateForAudits(database);
  await letClinicServe(database);
  await database.asSuperuser(
    `insert into access.agency (id, kind, name) values ($1, 'voluntary', 'Moorland Shelter')`,
    [SHELTER],
  );
  await database.asSuperuser(
    `insert into access.agency_authority (agency_id, authority_id) values ($1, $2)`,
    [SHELTER, NORTHMOOR],
  );
  service = await startService(database);
  lead = await service.signInAs('audit-lead');
});
beforeEach(async () => {
  world = await startOne(database, service, lead);
  partners = partnersOf(service, world, lead);
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const below = (rest = '', agency = SHELTER) => `/audits/${world.auditId}/entered/${agency}${rest}`;
const enter = (
  body: object,
  { version = 0, item = ITEM, agency = SHELTER, as = lead } = {},
): Promise<Answer> =>
  service.request({
    as,
    method: 'PATCH',
    path: below(`/answers/${item}`, agency),
    body,
    headers: { ...SAME_ORIGIN, 'if-match': `"${version}"` },
  });
const entry = async (as = lead): Promise<Entry> =>
  (await service.request({ as, path: below() })).json() as Entry;
const itemOf = async (as = lead): Promise<Partners['items'][number] | undefined> =>
  (await partners.read(as)).items.find(({ recommendationId }) => recommendationId === ITEM);
const asked = async (as: string) =>
  ((await service.request({ as, path: '/asked' })).json() as AskedItems).items.filter(
    ({ auditId }) => auditId === world.auditId,
  );
const slug = (answer: Answer) => refusal(answer).slice(0, 2);
/** The statement as the login of authorities with the authority and one of its people set. */
const asPerson = (person: string, statement: string) =>
  connected(database.addresses.svc_authority, async (client) => {
    await client.query(
      `begin; select set_config('app.authority_id', '${NORTHMOOR}', true), set_config('app.person_id', '${person}', true)`,
    );
    const { rowCount } = await client.query(statement);
    await client.query('rollback');
    return rowCount;
  });
const personOf = async (role: string): Promise<string> => {
  const [row] = await database.asSuperuser<{ id: string }>(
    `select person_id as id from access.membership where role = $1 and authority_id = $2 order by id limit 1`,
    [role, NORTHMOOR],
  );
  return row?.id ?? '';
};

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
    expect((await entry()).items).toMatchObject([
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
    expect(slug(await enter({ rating: 'established' }, { version: 1 }))).toEqual([409, 'ratings-opened']);
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
    expect(slug(await enter({ rating: 'embedded' }, { version: 1 }))).toEqual([412, 'answer-changed']);
    const events = await database.asSuperuser(
      `select by_authority as entered, level_key as level, person.name from audit.answer_event join access.person on person.id = changed_by
       where audit_id = $1 and rater_type = 'partner' order by version`,
      [world.auditId],
    );
    expect(events).toEqual([
      { entered: true, level: 'emerging', name: 'Person in the role of audit-lead' },
      { entered: true, level: 'established', name: 'Second lead' },
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
    expect(await asPerson(await personOf('contributor'), counts)).toBe(0);
    expect(await asPerson(await personOf('audit-lead'), counts)).toBe(1);
    await partners.close();
    expect(await asPerson(await personOf('contributor'), counts)).toBe(1);
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
    expect(slug(await act())).toEqual(expected);
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
    expect(slug(await enter({ rating: 'embedded' }, { version: 1 }))).toEqual([409, 'agency-answers-itself']);
    expect((await partners.rate(shelter, 'established', 1)).status).toBe(200);
    expect(await asked(shelter)).toMatchObject([{ enteredBy: null, answer: { rating: 'established' } }]);
    await letShelterGo();
    expect((await entry()).items).toMatchObject([{ state: 'by-itself', answer: null }]);
    expect(slug(await enter({ rating: 'embedded' }, { version: 2 }))).toEqual([409, 'agency-answers-itself']);
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
    await expect(asPerson(await personOf('contributor'), insert(SHELTER))).rejects.toThrow(
      'row-level security',
    );
    expect(await asPerson(await personOf('audit-lead'), insert(SHELTER))).toBe(1);
    await partners.withdraw(SHELTER);
    await expect(asPerson(await personOf('audit-lead'), insert(SHELTER))).rejects.toThrow(
      'row-level security',
    );
  });

  it('never lets the authority write over what an agency rated with its own account', async () => {
    await partners.ask(SHELTER);
    await partners.rate(await letShelterIn(), 'emerging');
    await letShelterGo();
    const person = await personOf('audit-lead');
    const update = `update audit.answer set level_key = 'embedded', by_authority = true where audit_id = '${world.auditId}' and rater_type = 'partner'`;
    expect(await asPerson(person, update)).toBe(0);
    const over = `${insert(SHELTER)} on conflict (authority_id, audit_id, item_id, rater_type, rater_id) do update set level_key = 'embedded'`;
    await expect(asPerson(person, over)).rejects.toThrow('row-level security');
  });

  it('lets nobody write for another, whatever the statement says', async () => {
    await partners.ask(SHELTER);
    const named = (by: boolean) =>
      insert(SHELTER)
        .replace('version)', 'version, by_authority)')
        .replace(/1, 1\)$/, `1, 1, ${by})`);
    await expect(asPerson(await personOf('audit-lead'), named(false))).rejects.toThrow('row-level security');
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

describe('the workbook of an agency', () => {
  const workbook = async (agency = SHELTER) =>
    (await service.request({ as: lead, path: below('/workbook', agency) })).bytes;
  const send = (bytes: Buffer, agency = SHELTER) =>
    service.request({
      as: lead,
      method: 'POST',
      path: below('/imports', agency),
      body: bytes,
      headers: { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx },
    });
  const filled = (bytes: Buffer, cells: Readonly<Record<string, CellContent>>, item = ITEM) =>
    resaved(bytes, (sheets) => {
      for (const lines of sheets.values())
        for (const [name, value] of Object.entries(cells)) {
          const at = lines[0]?.indexOf(name) ?? -1;
          const line = lines.find(([id]) => id === item);
          if (line && at >= 0) line[at] = value;
        }
    });
  const rated = async (rating: CellContent, note: CellContent = null) =>
    filled(await workbook(), { 'Your rating': rating, 'What you know and how you know it': note });

  beforeEach(async () => {
    await partners.ask(SHELTER);
    await partners.ask(SHELTER, 'shared-aims');
  });

  it('holds what it is asked and nothing that the authority wrote', async () => {
    await partners.own('embedded');
    const sheets = tables(await workbook());
    const about = new Map(sheets.get('About this file') as [string, unknown][]);
    expect([about.get('Agency'), about.get('Authority'), about.get('Framework version')]).toEqual([
      'Moorland Shelter',
      'Northmoor',
      1,
    ]);
    const known = [...sheets.values()]
      .flat()
      .flatMap(([id]) => (id === ITEM || id === 'shared-aims' ? [id] : []));
    expect(known.toSorted()).toEqual(['shared-aims', ITEM]);
    expect([...sheets.keys()]).toHaveLength(3);
    const [row] = [...sheets.values()].flat().filter(([id]) => id === ITEM);
    expect(row?.slice(4).filter((cell) => cell !== null)).toEqual([]);
    expect(JSON.stringify([...sheets])).not.toContain('own note');
  });

  it('comes back: shown first, then entered whole, by whoever takes it over', async () => {
    const preview = previewed(await send(await rated('Emerging', 'What they know')));
    expect(preview).toMatchObject({
      agency: { name: 'Moorland Shelter' },
      unchanged: 1,
      rows: [
        {
          recommendationId: ITEM,
          kind: 'added',
          fields: [{ field: 'rating', before: null, after: 'Emerging' }, { field: 'note' }],
        },
      ],
    });
    expect((await entry()).items.map(({ answer }) => answer)).toEqual([null, null]);
    const other = await service.signInBy(OTHER_LEAD);
    expect((await takeOver(service, other, preview)).status).toBe(200);
    expect(
      (await entry()).items.find(({ recommendationId }) => recommendationId === ITEM)?.answer,
    ).toMatchObject({
      rating: 'emerging',
      note: 'What they know',
      changedBy: 'Second lead',
    });
    expect(slug(await takeOver(service, lead, preview))).toEqual([409, 'import-taken-over']);
  });

  it('leaves alone what is empty, clears by the word, and tells a conflict', async () => {
    await enter({ rating: 'emerging', note: 'first' });
    const bytes = await filled(await workbook(), {
      'Your rating': null,
      'What you know and how you know it': 'clear',
    });
    expect(previewed(await send(bytes)).rows).toMatchObject([
      { kind: 'changed', fields: [{ field: 'note', after: null }] },
    ]);
    const stale = await rated('Embedded', 'first');
    await enter({ rating: 'established' }, { version: 1 });
    const preview = previewed(await send(stale));
    expect(preview.rows).toMatchObject([{ kind: 'conflict', changedBy: 'Person in the role of audit-lead' }]);
    expect(((await takeOver(service, lead, preview, 'replace')).json() as ImportPreview).conflicts).toBe(
      'replace',
    );
    expect(
      (await entry()).items.find(({ recommendationId }) => recommendationId === ITEM)?.answer?.rating,
    ).toBe('embedded');
  });

  it('names sheet, cell, value and rule of what cannot be taken', async () => {
    const answer = await send(await rated('Splendid'));
    expect(refusal(answer)).toEqual([
      422,
      'file-faults',
      '1 cell of the file needs attention. Nothing was taken from it',
    ]);
    expect(answer.body).toMatch(/Sheet “[^”]+”, cell E\d, “Splendid”: Choose one of: /);
    const more = await resaved(await workbook(), (sheets) => {
      [...sheets.values()][1]?.push(['joint-teams', null, null, null, 'Emerging']);
    });
    expect((await send(more)).body).toContain('There is no recommendation of this reference');
    const late = await rated('Emerging');
    await partners.own('embedded');
    await enter({ rating: 'established' });
    await partners.close();
    expect((await send(late)).body).toContain('Its ratings have opened and stay as they are');
  });

  it('is refused where it is of somebody else, or was changed where it must not be', async () => {
    const bytes = await rated('Emerging');
    const whole = (await download(service, { as: lead, auditId: world.auditId })).bytes;
    const elsewhere = await startOne(database, service, lead);
    const detail = async (answer: Promise<Answer>) => refusal(await answer)[2];
    expect(await detail(send(whole))).toBe(
      'The file is the whole audit, not what Moorland Shelter is asked.',
    );
    expect(await detail(upload(service, { as: lead, auditId: world.auditId }, bytes))).toMatch(
      /ratings of one partner, Moorland Shelter/,
    );
    expect(slug(await send(bytes, CLINIC))).toEqual([409, 'agency-answers-itself']);
    await database.asSuperuser(
      `insert into access.agency (id, kind, name) values (gen_random_uuid(), 'other', 'Moorland Church')`,
    );
    const [church] = await database.asSuperuser<{ id: string }>(
      `insert into access.agency_authority select id, $1 from access.agency where name = 'Moorland Church' returning agency_id as id`,
      [NORTHMOOR],
    );
    expect(await detail(send(bytes, church?.id))).toBe(
      'The file holds the ratings of Moorland Shelter, not of Moorland Church.',
    );
    const moved = `/audits/${elsewhere.auditId}/entered/${SHELTER}/imports`;
    const headers = { ...SAME_ORIGIN, 'content-type': FILE_TYPES.xlsx };
    expect(
      await detail(service.request({ as: lead, method: 'POST', path: moved, body: bytes, headers })),
    ).toMatch(/another audit/);
    const forged = await resaved(bytes, (sheets) => {
      const line = sheets.get('About this file')?.find(([label]) => label === 'Fingerprint');
      if (line) line[1] = `${String(line[1])}A`;
    });
    expect(await detail(send(forged))).toMatch(/fingerprint .* was changed/i);
    const eastvale = await service.signInBy(EASTVALE_LEAD);
    expect((await service.request({ as: eastvale, path: below('/workbook') })).status).toBe(404);
  });

  it('shows what waits to be entered to nobody but audit leads', async () => {
    await send(await rated('Emerging'));
    const counts = `select from audit.import where audit_id = '${world.auditId}'`;
    expect(await asPerson(await personOf('contributor'), counts)).toBe(0);
    expect(await asPerson(await personOf('audit-lead'), counts)).toBe(1);
  });
});
