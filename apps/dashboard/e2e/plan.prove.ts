import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { HOME, signInAs, startAudit } from './audit-world.js';
import { heading, shownAddress } from './pages.js';
import { expectTroubles, open } from './person.js';
import { sound } from './sound.js';

const PLAN = 'Plan, Bournemouth, Christchurch and Poole';

let auditId: string;

withAuditService();

const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /Saved \d\d:\d\d$/ })
    .first()
    .waitFor();

test(
  'a first pass rates a theme by keyboard, and each rating saves itself',
  { timeout: 120_000 },
  async () => {
    const { page } = await open({ baseURL: service.address });
    auditId = await startAudit(page);
    await page
      .getByRole('link', { name: /Rate all of these on one page/ })
      .first()
      .click();
    await heading(page, /^First pass/);
    const groups = page.getByRole('group');
    expect(await groups.count()).toBe(12);
    // Outside a group the keys do nothing.
    await page.keyboard.press('2');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await groups.nth(0).getByRole('radio').first().focus();
    await page.keyboard.press('0');
    await page.keyboard.press('Tab');
    await page.keyboard.press('3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('n');
    await saved(page);
    await page.getByRole('link', { name: /Say why it does not apply/ }).waitFor();
    await page.getByText('Who will see this').waitFor();
    await sound(page, 'quick');
    await page.getByRole('link', { name: /^Go on: / }).click();
    await heading(page, /^First pass/);
    expect(await page.getByRole('group').count()).toBe(9);
    await page.goto(`/audits/${auditId}/items/shared-aims`);
    expect(await page.getByLabel('Not in place').isChecked()).toBe(true);
  },
);

test(
  'an answer says what it rests on and what it refers to, and a name in it is noticed',
  { timeout: 120_000 },
  async () => {
    const { page, troubles } = await open({ baseURL: service.address });
    await signInAs(page, 'audit lead', HOME);
    await page.goto(`/audits/${auditId}/items/supervision`);
    await page.getByLabel('Established').check();
    await page.getByLabel('What we know and how we know it').fill('Child A, born 12/03/2011, was not seen.');
    await page.getByText('This looks as if it contained a date of birth').waitFor();
    await page.getByLabel('What we know and how we know it').fill('Seen in 9 of 12 teams.');
    expect(await page.getByText('This looks as if it contained').count()).toBe(0);
    await saved(page);
    await page.goto(`/audits/${auditId}/check`);
    await page.getByText('rated as strengths and no evidence is named').waitFor();

    await page.goto(`/audits/${auditId}/items/supervision`);
    await page.getByLabel('Performance data').check();
    await page.getByText('Add a new reference to the list').click();
    await page.getByRole('button', { name: 'Add the reference' }).click();
    await page.getByRole('link', { name: 'Enter a link or a record number' }).waitFor();
    await page.getByLabel('What it is called').fill('Supervision figures');
    await page.getByLabel('Link').fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'Add the reference' }).click();
    await page.getByRole('link', { name: 'Enter a link that begins with https:// or http://' }).waitFor();
    expectTroubles(troubles, /422/);
    await page.getByLabel('Link').fill('https://example.org/figures');
    await page.getByRole('button', { name: 'Add the reference' }).click();
    const link = page.getByRole('link', { name: 'Supervision figures' });
    await link.waitFor();
    expect(await link.getAttribute('rel')).toContain('noopener');
    await saved(page);
    await sound(page, 'evidence');
    await page.reload();
    await link.waitFor();
    expect(await page.getByLabel('Performance data').isChecked()).toBe(true);
  },
);

