import { expect, test } from 'vitest';

import { service } from './audit-service.js';
import { HOME, signInAs } from './audit-world.js';
import { at, NOTE, person, read, saved, says, withFreshAudits } from './fresh-audit.js';
import { expectTroubles } from './person.js';
import { sound } from './sound.js';

const SIGNED_OUT = /401|Sign in to continue/;
const MINUTES = { timeout: 120_000 };

withFreshAudits();

test(
  'a session that ends while somebody writes takes no word: one click signs in again in place',
  MINUTES,
  async () => {
    const who = await person();
    const page = await at(who, 'audit lead', 'supervision');
    await page.getByLabel('Emerging').check();
    await saved(page);
    await who.context.request.delete(`${service.address}/api/session`, {
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    await page.getByLabel(NOTE).pressSequentially('Written while');
    await says(page, 'Not saved: you have been signed out. Kept on this device.');
    await page.getByLabel(NOTE).pressSequentially(' signed out');
    await sound(page, 'signed-out-in-place');
    await page.getByRole('button', { name: 'Sign in again as Alex Marsh' }).click();
    await saved(page);
    expectTroubles(who.troubles, SIGNED_OUT);
    expect(await page.getByLabel(NOTE).evaluate((field) => field === document.activeElement)).toBe(true);
    expect((await read(page)).answers).toMatchObject([
      { note: 'Written while signed out', rating: 'emerging' },
    ]);
    expect(await page.getByRole('region', { name: 'Sign in again' }).count()).toBe(0);
  },
);

test('who signs in in one tab is who the other tab shows', MINUTES, async () => {
  const { page, context } = await person();
  await signInAs(page, 'audit lead', HOME);
  const other = await context.newPage();
  await signInAs(other, 'viewer', HOME);
  await page.getByRole('banner').getByText('Dee Stone, viewer').waitFor();
  await page.getByRole('link', { name: 'Read the audit' }).first().waitFor();
  expect(await page.getByRole('banner').getByText('Alex Marsh').count()).toBe(0);
});

test(
  'two minutes before a session ends the page says so, and one click goes on with it',
  MINUTES,
  async () => {
    const { page } = await person();
    await page.clock.install();
    await signInAs(page, 'audit lead', HOME);
    await page.clock.fastForward('57:30');
    expect(await page.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0);
    await page.clock.fastForward('01:00');
    await page.getByRole('button', { name: 'Stay signed in' }).waitFor();
    await sound(page, 'session-end');
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('button', { name: 'Stay signed in' }).waitFor({ state: 'detached' });
    await page.clock.fastForward('30:00');
    expect(await page.getByRole('button', { name: 'Stay signed in' }).count()).toBe(0);
  },
);
