import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { auditIdOf, answerTheRest, makeAuditService, signInAs } from './audit-world.js';
import { agreeAll, missingOf } from './journey.js';
import { heading } from './pages.js';
import { expectTroubles, open, type Person } from './person.js';
import type { Service } from './service.js';
import { sound } from './sound.js';
import { download, fillIn, send } from './workbook.js';

const AUTHORITY = 'Bournemouth, Christchurch and Poole';
const HOME = `Your audit, ${AUTHORITY}`;
const POLICE = 'Harbour Constabulary';
const SHELTER = 'Harbour Shelter';
const ASKED = `What you are asked to rate, ${POLICE}`;
const ENTER = `Enter ratings for ${SHELTER}`;
const LEAD = 'Alex Marsh';
const ADMINISTRATOR = `
  insert into access.person (id, name) values ('60000000-0000-4000-8000-000000000009', 'Fay Hollow');
  insert into access.membership (id, person_id, role, valid_from)
  values ('50000000-0000-4000-8000-000000000009', '60000000-0000-4000-8000-000000000009', 'administrator', '2025-01-01');
  insert into access.demonstration_person (role, membership_id, position)
  values ('administrator', '50000000-0000-4000-8000-000000000009', 9);`;

let service: Service;
let lead: Person;
let auditId: string;

beforeAll(async () => {
  service = await makeAuditService();
  await service.sql('svc_platform', ADMINISTRATOR);
});
afterAll(() => service.remove());

const enter = async (role: string, title: string | RegExp): Promise<Person> => {
  const person = await open({ baseURL: service.address });
  await signInAs(person.page, role, title);
  return person;
};
async function typeDay(page: Page, [day = '', month = '', year = '']: readonly string[]): Promise<void> {
  await page.getByLabel('Day').filter({ visible: true }).fill(day);
  await page.getByLabel('Month').filter({ visible: true }).fill(month);
  await page.getByLabel('Year').filter({ visible: true }).fill(year);
}
const TODAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).format().split('/');

interface PartnersRead {
  readonly items: readonly {
    readonly recommendationId: string;
    readonly asked: readonly { readonly agency: { readonly name: string } }[];
  }[];
}
/** What an agency is asked, as the audit lead's own request says. */
const askedOf = async (page: Page, agency: string): Promise<readonly string[]> => {
  const { items } = await page.evaluate(
    async (id) => (await (await fetch(`/api/audits/${id}/partners`)).json()) as PartnersRead,
    auditId,
  );
  return items
    .filter(({ asked }) => asked.some((one) => one.agency.name === agency))
    .map(({ recommendationId }) => recommendationId);
};

test('an administrator adds an agency and says whom it serves', { timeout: 120_000 }, async () => {
  const { page, troubles } = await enter('administrator', 'Cycles and published results');
  await page.getByRole('link', { name: 'Agencies' }).click();
  await heading(page, 'Agencies');
  await page.getByLabel('Find an agency').fill('police');
  await page.getByText('1 agency.').waitFor();
  await sound(page, 'agencies');
  await page.getByRole('link', { name: 'Add an agency' }).click();
  await heading(page, 'Add an agency');
  await page.getByLabel('Name').fill('harbour constabulary');
  await page.getByRole('button', { name: 'Add and continue' }).click();
  await page.getByRole('link', { name: 'There is an agency of this name already' }).waitFor();
  expectTroubles(troubles, /409/);
  await sound(page, 'agencies-add');
  await page.getByLabel('Name').fill(SHELTER);
  await page.getByLabel('Kind').selectOption('Voluntary');
  await page.getByRole('button', { name: 'Add and continue' }).click();
  await heading(page, SHELTER);
  await page.getByText('It serves no authority yet').waitFor();
  await serve(page);
  await page.getByRole('row', { name: new RegExp(AUTHORITY) }).waitFor();
  await sound(page, 'agency');
  await page.goto('/agencies');
  await page.getByRole('link', { name: POLICE }).click();
  await heading(page, POLICE);
  await serve(page);
  expect(await page.getByRole('region', { name: 'Table: authorities that it serves' }).innerText()).toContain(
    AUTHORITY,
  );
});

