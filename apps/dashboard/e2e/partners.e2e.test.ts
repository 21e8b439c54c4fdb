import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { service, withAuditService } from './audit-service.js';
import { answerTheRest, auditIdOf, HOME, servedBy, signInAs } from './audit-world.js';
import { heading } from './pages.js';
import { expectTroubles, open } from './person.js';
import { sound } from './sound.js';

const ASKED = 'What you are asked to rate, Harbour Constabulary';
const ITEM = 'Shared aims across the system';

withAuditService(servedBy);

async function typeDate(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Day').fill(day);
  await page.getByLabel('Month').fill(month);
  await page.getByLabel('Year').fill(year);
}

const WALLS = [
  { width: 1024, height: 768 },
  { width: 1920, height: 1080 },
];

/** Sizes of projectors at which the page or its table is wider than what is seen of it. */
async function widerThanTheWall(page: Page, table: Locator) {
  const wider = [];
  for (const wall of WALLS) {
    await page.setViewportSize(wall);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    const hidden = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    if (width > wall.width || hidden > 0) wider.push({ wall, width, hidden });
  }
  return wider;
}

test(
  'partners are asked, rate apart, see ratings once they open, and a rating is agreed',
  { timeout: 180_000 },
  async () => {
    const { page, troubles } = await open({ baseURL: service.address });
    await signInAs(page, 'audit lead', HOME);
    await page.getByRole('button', { name: 'Start the audit' }).click();
    await page.getByText('nobody is asked yet').waitFor();
    const auditId = auditIdOf(page);

    await page.getByRole('link', { name: 'Partners' }).click();
    await heading(page, 'Partners, Bournemouth');
    await page.getByRole('button', { name: 'Ask the agencies usually asked' }).click();
    await page.getByRole('link', { name: 'Enter the day by which to rate' }).waitFor();
    await sound(page, 'partners-error');
    await typeDate(page, '1', '2', '2020');
    await page.getByRole('button', { name: 'Ask the agencies usually asked' }).click();
    await page.getByRole('link', { name: 'Enter today or a later day' }).waitFor();
    await typeDate(page, '31', '2', '2098');
    await page.getByRole('button', { name: 'Ask the agencies usually asked' }).click();
    await page.getByRole('link', { name: 'must be a real date' }).waitFor();
    await typeDate(page, '15', '7', '2099');
    await page.getByRole('button', { name: 'Ask the agencies usually asked' }).click();
    await page.getByRole('link', { name: 'Enter 14 July 2099 or an earlier day' }).waitFor();
    expectTroubles(troubles, /422/);
    await typeDate(page, '30', '6', '2098');
    await page.getByRole('button', { name: 'Ask the agencies usually asked' }).click();
    await page.getByText('ratings are asked for now').waitFor();
    await page.getByRole('region', { name: 'Table: Ratings by agency' }).waitFor();
    await sound(page, 'partners');

    await page.goto(`/audits/${auditId}/partners/supervision`);
    await heading(page, 'Who is asked about Supervision');
    await page.getByLabel('Agency', { exact: true }).selectOption({ label: 'Harbour Constabulary' });
    await typeDate(page, '1', '7', '2098');
    await page.getByRole('button', { name: 'Ask this agency' }).click();
    await page.getByRole('button', { name: 'Do not ask Harbour Constabulary' }).waitFor();
    await page.getByText('not rated yet, by 1 July 2098').waitFor();
    await sound(page, 'partner-item');
    await page.getByRole('button', { name: 'Do not ask Harbour Constabulary' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Nobody is asked about this recommendation.').waitFor();

    expect(await answerTheRest(page, auditId)).toBe(27);
    const partner = await open({ baseURL: service.address });
    await signInAs(partner.page, 'partner', ASKED);
    await partner.page.getByRole('link', { name: ITEM }).click();
    await heading(partner.page, ITEM);
    await partner.page.getByRole('group', { name: 'Rating' }).getByText('saved and counts at once').waitFor();
    await partner.page.getByLabel('Not in place').check();
    await partner.page.getByLabel('What we know and how we know it').fill('Our officers do not know of any.');
    await partner.page
      .getByRole('status')
      .filter({ hasText: /^Saved \d\d:\d\d$/ })
      .waitFor();
    await page.goto(`/audits/${auditId}/differ`);
    await page.getByText('No ratings have opened yet').waitFor();
    await sound(page, 'differ-empty');
    expect(await page.getByText('Not in place').count()).toBe(0);

    await partner.page.getByRole('button', { name: 'Save and continue' }).click();
    await heading(partner.page, ASKED);
    await partner.page.getByText('Not in place; ratings have opened').waitFor();
    await partner.page.getByRole('link', { name: ITEM }).click();
    await partner.page.getByText('You see ratings and no words of others').waitFor();
    await partner.page.getByText('Established', { exact: true }).waitFor();
    expect(await partner.page.getByText('Shown in the last practice audit').count()).toBe(0);
    await sound(partner.page, 'asked-opened');

    await page.goto(`/audits/${auditId}/check`);
    await page.getByText('Ratings have opened and no rating is agreed yet').waitFor();
    expect(await page.getByRole('button', { name: 'Send for sign-off' }).count()).toBe(0);
    await sound(page, 'check-partners');
    await page.goto(`/audits/${auditId}/differ`);
    await page.getByText('2 levels apart').waitFor();
    await page.getByRole('link', { name: 'On a projector, one by one' }).click();
    await heading(page, ITEM);
    const table = page.getByRole('region', { name: `Table: ratings of ${ITEM}` });
    expect(await widerThanTheWall(page, table)).toEqual([]);
    await sound(page, 'differ-projector');
    await page.getByRole('link', { name: 'Record the agreed rating', exact: true }).click();
    await heading(page, `Agreed rating: ${ITEM}`);
    await page.getByText('Our officers do not know of any.').waitFor();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('link', { name: 'Choose the agreed rating' }).waitFor();
    await page.getByText('Partners who were asked see the agreed rating and never the reason').waitFor();
    await sound(page, 'agree-error');
    await page.getByLabel('Emerging').check();
    await page.getByLabel('Why, in one line').fill('Aims are written down and not yet known.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await heading(page, ITEM);
    await page.getByText('Agreed: Emerging. Aims are written down and not yet known.').waitFor();
    await page.keyboard.press('Escape');
    await heading(page, 'Where we differ');
    await page.getByText('Agreed: Emerging. Aims are written down and not yet known.').waitFor();
    await table.waitFor();
    await sound(page, 'differ');

    await page.goto(`/audits/${auditId}`);
    await page.getByText('Waiting for partners').first().waitFor();
    await page.getByText('Emerging (agreed; ours: Established)', { exact: true }).waitFor();
    await sound(page, 'task-list-partners');
    await page.goto(`/audits/${auditId}/all`);
    await page.getByText('Harbour Constabulary: Not in place').waitFor();
    await sound(page, 'all-partners');
    await page.goto(`/audits/${auditId}/items/shared-aims`);
    await page.getByText('first ratings stay as they are').waitFor();
    await page.getByText('Emerging. It is your authority’s in published results.').waitFor();
    await page.getByText('Aims are written down and not yet known.').waitFor();
    expect(await page.getByRole('radio').count()).toBe(0);

    await page.goto(`/audits/${auditId}/check`);
    await page.getByRole('button', { name: 'Send for sign-off' }).click();
    await page.getByText('The audit is sent for sign-off').waitFor();
  },
);
