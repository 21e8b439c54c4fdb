import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { answerTheRest, askPartner, auditIdOf, HOME, signInAs } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';
import { sound } from './sound.js';

const AUDIT = 'Audit 2026, Bournemouth, Christchurch and Poole';
const IMPROVEMENT = 'Areas for improvement';

withAuditService();

const saved = (page: Page) =>
  page
    .getByRole('status')
    .filter({ hasText: /^Saved \d\d:\d\d$/ })
    .waitFor();

/** Asked for a gap only, kept when it is none any more, and offered where an action is added. */
async function improve(page: Page) {
  const item = page.url();
  expect(await page.getByLabel(IMPROVEMENT).count()).toBe(0);
  await page.getByLabel('Not in place').check();
  await page.getByLabel(IMPROVEMENT).fill('Tell all 3 teams.');
  await page.getByText('Seen only in your authority').waitFor();
  await saved(page);
  await page.getByRole('link', { name: 'Add an action' }).click();
  await page.getByText('Tell all 3 teams.').waitFor();
  await page.getByRole('button', { name: 'Use this as what is to change' }).click();
  expect(await page.getByLabel('What is to change by it?').inputValue()).toBe('Tell all 3 teams.');
  await sound(page, 'add-action-offered');
  await page.goto(item);
  await page.getByLabel('Established').check();
  await page.getByText('these words stay until you take them out').waitFor();
  await saved(page);
  expect(await page.getByLabel(IMPROVEMENT).inputValue()).toBe('Tell all 3 teams.');
  await sound(page, 'item-improvement');
}

