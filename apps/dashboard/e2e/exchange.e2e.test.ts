import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { makeAuditService, signInAs } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';
import type { Service } from './service.js';
import { choose, download, fillIn } from './workbook.js';

const HOME = 'Your audit, Bournemouth, Christchurch and Poole';
const NOTE = "=2+2 is what they said\nمرحبا '@ 😀";
const PICTURES = process.env['PLUMBLINE_PICTURES'];

let service: Service;

beforeAll(async () => {
  service = await makeAuditService();
});
afterAll(() => service.remove());

async function sound(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
    expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([name, width]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

test('an audit goes out as a workbook and comes back', { timeout: 120_000 }, async () => {
  const { page, troubles } = await open({ baseURL: service.address });
  await signInAs(page, 'audit lead', HOME);
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await heading(page, 'Audit 2026');
  const audit = page.url();
  await page.getByRole('link', { name: 'Take the audit out as a file, or bring one back' }).click();
  await heading(page, 'Files, Bournemouth');
  await sound(page, 'files');
  const out = await download(page, 'Excel workbook');
  expect(out.name).toBe('audit-bournemouth-christchurch-and-poole-cscip-2017-2026.xlsx');

  await page.getByRole('button', { name: 'See what it changes' }).click();
  await page.getByRole('link', { name: 'Choose the workbook that was filled in' }).waitFor();
  await choose(page, await fillIn(out.bytes, 5, { supervision: 'excellent', 'shared-aims': 'poor' }));
  await page.getByRole('button', { name: 'See what it changes' }).click();
  await page.getByText('“excellent”: Choose one of:').waitFor();
  await sound(page, 'files-faults');
  await choose(page, Buffer.from('not a workbook'));
  await page.getByRole('button', { name: 'See what it changes' }).click();
  await page.getByRole('link', { name: 'not an Excel workbook' }).waitFor();
  expectTroubles(troubles, /422/);

  const rated = await fillIn(out.bytes, 5, { supervision: 'Emerging', 'shared-aims': 'Embedded' });
  const filled = await fillIn(rated, 7, { supervision: NOTE });
  await page.goto(`${audit}/items/shared-aims`);
  await page.getByLabel('Emerging').check();
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved \d\d:\d\d$/ })
    .waitFor();
  await page.goto(`${audit}/files`);
  await choose(page, filled);
  await page.getByRole('button', { name: 'See what it changes' }).click();
  await heading(page, 'What the workbook changes');
  await page
    .getByText('The file adds 1 answer and changes 0; 1 was changed here since. 25 stay as they are.')
    .waitFor();
  await page
    .getByRole('region', { name: 'Table: Changed here since the file was made' })
    .getByText('Embedded')
    .waitFor();
  await sound(page, 'preview');
  await page.reload();
  await page.getByRole('button', { name: 'Take the workbook over' }).click();
  await page.getByRole('link', { name: 'Choose what becomes of the answers' }).waitFor();
  await page.getByLabel('Leave them as they are here').check();
  await page.getByRole('button', { name: 'Take the workbook over' }).click();
  await heading(page, 'The workbook is taken over');
  await sound(page, 'taken-over');

  await page.getByRole('link', { name: 'Go to the audit' }).click();
  await page.getByText('2 of 27 recommendations are answered').waitFor();
  await page.goto(`${audit}/items/supervision`);
  await heading(page, 'Supervision');
  expect(await page.getByLabel('What we know and how we know it').inputValue()).toBe(NOTE);
  await page.goto(`${audit}/items/shared-aims`);
  await heading(page, 'Shared aims');
  expect(await page.getByLabel('Emerging').isChecked()).toBe(true);
});

test('a viewer takes files out and is offered no way in', async () => {
  const { page } = await open({ baseURL: service.address });
  await signInAs(page, 'viewer', HOME);
  await page.getByRole('link', { name: 'Read the audit' }).click();
  await page.getByRole('link', { name: 'Take the audit out as a file' }).click();
  const csv = await download(page, 'CSV file');
  expect(csv.bytes.toString()).toContain("'=2+2 is what they said");
  const json = await download(page, 'JSON file');
  expect(json.bytes.toString()).toContain('"=2+2 is what they said');
  expect(await page.getByLabel('Workbook').count()).toBe(0);
});
