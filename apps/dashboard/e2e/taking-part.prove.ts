import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { answerTheRest, auditIdOf, HOME, signInAs, startAudit } from './audit-world.js';
import { heading } from './pages.js';
import { open } from './person.js';
import { sound } from './sound.js';

const SUPERVISION = 'Supervision and clinical expertise';

withAuditService();

test(
  'an audit is signed off, reopened with a reason, signed again, and carried into the next cycle',
  { timeout: 120_000 },
  async () => {
    const { page } = await open({ baseURL: service.address });
    await startAudit(page);
    await page.getByRole('link', { name: 'Say which services' }).first().click();
    await heading(page, 'Which services, teams or projects does this theme cover here?');
    await page.getByRole('textbox').fill('The two practice teams');
    await sound(page, 'scope');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('Covers: The two practice teams').waitFor();
    const auditId = auditIdOf(page);
    await answerTheRest(page, auditId);
    await page.reload();
    await page.getByRole('button', { name: 'Begin checking' }).click();
    await page.getByText('Everybody sees that the audit is being checked').waitFor();
    await page.getByRole('link', { name: 'Check answers' }).click();
    await page.getByRole('button', { name: 'Send for sign-off' }).click();
    await page.getByText('The audit is sent for sign-off').waitFor();
    await signOff(page, auditId);

    await page.getByRole('link', { name: 'Reopen the audit' }).click();
    await page.getByRole('button', { name: 'Reopen the audit' }).click();
    await page.getByRole('link', { name: 'Enter why you reopen the audit' }).waitFor();
    await page.getByLabel('Why do you reopen it?').fill('Supervision was one row off.');
    await sound(page, 'reopen');
    await page.getByRole('button', { name: 'Reopen the audit' }).click();
    await page.getByText('reopened the audit on').waitFor();
    await page.getByText('What happened with this audit').click();
    await sound(page, 'reopened');
    await signInAs(page, 'audit lead', HOME);
    await page.getByText('Bo Fielding reopened the audit.').waitFor();
    await page.goto(`/audits/${auditId}/check`);
    await page.getByRole('button', { name: 'Send for sign-off' }).click();
    await page.getByText('The audit is sent for sign-off').waitFor();
    await signOff(page, auditId);

    await service.sql(
      'svc_platform',
      `insert into framework.cycle (framework_id, id, opens_on, due_on, figures_taken_on, time_period, origin)
       values ('cscip-2017', '2027', '2026-02-01', '2099-06-30', '2099-07-14', '2099', 'announced')`,
    );
    await signInAs(page, 'audit lead', HOME);
    await page.getByRole('link', { name: 'Start the audit' }).click();
    await heading(page, 'How do you want to begin the audit 2027?');
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await page.getByRole('link', { name: 'Choose how to begin' }).waitFor();
    await page.getByLabel('Carry the answers of 2026 forward').check();
    await sound(page, 'start');
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await heading(page, 'Audit 2027, Bournemouth');
    await page.getByText('27 need review: carried from 2026.').waitFor();
    await page.getByText('Covers: The two practice teams').waitFor();
    expect(await page.getByText('Needs review', { exact: true }).count()).toBe(27);
    await sound(page, 'carried');

    await page.getByRole('link', { name: SUPERVISION }).click();
    await page.getByText('Carried from 2026: look at it again.').waitFor();
    await sound(page, 'carried-item');
    await page.getByRole('button', { name: 'Still right' }).click();
    await page.getByRole('heading', { level: 1, name: SUPERVISION }).waitFor({ state: 'detached' });
    await page.getByLabel('Embedded').check();
    await page.getByText(/^Saved \d\d:\d\d$/).waitFor();
    // Looked at and left as it is, with the button that every page ends with.
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByText('Carried from 2026: look at it again.').waitFor();
    const third = page.url();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.waitForURL((url) => url.href !== third);
    await page.goto('/audits');
    await page.getByText('3 of 27 answered.').waitFor();
    await page.goto(third);
    await page.getByLabel('What we know and how we know it').waitFor();
    expect(await page.getByText('look at it again').count()).toBe(0);
    await page.goto(`/audits/${auditIdOf(page)}`);

    // A first pass says what nobody has looked at, and a mouse can say that it is still right.
    await page.getByRole('link', { name: 'Rate all of these on one page' }).last().click();
    await heading(page, 'First pass');
    const review = page.getByText('Needs review', { exact: true });
    const before = await review.count();
    await sound(page, 'carried-first-pass');
    await page.getByRole('button', { name: 'Still right' }).first().click();
    await expect.poll(() => review.count()).toBe(before - 1);
    await page.getByRole('radio', { checked: true }).last().click();
    await expect.poll(() => review.count()).toBe(before - 2);
  },
);

async function signOff(page: Page, auditId: string): Promise<void> {
  await signInAs(page, 'approver', HOME);
  await page.goto(`/audits/${auditId}/sign-off`);
  await page.getByLabel('I have read the audit').check();
  await page.getByRole('button', { name: 'Sign off' }).click();
  await page.getByText('are answered. The audit is signed off').waitFor();
}

test(
  'an audit lead lets a contributor in, says who looks after what, and ends it again',
  { timeout: 120_000 },
  async () => {
    const { page } = await open({ baseURL: service.address });
    await signInAs(page, 'audit lead', HOME);
    await page.getByRole('link', { name: 'People', exact: true }).click();
    await heading(page, 'People, Bournemouth, Christchurch and Poole');
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByRole('link', { name: 'Enter the name' }).waitFor();
    await page.getByLabel('Name').fill('Gail Sands');
    await page.getByLabel('Role').selectOption('viewer');
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByRole('link', { name: 'Enter the last day' }).waitFor();
    await page.getByLabel('Role').selectOption('contributor');
    await page.getByRole('button', { name: 'Let in' }).click();
    await page.getByRole('rowheader', { name: 'Gail Sands' }).waitFor();
    await sound(page, 'people');

    await page.goto('/audits');
    await page.getByRole('link', { name: 'Continue the audit' }).click();
    await page.getByRole('link', { name: 'Who looks after what' }).click();
    await page.getByLabel(SUPERVISION).selectOption('Gail Sands');
    await sound(page, 'assign');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.locator('.govuk-task-list__hint', { hasText: 'Gail Sands' }).waitFor();

    const other = await open({ baseURL: service.address });
    await other.page.goto('/sign-in');
    await other.page.getByRole('button', { name: 'Sign in as another contributor' }).click();
    await heading(other.page, HOME);
    const mine = other.page.getByRole('region', { name: 'What you look after' });
    await mine.waitFor();
    expect(await mine.innerText()).toMatch(/What you look after/);
    await sound(other.page, 'looked-after');

    await page.getByRole('link', { name: 'People', exact: true }).click();
    const row = page.getByRole('row', { name: /Gail Sands/ });
    await row.getByText('End').first().click();
    await row.getByRole('button', { name: 'End it now' }).click();
    await row.waitFor({ state: 'detached' });
  },
);