test(
  'an audit is started, filled in, checked, sent, signed off by another person, and stands',
  { timeout: 120_000 },
  async () => {
    const { page } = await open({ baseURL: service.address });
    await signInAs(page, 'audit lead', HOME);
    await sound(page, 'home-start');
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await heading(page, AUDIT);
    await page.getByText('0 of 27 recommendations are answered').waitFor();
    await sound(page, 'task-list');

    await page.getByRole('link', { name: 'Shared aims across the system' }).click();
    await heading(page, 'Shared aims across the system');
    await page.getByText('The evidence behind this recommendation').click();
    await page.getByLabel('Not in place').focus();
    await page.keyboard.press('2');
    expect(await page.getByLabel('Established').isChecked()).toBe(true);
    await page.getByLabel('What we know and how we know it').fill('Two of 3 teams know the aims.');
    await saved(page);
    await sound(page, 'item');
    await page.reload();
    await heading(page, 'Shared aims across the system');
    expect(await page.getByLabel('Established').isChecked()).toBe(true);
    expect(await page.getByLabel('What we know and how we know it').inputValue()).toBe(
      'Two of 3 teams know the aims.',
    );
    await improve(page);

    await page.getByLabel('Not applicable').check();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('link', { name: 'Enter why it does not apply' }).waitFor();
    await sound(page, 'item-no-reason');
    await page.getByLabel('Why does it not apply?').fill('No such team.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await heading(page, 'Leadership at every level');
    const auditId = auditIdOf(page);
    await page.goto(`/audits/${auditId}`);
    await page.getByRole('link', { name: 'Check answers: what is missing' }).click();
    await page.getByText('The audit can be sent once these are answered').waitFor();
    await sound(page, 'check-missing');
    expect(await answerTheRest(page, auditId)).toBe(26);
    await page.reload();
    await page.getByText('Every recommendation is answered.').waitFor();
    await page.getByRole('button', { name: 'Send for sign-off' }).click();
    await page.getByText('The audit is sent for sign-off').waitFor();

    await signInAs(page, 'approver', HOME);
    await sound(page, 'home-approver');
    await page.getByRole('link', { name: 'Read and sign off' }).click();
    await heading(page, 'Read and sign off');
    await page.getByRole('button', { name: 'Send back' }).click();
    await page.getByRole('link', { name: 'Enter why you send the audit back' }).waitFor();
    await page.getByRole('button', { name: 'Sign off' }).click();
    await page.getByRole('link', { name: 'Confirm that you have read the audit' }).waitFor();
    await sound(page, 'sign-off');
    await page
      .getByLabel(/^I have read .* the audit lead or an approver can reopen it until figures/)
      .check();
    await page.getByRole('button', { name: 'Sign off' }).click();
    await page.getByText('are answered. The audit is signed off').waitFor();

    await signInAs(page, 'audit lead', HOME);
    await page.getByText('The audit is signed off. It cannot be changed.').waitFor();
    await page
      .getByRole('region', { name: 'Table: Social work systems and practice, on the scale' })
      .waitFor();
    expect(await page.getByText('Your rating', { exact: true }).count()).toBe(26);
    await sound(page, 'home-signed-off');
    await page.goto(`/audits/${auditId}/items/supervision`);
    await page.getByText('Shown in the last practice audit.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);
    await page.goto(`/audits/${auditId}/all`);
    await page.getByRole('region', { name: 'Table: all recommendations' }).waitFor();
    await sound(page, 'all');
  },
);

test(
  'two who change the same answer are told, and neither text is lost; a partner sees and rates its own',
  { timeout: 120_000 },
  async () => {
    await service.sql(
      'svc_platform',
      `insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
     values ('cscip-2017', '2027', '2026-02-01', '2099-06-30', '2099-07-14', '2099', 'announced')`,
    );
    const first = await open({ baseURL: service.address });
    const second = await open({ baseURL: service.address });
    await signInAs(first.page, 'audit lead', HOME);
    await first.page.getByRole('link', { name: 'Start the audit' }).click();
    await first.page.getByLabel('Start fresh').check();
    await first.page.getByRole('button', { name: 'Start the audit' }).click();
    await heading(first.page, 'Audit 2027, Bournemouth');
    const item = `/audits/${auditIdOf(first.page)}/items/supervision`;
    await signInAs(second.page, 'contributor', HOME);
    await first.page.goto(item);
    await second.page.goto(item);
    await heading(second.page, 'Supervision and clinical expertise');
    const note = 'What we know and how we know it';
    await first.page.getByLabel(note).fill('Words of the lead');
    await first.page.getByLabel('Emerging').check();
    await first.page.getByLabel(IMPROVEMENT).fill('More time');
    await saved(first.page);
    await second.page.getByLabel(note).fill('Words of the contributor');
    const other = second.page.getByRole('region', { name: 'The other answer' });
    await other.getByText('Words of the lead').waitFor();
    await other.getByText(`${IMPROVEMENT}: More time`).waitFor();
    await other.getByText('Alex Marsh, saved').waitFor();
    expect(await second.page.getByLabel(note).inputValue()).toBe('Words of the contributor');
    await second.page.getByRole('button', { name: 'Save what I chose' }).click();
    await other.getByText('Choose which answer should stand').waitFor();
    await sound(second.page, 'conflict');
    expectTroubles(second.troubles, /412/);
    await second.page.getByLabel('Mine', { exact: true }).check();
    await second.page.getByRole('button', { name: 'Save what I chose' }).click();
    await saved(second.page);

    await second.page.getByLabel('Add a comment').fill('The child Jayden said so');
    await second.page.getByText('This looks as if it contained the name of a child').waitFor();
    await second.page.getByText('Add a new reference to the list').click();
    await second.page.getByLabel('What it is called').fill('Plan of a boy aged 7');
    await second.page.getByText('This looks as if it contained the age of a child').waitFor();
    await sound(second.page, 'item-private');

    await askPartner(service);
    const partner = await open({ baseURL: service.address });
    await signInAs(partner.page, 'partner', 'What you are asked to rate, Harbour Constabulary');
    await partner.page.getByText('2 of 2 still need your rating.').waitFor();
    await sound(partner.page, 'asked');
    await partner.page.getByRole('link', { name: 'Shared aims across the system' }).click();
    await heading(partner.page, 'Shared aims across the system');
    await partner.page.getByLabel('Emerging').check();
    await saved(partner.page);
    await sound(partner.page, 'asked-item');
    await partner.page.getByLabel('Not applicable').check();
    await partner.page.getByRole('button', { name: 'Save and continue' }).click();
    await partner.page.getByRole('link', { name: 'Enter why it does not apply' }).click();
    await sound(partner.page, 'asked-item-no-reason');
    await partner.page.keyboard.type('Nothing is shared');
    await saved(partner.page);
    // What is kept on the device is not done: the person stays, and is told.
    await partner.context.setOffline(true);
    await partner.page.getByLabel(note).fill('Words in a tunnel');
    await partner.page.getByRole('button', { name: 'Save and continue' }).click();
    await partner.page.getByRole('link', { name: 'Your answer is kept on this device' }).waitFor();
    await partner.context.setOffline(false);
    await saved(partner.page);
    // Nor is what was saved and not said.
    await partner.page.route('**/done', (route) => route.abort());
    await partner.page.getByRole('button', { name: 'Save and continue' }).click();
    await partner.page.getByRole('link', { name: 'Save and continue did not go through' }).waitFor();
    expectTroubles(partner.troubles, /INTERNET_DISCONNECTED|ERR_FAILED|did not answer/);
    await sound(partner.page, 'asked-item-not-done');
    await partner.page.unroute('**/done');
    await partner.page.getByRole('button', { name: 'Save and continue' }).click();
    await partner.page.getByText('1 of 2 still need your rating.').waitFor();
  },
);

test('a viewer reads and cannot write', async () => {
  const { page } = await open({ baseURL: service.address });
  await signInAs(page, 'viewer', HOME);
  expect(await page.getByRole('button', { name: 'Start the audit' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Read the audit' }).click();
  await heading(page, 'Audit 2027');
  await page.getByRole('link', { name: 'Supervision and clinical expertise' }).click();
  await page.getByText('Words of the contributor').waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);
});
