import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { askPartner, auditIdOf, HOME, servedBy, signInAs, startAudit } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';
import { sound } from './sound.js';

const MINUTES = { timeout: 120_000 };

let auditId: string;

withAuditService(servedBy);

const person = () => open({ baseURL: service.address });
const comments = (page: Page) => page.getByRole('region', { name: 'Comments' });
const says = (page: Page, words: string | RegExp) =>
  comments(page).getByRole('status').filter({ hasText: words }).first().waitFor();

test('colleagues comment on a recommendation, resolve it and open it again', MINUTES, async () => {
  const { page } = await person();
  auditId = await startAudit(page);
  await page.goto(`/audits/${auditId}/items/shared-aims`);
  await says(page, 'No comment is open.');
  await comments(page).getByRole('button', { name: 'Add the comment' }).click();
  await page.getByRole('link', { name: 'Enter your comment' }).waitFor();
  await comments(page).getByLabel('Add a comment').fill('Is the figure of this year?');
  await comments(page).getByRole('button', { name: 'Add the comment' }).click();
  await says(page, '1 open comment');
  expect(await comments(page).getByLabel('Add a comment').inputValue()).toBe('');
  await sound(page, 'comment');

  // The approver reads it, and says so; the list and the check count it.
  const other = await person();
  await signInAs(other.page, 'approver', HOME);
  await other.page.goto(`/audits/${auditId}`);
  await other.page.locator('.govuk-task-list__hint', { hasText: '1 open comment' }).waitFor();
  await other.page.goto(`/audits/${auditId}/check`);
  await other.page.getByText('Comments on these are not resolved').waitFor();
  await other.page.goto(`/audits/${auditId}/items/shared-aims`);
  await comments(other.page).getByText('Is the figure of this year?', { exact: true }).waitFor();
  await comments(other.page)
    .getByRole('button', { name: /^Mark as resolved/ })
    .click();
  await says(other.page, 'No comment is open.');
  await comments(other.page).getByText('Resolved comments (1)').click();
  await comments(other.page).getByText('Resolved by Bo Fielding').waitFor();
  await comments(other.page)
    .getByRole('button', { name: /^Open again/ })
    .click();
  await says(other.page, '1 open comment');
  await sound(other.page, 'comment-opened-again');

  await signInAs(other.page, 'viewer', HOME);
  await other.page.goto(`/audits/${auditId}/items/shared-aims`);
  await comments(other.page).getByText('Is the figure of this year?', { exact: true }).waitFor();
  expect(await comments(other.page).getByRole('button').count()).toBe(0);

  await askPartner(service);
  await signInAs(other.page, 'partner', /What you are asked to rate/);
  await other.page.goto(`/asked/${auditId}/shared-aims`);
  await other.page.getByRole('button', { name: 'Save and continue' }).waitFor();
  expect(await other.page.getByText('figure of this year').count()).toBe(0);
});

test('a reference is corrected where it is named, and retired from what is offered', MINUTES, async () => {
  const { page } = await person();
  await signInAs(page, 'audit lead', HOME);
  await page.goto(`/audits/${auditId}/items/supervision`);
  await page.getByText('Add a new reference to the list').click();
  await page.getByLabel('What it is called').fill('Supervison policy');
  await page.getByLabel('Or record number').fill('POL-1');
  await page.getByRole('button', { name: 'Add the reference' }).click();
  await page.getByText('Supervison policy (Written policy or plan, POL-1)').waitFor();
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
  await page.getByRole('link', { name: 'Correct or retire references' }).click();
  await heading(page, 'References, Bournemouth, Christchurch and Poole');
  await sound(page, 'references');
  await page.getByRole('link', { name: /^Correct ?: Supervison policy/ }).click();
  await page.getByLabel('What it is called').fill('Supervision policy');
  await sound(page, 'reference');
  await page.getByRole('button', { name: 'Save the correction' }).click();
  await page.getByText('Supervision policy (Written policy or plan, POL-1)').waitFor();
  await page.getByRole('link', { name: /^Correct ?: Supervision policy/ }).click();
  await page.getByRole('button', { name: 'Retire it' }).click();
  await page.getByRole('heading', { name: 'Retired' }).waitFor();
  await page.goto(`/audits/${auditId}/items/supervision`);
  await page.getByText('Supervision policy (Written policy or plan, POL-1), retired').waitFor();
  await page.goto(`/audits/${auditId}/items/shared-aims`);
  await page.getByRole('heading', { name: 'References' }).waitFor();
  expect(await page.getByLabel('From your authority’s list').count()).toBe(0);
});

