import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';

import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';

async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [...violations.map(({ id }) => id), ...(wider > 0 ? [`${wider} pixels wider than the window`] : [])];
}

const statusFor = async (secret: string): Promise<number> => {
  const headers = { authorization: `Bearer ${secret}` };
  return (await fetch(new URL('/api/releases', inject('address')), { headers })).status;
};

test('an administrator issues a key, sees it once, a program reads with it, and it is ended', async () => {
  const { page, troubles } = await open({ viewport: { width: 375, height: 800 } });
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as administrator' }).click();
  await heading(page, 'Cycles and published results');
  await page.getByRole('link', { name: 'Keys for machines' }).click();
  await heading(page, 'Keys for machines');

  await page.getByRole('button', { name: 'Issue key' }).click();
  await page.getByRole('link', { name: 'Enter the last day' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('last-day-day');
  await page.getByLabel('Name').fill('Beacon');
  await page.getByLabel('What is it for?').fill('Our own dashboard');
  await page.getByLabel('Region').selectOption('North East');
  await page.getByLabel('Day').fill('1');
  await page.getByLabel('Month').fill('1');
  await page.getByLabel('Year').fill('2020');
  await page.getByRole('button', { name: 'Issue key' }).click();
  await page.getByRole('link', { name: 'Enter today or a later day' }).waitFor();
  expectTroubles(troubles, /422/);
  const [year = '', month = '', day = ''] = new Date().toISOString().slice(0, 10).split('-');
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Month').fill(month);
  await page.getByLabel('Year').fill(year);
  await page.getByRole('button', { name: 'Issue key' }).click();

  const told = page.getByRole('alert', { name: 'The key is issued' });
  const secret = await told.locator('code').innerText();
  expect(secret).toMatch(/^plumb_[\w-]{43}$/);
  expect(await told.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await faults(page)).toEqual([]);
  expect(await statusFor(secret)).toBe(200);

  await page.reload();
  const row = page.getByRole('row', { name: /Beacon/ });
  await row.getByText('North East').waitFor();
  expect(await page.content()).not.toContain(secret);
  await row.getByText('End the key Beacon').click();
  await row.getByRole('button', { name: 'End it now' }).click();
  await row.getByText('Ended').waitFor();
  expect(await statusFor(secret)).toBe(401);
});

test.for([320, 375, 1280])('the page for programs has no faults at %i pixels', async (width) => {
  const { page } = await open({ viewport: { width, height: 800 } });
  await page.goto('/figures-for-machines');
  await heading(page, 'Figures for machines');
  expect(await faults(page)).toEqual([]);
});