async function serve(page: Page): Promise<void> {
  await page.getByLabel('Authority', { exact: true }).selectOption(AUTHORITY);
  await typeDay(page, TODAY);
  await page.getByRole('button', { name: 'Add the authority' }).click();
  await page.getByText('Done: the authority is in the list.').waitFor();
}

test('the audit lead asks both; a contributor and the lead answer', { timeout: 120_000 }, async () => {
  const started = await enter('audit lead', HOME);
  await started.page.getByRole('button', { name: 'Start the audit' }).click();
  await started.page.getByText('nobody is asked yet').waitFor();
  auditId = auditIdOf(started.page);
  const contributor = await enter('contributor', HOME);
  await contributor.page.goto(`/audits/${auditId}/items/shared-aims`);
  await contributor.page.getByLabel('Established').check();
  await contributor.page.getByRole('button', { name: 'Save and continue' }).click();
  await contributor.page.waitForURL((url) => !url.pathname.endsWith('/shared-aims'));
  expect(await answerTheRest(started.page, auditId)).toBe(26);
  await started.page.goto(`/audits/${auditId}/partners`);
  await typeDay(started.page, ['30', '6', '2098']);
  await started.page.getByRole('button', { name: 'Ask the agencies usually asked' }).click();
  await started.page.getByText('ratings are asked for now').waitFor();
  await started.page.getByRole('row', { name: new RegExp(`${POLICE}.*Signs in and rates itself`) }).waitFor();
  await started.page.getByRole('link', { name: `Enter ratings for ${SHELTER}` }).waitFor();
  await sound(started.page, 'partners-without-account');
});

test(
  'the partner with an account keeps its position once, uses it, and sees only what it is asked',
  { timeout: 180_000 },
  async () => {
    const { page } = await enter('partner', ASKED);
    await page.getByRole('link', { name: 'Our position' }).click();
    await heading(page, `Our position, ${POLICE}`);
    await sound(page, 'positions');
    await page.getByRole('link', { name: 'Data-sharing agreements' }).click();
    await heading(page, 'Data-sharing agreements');
    await page.getByLabel('Emerging').check();
    await page.getByLabel('What we know and how we know it').fill('Agreements differ from force to force.');
    await sound(page, 'position');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText(/^You have a position on 1 of/).waitFor();
    await page.getByRole('link', { name: 'What you are asked' }).click();
    await heading(page, ASKED);
    await page.getByRole('button', { name: 'Use our position for 1 recommendation' }).click();
    await page.getByText('Answered from our position').waitFor();
    await sound(page, 'asked-from-position');
    await page.goto(`/asked/${auditId}/data-sharing`);
    await page.getByText('The answer below says the same.').waitFor();
    await page.getByLabel('What we know and how we know it').fill('Here they are signed and seldom read.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('Answered from our position, adapted').waitFor();

    const shown = page.locator(`a[href^="/asked/${auditId}/"]`);
    const items = await shown.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(items.length).toBeGreaterThan(5);
    expect(items.length).toBeLessThan(27);
    for (const item of items.filter((each) => !each.endsWith('/data-sharing'))) {
      await page.goto(item);
      await page.getByLabel('Emerging').check();
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await heading(page, ASKED);
    }
    await page.goto(`/audits/${auditId}`);
    await heading(page, 'You do not have access to this page');
  },
);

test(
  'the partner without an account sends a workbook, which is entered for it; one item it leaves out',
  { timeout: 180_000 },
  async () => {
    lead = await enter('audit lead', HOME);
    const { page, troubles } = lead;
    const items = await askedOf(page, SHELTER);
    expect(items.length).toBeGreaterThan(3);
    await page.goto(`/audits/${auditId}/partners`);
    await page.getByRole('link', { name: ENTER }).click();
    await heading(page, ENTER);
    await page.getByText('You will see what this partner rated. Record it as it was given to you.').waitFor();
    await sound(page, 'enter');
    const out = await download(page, `Excel workbook for ${SHELTER}`);
    expect(out.name).toBe('ratings-harbour-shelter-bournemouth-christchurch-and-poole-cscip-2017-2026.xlsx');
    const [silent = '', slip = '', ...others] = items;
    await send(page, await fillIn(out.bytes, 5, { [slip]: 'splendid' }));
    await page.getByText('“splendid”: Choose one of:').waitFor();
    expectTroubles(troubles, /422/);
    await sound(page, 'enter-faults');

    const ratings = Object.fromEntries([slip, ...others].map((id) => [id, 'Not in place']));
    await send(page, await fillIn(out.bytes, 5, ratings));
    await heading(page, 'What the workbook changes');
    await page.getByText(`The file adds ${items.length - 1} answers`).waitFor();
    await sound(page, 'enter-preview');
    await page.getByRole('button', { name: 'Take the workbook over' }).click();
    await heading(page, 'The workbook is taken over');
    await page.getByRole('link', { name: `Go to the ratings for ${SHELTER}` }).click();
    await page.getByText(`1 of ${items.length} ratings are left to enter.`).waitFor();

    await page.goto(`${page.url()}/${slip}`);
    await page.getByRole('radio', { name: 'Not in place', checked: true }).waitFor();
    await page.getByLabel('Embedded').check();
    await sound(page, 'enter-item');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith(`/${slip}`));
    await page.goto(`/audits/${auditId}/partners/${silent}`);
    await page.getByText('not rated yet, by 30 June 2098').waitFor();
  },
);