const JOINT_NAME = `(select name from access.authority_name joint where joint.authority_id = access.authority.id)`;
const JOINT = `
  insert into access.joint_return_use (joint_return_id, framework_id, cycle_id)
  select id, 'cscip-2017', '2026' from access.authority where kind = 'joint-return' and ${JOINT_NAME} like 'Kingston%';
  insert into access.person (id, name)
  values ('60000000-0000-4000-8000-000000000011', 'Fay Brook'), ('60000000-0000-4000-8000-000000000012', 'Gus Hill');
  insert into access.membership (id, person_id, role, authority_id)
  select '50000000-0000-4000-8000-000000000011', '60000000-0000-4000-8000-000000000011', 'audit-lead', id
  from   access.authority where kind = 'joint-return' and ${JOINT_NAME} like 'Kingston%';
  insert into access.membership (id, person_id, role, authority_id)
  select '50000000-0000-4000-8000-000000000012', '60000000-0000-4000-8000-000000000012', 'audit-lead', authority_id
  from   access.authority_name where name = 'Richmond upon Thames';
  insert into access.demonstration_person (role, membership_id, position)
  values ('audit-lead', '50000000-0000-4000-8000-000000000011', 91), ('audit-lead', '50000000-0000-4000-8000-000000000012', 92);`;

test('of a joint return one audit is carried out, and each of the two is told so', MINUTES, async () => {
  await service.sql('svc_platform', JOINT);
  const { page } = await person();
  const name = 'Kingston upon Thames and Richmond upon Thames';
  const signInAsNth = async (at: number, title: string) => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in as another audit lead' }).nth(at).click();
    await heading(page, title);
  };
  await signInAsNth(0, `Your audit, ${name}`);
  await page.getByRole('button', { name: 'Start the audit' }).click();
  await heading(page, `Audit 2026, ${name}`);
  await page.getByText('One return for Kingston upon Thames and Richmond upon Thames').waitFor();
  await sound(page, 'joint-return');
  const joint = auditIdOf(page);
  for (const each of ['all', 'check', 'board-pack']) {
    await page.goto(`/audits/${joint}/${each}`);
    await page.getByText('One return for Kingston upon Thames').waitFor();
  }
  await signInAsNth(1, 'Your audit, Richmond upon Thames');
  await page.getByText(`Your authority returns jointly in this cycle, as ${name}.`).waitFor();
  expect(await page.getByRole('button', { name: 'Start the audit' }).count()).toBe(0);
  await sound(page, 'covered');
});

test(
  'a viewer’s last day is put off; whose time is over is told so, on the page they had',
  MINUTES,
  async () => {
    const { page } = await person();
    await signInAs(page, 'audit lead', HOME);
    await page.goto('/people');
    await page.getByRole('link', { name: 'Change the last day of Dee Stone' }).click();
    await heading(page, 'Last day of Dee Stone, viewer');
    await page.getByRole('button', { name: 'Save the last day' }).click();
    await page.getByRole('link', { name: 'Enter the last day' }).waitFor();
    for (const [part, value] of Object.entries({ Day: '31', Month: '1', Year: '2098' }))
      await page.getByLabel(part).fill(value);
    await sound(page, 'last-day');
    await page.getByRole('button', { name: 'Save the last day' }).click();
    const row = page.getByRole('row', { name: /Dee Stone/ });
    await row.getByText('31 January 2098').waitFor();

    const viewer = await person();
    await signInAs(viewer.page, 'viewer', HOME);
    await row.getByText('End').first().click();
    await row.getByRole('button', { name: 'End it now' }).click();
    await row.waitFor({ state: 'detached' });
    // A process takes a session for granted for a second.
    await expect
      .poll(async () => (await viewer.context.request.get(`${service.address}/api/audits`)).status())
      .toBe(401);
    await viewer.page.goto(`/audits/${auditId}/items/supervision`);
    await heading(viewer.page, 'You do not have access any more');
    await sound(viewer.page, 'access-over');
    await viewer.page.getByRole('link', { name: 'Sign in in another role' }).click();
    await heading(viewer.page, /safe to be candid/);
    expect(await viewer.page.getByText('Dee Stone').count()).toBe(0);
  },
);

test('whose time ends while a page is open reads so in its place', MINUTES, async () => {
  const { page } = await person();
  const other = await person();
  await signInAs(page, 'audit lead', HOME);
  await signInAs(other.page, 'contributor', HOME);
  await page.goto('/people');
  const row = page.getByRole('row', { name: /Eli Ward/ });
  await row.getByText('End').first().click();
  await row.getByRole('button', { name: 'End it now' }).click();
  await row.waitFor({ state: 'detached' });
  await expect
    .poll(async () => (await other.context.request.get(`${service.address}/api/audits`)).status())
    .toBe(401);
  await other.page.getByRole('link', { name: 'Plan', exact: true }).click();
  await heading(other.page, 'You do not have access any more');
  expectTroubles(other.troubles, /401|Sign in to continue/);
  expect(await other.page.getByRole('banner').getByText('Eli Ward').count()).toBe(0);
});