test(
  'the plan is filled from gaps, is filtered by its address and keeps its history',
  { timeout: 120_000 },
  async () => {
    const { page } = await open({ baseURL: service.address });
    await signInAs(page, 'audit lead', HOME);
    await page.goto('/plan');
    await page.getByText('No action is planned yet').waitFor();
    await sound(page, 'plan-empty');
    await page.goto(`/audits/${auditId}/items/shared-aims`);
    await page.getByText('No action is planned for this gap yet.').waitFor();
    await page.getByRole('link', { name: 'Add an action' }).click();
    await heading(page, 'Add an action');
    expect(await page.getByLabel('For which recommendation?').inputValue()).toBe('shared-aims');
    await page.getByRole('button', { name: 'Add the action' }).click();
    await page.getByRole('link', { name: 'Enter what will be done' }).waitFor();
    await page.getByText('Who will see this').waitFor();
    await sound(page, 'add-action');
    await page.getByLabel('What will be done?').fill('Write one page of shared aims');
    await page.getByLabel('Who will do it?').fill('Head of practice');
    await page.getByLabel('Day').fill('1');
    await page.getByLabel('Month').fill('2');
    await page.getByLabel('Year').fill('2026');
    await page.getByRole('button', { name: 'Add the action' }).click();
    await heading(page, PLAN);
    await page.getByText('1 action: 0 complete, 1 overdue.').waitFor();
    await page.getByLabel('Status').selectOption('complete');
    await page.getByText('0 actions are shown.').waitFor();
    expect(shownAddress(page)).toBe('/plan?status=complete');
    await page.goto('/plan?status=overdue');
    await page.getByText('1 action is shown.').waitFor();
    await sound(page, 'plan');
    // On a phone as well it is seen at once, without scrolling sideways.
    await page.setViewportSize({ width: 375, height: 800 });
    const tag = page.getByRole('rowheader').getByText('Overdue');
    await tag.waitFor();
    const { x, width } = (await tag.boundingBox()) ?? { x: 0, width: 1_000 };
    expect(x + width).toBeLessThan(375);
    const table = page.getByRole('region', { name: 'Table: actions' });
    expect(await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.getByRole('link', { name: 'Write one page of shared aims' }).click();
    await heading(page, 'Action: Shared aims across the system');
    await page.getByLabel('Status').selectOption('complete');
    await page.getByLabel('Note on progress').fill('Agreed by the partnership.');
    await sound(page, 'action');
    await page.getByRole('button', { name: 'Save the action' }).click();
    await page.getByText('Of 1 completed action, 0 were followed by a higher rating').waitFor();
    await page.goto(`/audits/${auditId}/all?show=gaps&sort=actions`);
    await page.getByRole('link', { name: 'Write one page of shared aims' }).waitFor();
    await page.getByText('1 of 27 recommendations are shown.').waitFor();
    await sound(page, 'all-gaps');
    await page.goto(`/audits/${auditId}/blank`);
    await heading(page, /^Blank form/);
    await sound(page, 'blank');
  },
);

test('the plan stays open after the audit is sent, evidence does not', { timeout: 120_000 }, async () => {
  const { page } = await open({ baseURL: service.address });
  await signInAs(page, 'audit lead', HOME);
  await page.goto(`/audits/${auditId}`);
  await heading(page, 'Audit 2026');
  await page.goto(`/audits/${auditId}/items/supervision`);
  await page.getByLabel('Performance data').waitFor();
  await service.sql(
    'svc_authority',
    `select set_config('app.authority_id', (select authority_id::text from access.authority_name where name = 'Bournemouth, Christchurch and Poole' and valid_to is null), true);
     update audit.audit set state = 'sent' where id = '${auditId}'`,
  );
  await page.reload();
  await page.getByText('Performance data').waitFor();
  await page.getByRole('link', { name: 'Supervision figures' }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(0);
  await page.goto('/plan');
  await page.getByRole('link', { name: 'Write one page of shared aims' }).click();
  await page.getByText('Agreed by the partnership.').waitFor();
  await page.getByLabel('Note on progress').fill('Read by all teams.');
  await page.getByRole('button', { name: 'Save the action' }).click();
  await heading(page, PLAN);
  await signInAs(page, 'viewer', HOME);
  await page.goto('/plan');
  expect(await page.getByRole('link', { name: 'Add an action' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Write one page of shared aims' }).click();
  await page.getByText('Read by all teams.').waitFor();
  expect(await page.getByRole('button', { name: 'Save the action' }).count()).toBe(0);
});
