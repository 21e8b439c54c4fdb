import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { HOME, signInAs, startAudit } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';
import { choose, download, fillIn } from './workbook.js';
import { sound } from './sound.js';

const NOTE = "=2+2 is what they said\nمرحبا '@ 😀";

withAuditService();

test('an audit goes out as a workbook and comes back', { timeout: 120_000 }, async () => {
  const { page, troubles } = await open({ baseURL: service.address });
  await startAudit(page);
  const audit = page.url();
  await page.getByRole('link', { name: 'Take the audit out as a file, or bring one back' }).click();
  await heading(page, 'Files, Bournemouth');
  await page.getByText('to fill in without a connection and bring back').waitFor();
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
  await page.getByRole('button', { name: 'Take the workbook over' }).dblclick();
  await heading(page, 'The workbook is taken over');
  await sound(page, 'taken-over');
  expect(await page.getByText('There is a problem').count()).toBe(0);

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
  expect(await page.getByText('bring back').count()).toBe(0);
  expect(csv.bytes.toString()).toContain("'=2+2 is what they said");
  const json = await download(page, 'JSON file');
  expect(json.bytes.toString()).toContain('"=2+2 is what they said');
  expect(await page.getByLabel('Workbook').count()).toBe(0);
});