test(
  'a silent partner holds nothing up; what was entered says so; the rest is agreed and signed off',
  { timeout: 180_000 },
  async () => {
    const { page } = await enter('audit lead', HOME);
    const [silent = ''] = await askedOf(page, SHELTER);
    await service.sql(
      'svc_authority',
      `select set_config('app.authority_id', (select authority_id from access.authority_name where name = '${AUTHORITY}' and valid_to is null)::text, true);
       update audit.asked set due_on = '2025-01-01' where audit_id = '${auditId}'`,
    );
    await page.goto(`/audits/${auditId}/partners`);
    await page.getByRole('button', { name: 'Close partner ratings and open them' }).click();
    await page.getByText('have opened.').first().waitFor();
    await page.goto(`/audits/${auditId}/differ`);
    await page
      .getByRole('rowheader', { name: `For ${SHELTER} by ${LEAD}` })
      .first()
      .waitFor();
    await page.getByText('No rating given').first().waitFor();
    await sound(page, 'differ-entered');
    await page.goto(`/audits/${auditId}/all`);
    await page.getByText(`For ${SHELTER} by ${LEAD}: Not in place`).first().waitFor();
    await page.goto(`/audits/${auditId}/items/${silent}`);
    await page.getByText(`${SHELTER}: No rating given`).waitFor();
    await sound(page, 'item-opened');

    await page.goto(`/audits/${auditId}/differ`);
    expect(await agreeAll(page, auditId)).toBeGreaterThan(3);
    await page.goto(`/audits/${auditId}/check`);
    await page.getByRole('button', { name: 'Send for sign-off' }).click();
    await page.getByText('The audit is sent for sign-off').waitFor();
    const approver = await enter('approver', HOME);
    await approver.page.getByRole('link', { name: 'Read and sign off' }).click();
    await approver.page.getByLabel(/^I have read the audit/).check();
    await approver.page.getByRole('button', { name: 'Sign off' }).click();
    await approver.page.getByText('are answered. The audit is signed off').waitFor();
    expect(await missingOf(approver.page, auditId, 'agreed')).toEqual([]);
    await approver.page.goto(`/audits/${auditId}/files`);
    const { bytes } = await download(approver.page, 'JSON file');
    expect(bytes.toString()).toContain(`"enteredBy": "${LEAD}"`);
  },
);
