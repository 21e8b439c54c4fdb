import { AxeBuilder } from '@axe-core/playwright';
import { CONSENT_SENTENCE } from '@plumbline/framework';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { drawn, heading, resultsAddress, signIn } from './pages.js';
import { open } from './person.js';

const REGION = /\/releases\/[^/]+\/regions\/E12000001\/results$/;
const OVERVIEW = /\/releases\/[^/]+\/overview$/;

/** A lead whose region agreed: the first figure that the service shows comes as one that is shown by consent. */
async function leadOfAgreed(address: string, width = 1280): Promise<Page> {
  const { page } = await open({ viewport: { width, height: 900 } });
  await signIn(page);
  for (const where of [REGION, OVERVIEW])
    await page.route(where, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('"state":"shown"', '"state":"shown_by_consent"');
      await route.fulfill({ response, body });
    });
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

test('the chart says which figure is shown because every authority agreed', async () => {
  const page = await leadOfAgreed(resultsAddress());
  await drawn(page);
  expect(await page.locator('.strength-bars__note').filter({ hasText: CONSENT_SENTENCE }).count()).toBe(1);
  expect(await violations(page)).toEqual([]);
});

test('so does the table', async () => {
  const page = await leadOfAgreed(resultsAddress({ view: 'table' }));
  const marked = page.getByRole('rowheader', { name: `North East ${CONSENT_SENTENCE}` });
  await marked.waitFor();
  expect(await marked.count()).toBe(1);
});

test('so do the regions side by side, with a key', async () => {
  const page = await leadOfAgreed('/results/regions?framework=ofsted-ilacs&cycle=ILACS2');
  await page.getByText('[a] means: shown because every authority agreed').waitFor();
  expect(await page.getByRole('cell', { name: /\[a\]$/ }).count()).toBe(1);
});

test('so do two cycles side by side', async () => {
  const page = await leadOfAgreed('/change?framework=ofsted-ilacs&cycle=ILACS2&from=ILACS1&region=E12000001');
  await page.getByRole('rowheader', { name: `ILACS2 (2025) ${CONSENT_SENTENCE}` }).waitFor();
  const before = page.getByRole('rowheader', { name: `ILACS1 (2024) ${CONSENT_SENTENCE}` });
  expect(await before.count()).toBe(1);
});

test('from every page of results it is a link away what is promised, under which version of the rule', async () => {
  const { page } = await open();
  await signIn(page);
  for (const address of [
    resultsAddress(),
    '/results/regions?framework=ofsted-ilacs&cycle=ILACS2',
    '/change?framework=ofsted-ilacs&cycle=ILACS2&from=ILACS1&region=E12000001',
  ]) {
    await page.goto(address);
    await page.getByText('How authorities are protected').click();
    await page.getByText('under version 2 of the rule').waitFor();
    await page.getByRole('link', { name: 'What we promise authorities, and what nobody can' }).click();
    await heading(page, 'How we protect authorities');
    await page.getByText('This page describes version 2 of the rule').waitFor();
  }
  expect(await page.getByRole('table').getByRole('row').count()).toBe(7);
});
