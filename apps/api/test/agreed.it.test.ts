import { Problem } from '@plumbline/contract';
import { expect, it } from 'vitest';

import { inOneTransaction } from '../src/platform/database.js';
import { readContributors } from '../src/release/contributors.query.js';
import { answerAll, CLINIC, FRAMEWORK, ITEMS, SIGNS, step } from './audit-world.js';
import { CONSTABULARY, NORTHMOOR } from './fixture.js';
import {
  database,
  service,
  lead,
  approver,
  police,
  world,
  partners,
  withFreshAudits,
} from './fresh-audit.js';
import { download, edited, previewed, tables, upload } from './exchange-world.js';
import { letClinicServe, letDayPass } from './partners-world.js';

withFreshAudits(letClinicServe);

const take = (as: string, to: string, body?: object) =>
  step(service, { as, auditId: world.auditId, to, ...(body && { body }) });

/** Every item is "established" to the authority; supervision is "emerging" to the police. */
async function bothRated(): Promise<void> {
  await answerAll(service, lead, world.auditId);
  await partners.rate(police, 'emerging');
}

it('is asked for before the audit can be sent, where a partner rated', async () => {
  await partners.ask();
  await bothRated();
  const refused = Problem.parse((await take(lead, 'send')).json());
  expect(refused.errors).toEqual([
    { pointer: '#/answers/supervision/agreed', detail: 'Record the rating that you agreed with partners' },
  ]);
});

it('waits for the ratings to open while a partner has rated and another has not', async () => {
  await partners.ask();
  await partners.ask(CLINIC);
  await bothRated();
  const refused = Problem.parse((await take(lead, 'send')).json());
  expect(refused.errors?.map(({ pointer }) => pointer)).toEqual(['#/answers/supervision/opening']);
  await letDayPass(database, world);
  await partners.close();
  await partners.agree('embedded');
  expect((await take(lead, 'send')).status).toBe(200);
});

it('is not asked for of a partner who gives no rating', async () => {
  await partners.ask(CLINIC);
  await answerAll(service, lead, world.auditId);
  expect((await take(lead, 'send')).status).toBe(200);
});

it("is signed beside the first ratings, and is the authority's rating in published results", async () => {
  await partners.ask();
  await bothRated();
  await partners.agree('embedded');
  await take(lead, 'send');
  expect((await take(approver, 'sign-off', SIGNS)).status).toBe(200);
  const copied = await database.asSuperuser(
    `select rater_type as type, rater_id as rater, level_key as level from audit.signed_answer
     where  audit_id = $1 and item_id = 'supervision' order by rater_type`,
    [world.auditId],
  );
  expect(copied).toEqual([
    { type: 'agreed', rater: NORTHMOOR, level: 'embedded' },
    { type: 'own', rater: NORTHMOOR, level: 'established' },
    { type: 'partner', rater: CONSTABULARY, level: 'emerging' },
  ]);
  const [contributor] = await inOneTransaction(database.addresses.svc_release_builder, (tx) =>
    readContributors(tx, FRAMEWORK, world.cycle),
  );
  const { supervision, ...others } = contributor?.ratings ?? {};
  expect(supervision).toBe('embedded');
  expect(Object.values(others)).toEqual(Array<string>(ITEMS - 1).fill('established'));
});

it('stands with its reason in every file, as it is now and as it was signed', async () => {
  await partners.ask();
  await bothRated();
  await partners.agree('embedded');
  const mine = { as: lead, auditId: world.auditId };
  const inFiles = async () => {
    const sheets = tables((await download(service, mine)).bytes);
    const json = (await download(service, mine, 'json')).json() as { answers: { recommendation: string }[] };
    return {
      workbook: [...sheets.values()]
        .flat()
        .find(([id]) => id === 'supervision')
        ?.slice(4),
      csv: (await download(service, mine, 'csv')).body.split('\n').filter((line) => line.includes(REASON)),
      json: json.answers.find(({ recommendation }) => recommendation === 'supervision'),
    };
  };
  const expected = {
    workbook: ['Established', ...NOTHING, POLICE, 'Embedded', REASON],
    csv: [expect.stringContaining(`${POLICE},embedded,Embedded,${REASON},`)],
    json: { rating: 'established', agreed: { rating: 'embedded', reason: REASON } },
  };
  expect(await inFiles()).toMatchObject(expected);
  const file = await edited((await download(service, mine)).bytes, []);
  expect(previewed(await upload(service, mine, file))).toMatchObject({ rows: [], unchanged: ITEMS });
  await take(lead, 'send');
  await take(approver, 'sign-off', SIGNS);
  expect(await inFiles()).toMatchObject(expected);
});
const REASON = 'We looked at it together.';
const NOTHING = [null, null, null, null, null, null];
const POLICE = 'Moorland Constabulary: Emerging';
