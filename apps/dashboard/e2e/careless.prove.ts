import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { answerTheRest, HOME, signInAs, startAudit } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';

const AUDIT = 'Audit 2026, Bournemouth, Christchurch and Poole';
const NOTE = 'What we know and how we know it';
const REFUSED = /status of 4(09|22)|response: .* 4(09|22)$|problem with the request/;

withAuditService();

const status = (page: Page) => page.locator('.plumbline-saving');

test('what is typed and left at once is kept, and what cannot be kept says what to do', async () => {
  const { page, troubles } = await open({ baseURL: service.address });
  await startAudit(page);
  await page.getByRole('link', { name: 'Leadership at every level' }).click();
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByLabel(NOTE).pressSequentially('Typed and left');
  await page.reload();
  await expect.poll(() => page.getByLabel(NOTE).inputValue()).toBe('Typed and left');

  await page.getByLabel(NOTE).fill('x'.repeat(20_001));
  await status(page).filter({ hasText: 'Use 20,000 characters or fewer' }).waitFor();
  await page.getByLabel(NOTE).evaluate((field: HTMLTextAreaElement) => {
    Reflect.set(field, 'value', '');
    document.execCommand('insertText', false, 'half \ud800');
  });
  await status(page).filter({ hasText: 'Take out the characters that are not text' }).waitFor();
  await page.getByLabel(NOTE).fill('Whole 👩‍👩‍👧');
  await page.getByLabel('Emerging').check();
  await status(page)
    .filter({ hasText: /^Saved \d/ })
    .waitFor();
  expectTroubles(troubles, REFUSED);
});

test('addresses that cannot be, and pages of other roles, say so', async () => {
  const { page, troubles } = await open({ baseURL: service.address });
  await signInAs(page, 'audit lead', HOME);
  await page.goto('/audits/mistyped');
  await heading(page, 'Page not found');
  expectTroubles(troubles, REFUSED);
  await page.goto('/audits');
  await page.getByRole('link', { name: /Begin|Continue/ }).click();
  await heading(page, AUDIT);
  await page.goto(`${page.url()}/sign-off`);
  await heading(page, 'You do not have access to this page');
  expect(await page.getByRole('button', { name: 'Sign off' }).count()).toBe(0);
});

test('two tabs, a step twice, and the way back', { timeout: 60_000 }, async () => {
  const { page, context, troubles } = await open({ baseURL: service.address });
  await signInAs(page, 'audit lead', HOME);
  await page.getByRole('link', { name: /Begin|Continue/ }).click();
  await heading(page, AUDIT);
  const address = page.url();
  await answerTheRest(page, address.split('/').at(-1) ?? '');
  const [writing, stale] = [await context.newPage(), await context.newPage()];
  await writing.goto(`${address}/items/trusting-relationships`);
  await writing.getByLabel(NOTE).waitFor();
  for (const tab of [page, stale]) {
    await tab.goto(`${address}/check`);
    await tab.getByRole('button', { name: 'Send for sign-off' }).waitFor();
  }
  await page.getByRole('button', { name: 'Send for sign-off' }).dblclick();
  await page.getByText('The audit is sent for sign-off').waitFor();
  await stale.getByRole('button', { name: 'Send for sign-off' }).click();
  await stale.getByRole('alert').getByText('The audit has moved on meanwhile').waitFor();
  await stale.getByRole('button', { name: 'Take it back' }).waitFor();

  await writing.getByLabel(NOTE).fill('Written too late');
  await status(writing).filter({ hasText: 'The audit has been sent for sign-off' }).waitFor();
  await writing.reload();
  await writing.getByText('What you wrote').click();
  await writing.getByText('Written too late').waitFor();
  await writing.getByRole('button', { name: 'Remove it from this device' }).click();

  await signInAs(page, 'approver', HOME);
  await page.goto(`${address}/sign-off`);
  await page.getByLabel('Why do you send it back?').fill('x'.repeat(2_001));
  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByRole('link', { name: 'Use 2,000 characters or fewer' }).waitFor();
  await signInAs(page, 'audit lead', HOME);
  await page.goto(address);
  await page.getByRole('link', { name: 'Take the audit back' }).click();
  await page.getByRole('button', { name: 'Take it back' }).dblclick();
  await page.getByText('The audit is being filled in').waitFor();
  expect(page.url()).toBe(address);
  expectTroubles(troubles, REFUSED);
});

test('a page whose code does not come says that the service is away', async () => {
  const { page, troubles } = await open({ baseURL: service.address });
  await page.goto('/sign-in');
  await page.route('**/assets/audit-pages-*', (route) => route.abort());
  await page.getByRole('button', { name: 'Sign in as audit lead' }).click();
  await heading(page, 'Plumbline is not answering');
  expect(await page.title()).toBe('Plumbline is not answering – Plumbline');
  await page.unroute('**/assets/audit-pages-*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await heading(page, HOME);
  expectTroubles(troubles, /ERR_FAILED|dynamically imported|preload CSS/);
});
