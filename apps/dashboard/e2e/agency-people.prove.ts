import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeAuditService, signInAs } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open, type Person } from './person.js';
import type { Service } from './service.js';
import { sound } from './sound.js';

const POLICE = 'Harbour Constabulary';
const CLINIC = 'Bournemouth and Poole Children’s Emotional Wellbeing Partnership';
const POLICE_ID = '20000000-0000-4000-8000-000000000001';
const CLINIC_ID = '20000000-0000-4000-8000-000000000008';
const MINUTES = { timeout: 120_000 };
const SET_UP = `
  insert into access.agency (id, kind, name) values ('${CLINIC_ID}', 'health', '${CLINIC}');`;

let service: Service;
beforeAll(async () => {
  service = await makeAuditService();
  await service.sql('svc_platform', SET_UP);
});
afterAll(() => service.remove());

const administrator = async (): Promise<Person> => {
  const person = await open({ baseURL: service.address });
  await signInAs(person.page, 'administrator', 'Cycles and published results');
  return person;
};

test(
  'an administrator lets somebody in for two agencies; the person chooses one, and again in place',
  MINUTES,
  async () => {
    const { page, troubles } = await administrator();
    await page.goto(`/agencies/${CLINIC_ID}`);
    await page.getByText('Nobody has signed in for it.').waitFor();
    await sound(page, 'agency-nobody');
    await page.getByRole('link', { name: 'Let somebody sign in for it' }).click();
    await heading(page, `Let somebody sign in for ${CLINIC}`);
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByRole('link', { name: 'Enter the name' }).waitFor();
    await sound(page, 'let-in-faults');
    await page.getByLabel('Name').fill('Hal Winter');
    await page.getByLabel('E-mail address at work').fill('hal@gmail.com');
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByRole('link', { name: 'Enter the address at work, not a private one' }).waitFor();
    expectTroubles(troubles, /422/);
    await page.getByLabel('E-mail address at work').fill('Hal.Winter@harbour.example');
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByText(`Hal Winter acts for ${CLINIC} now.`).waitFor();
    await sound(page, 'let-in-done');

    await page.goto(`/agencies/${POLICE_ID}/people/add`);
    await page.getByLabel('Name').fill('H Winter');
    await page.getByLabel('E-mail address at work').fill('hal.winter@harbour.example');
    await page.getByRole('button', { name: 'Let in' }).dblclick();
    await page.getByText(/^This address belongs to Hal Winter/).waitFor();
    await page.getByRole('link', { name: `Go to the people of ${POLICE}` }).click();
    await heading(page, POLICE);
    await page.getByRole('row', { name: /Hal Winter hal\.winter@harbour\.example Since/ }).waitFor();
    await sound(page, 'agency-people');

    const hal = await open({ baseURL: service.address });
    await hal.page.goto('/sign-in');
    const entry = hal.page
      .getByRole('listitem')
      .filter({ hasText: 'Hal Winter' })
      .filter({ hasText: POLICE });
    await entry.getByRole('button').click();
    await heading(hal.page, `What you are asked to rate, ${POLICE}`);
    await hal.page.goto('/position/cscip-2017/shared-aims');
    await hal.page.getByLabel(/What we know/).waitFor();
    await hal.context.request.delete(`${service.address}/api/session`, {
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    await hal.page.getByLabel(/What we know/).fill('As the second partner of the constabulary');
    await hal.page.getByRole('button', { name: 'Sign in again as Hal Winter' }).click();
    await hal.page
      .getByRole('status')
      .filter({ hasText: /^Saved/ })
      .waitFor();
    expectTroubles(hal.troubles, /401|Sign in to continue/);
    await hal.page.getByText(`Hal Winter, partner, ${POLICE}`).waitFor();
    await hal.page.goto('/position');
    expect(await hal.page.getByRole('heading', { level: 1 }).innerText()).toBe(`Our position, ${POLICE}`);
  },
);

test(
  'a last day is set, and a time is ended: the person is signed out, the time stays readable',
  MINUTES,
  async () => {
    const { page, troubles } = await administrator();
    await page.goto(`/agencies/${CLINIC_ID}`);
    const hal = await open({ baseURL: service.address });
    await hal.page.goto('/sign-in');
    const entry = hal.page
      .getByRole('listitem')
      .filter({ hasText: 'Hal Winter' })
      .filter({ hasText: CLINIC });
    await entry.getByRole('button').click();
    await heading(hal.page, `What you are asked to rate, ${CLINIC}`);

    await page.getByRole('link', { name: 'Hal Winter' }).click();
    await heading(page, `Hal Winter, ${CLINIC}`);
    for (const [part, value] of Object.entries({ Day: '1', Month: '1', Year: '2020' }))
      await page.getByLabel(part).fill(value);
    await page.getByRole('button', { name: 'Save the last day' }).click();
    await page.getByRole('link', { name: 'Enter today or a later day' }).waitFor();
    expectTroubles(troubles, /422/);
    await page.getByLabel('Year').fill('2098');
    await page.getByRole('button', { name: 'Save the last day' }).click();
    await page.getByText('Done: the last day is saved.').waitFor();
    await page.getByText(/given last day 1 January 2098, by Morgan Ellis/).waitFor();
    await sound(page, 'agency-person');
    await page.getByText('Change the address at work').click();
    await page.getByLabel('E-mail address at work').fill('nowhere');
    await page.getByRole('button', { name: 'Save the address' }).click();
    await page.getByRole('link', { name: /^Enter an e-mail address/ }).waitFor();
    expectTroubles(troubles, /422/);
    await page.getByLabel('E-mail address at work').fill('h.winter@harbour.example');
    await sound(page, 'agency-person-address');
    await page.getByRole('button', { name: 'Save the address' }).click();
    await page.getByText('Done: the address is saved.').waitFor();
    await page.getByText(/address at work changed, by Morgan Ellis/).waitFor();
    await page.getByText('End it now').click();
    await page.getByRole('button', { name: 'End the time of Hal Winter' }).click();
    await page.getByText('Done: the time is ended.').waitFor();
    expect(await page.getByRole('button', { name: 'Save the last day' }).count()).toBe(0);
    await sound(page, 'agency-person-over');
    await page.getByRole('link', { name: CLINIC }).click();
    await page.getByRole('row', { name: /Hal Winter .* ended/ }).waitFor();
    await page.getByText('Nobody: authorities enter its ratings').waitFor();
    await hal.page.reload();
    await heading(hal.page, 'You do not have access any more');
  },
);
