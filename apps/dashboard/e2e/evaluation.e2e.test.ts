import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { movesOf } from './moves.js';
import { heading, shownAddress } from './pages.js';
import { open } from './person.js';

const ADDRESS = '/evaluation?framework=ofsted-ilacs&from=ILACS1&to=ILACS2';
const HEADING = 'Change from ILACS1 (2024) to ILACS2 (2025)';
const TABLE = 'Table: change by recommendation';

async function signInAsEvaluator(page: Page) {
  await page.goto(ADDRESS);
  await page.getByRole('button', { name: 'Sign in as programme evaluator' }).click();
  await page.getByRole('region', { name: TABLE }).waitFor();
}

const rowOf = (page: Page, title: RegExp) =>
  page
    .getByRole('region', { name: TABLE })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: title }) });

test('change on the real judgements, coverage first', async () => {
  const { page } = await open();
  await signInAsEvaluator(page);
  await heading(page, HEADING);
  expect(shownAddress(page)).toBe(ADDRESS);
  const first = await page.locator('p.govuk-body-l').innerText();
  expect(first).toMatch(
    /^114 authorities are in both cycles \(42 left, 0 joined\)\. On \d of 4 clearly more rated higher than lower, on (none|\d) clearly fewer, on (none|\d) too few changes to tell\.$/,
  );
});

test.for([
  ['overall', /^Overall effectiveness/],
  ['leadership', /^The impact of leaders/],
  ['help_and_protection', /who need help and protection/],
  ['children_in_care_and_care_leavers', /children in care and care leavers/],
] as const)('counts of %s are those of the published file', async ([item, title]) => {
  const { page } = await open();
  await signInAsEvaluator(page);
  const cells = await rowOf(page, title).getByRole('cell').allInnerTexts();
  const { matched, lower, same, higher } = movesOf(item, 'ILACS1', 'ILACS2');
  expect(cells.slice(0, 4)).toEqual([matched, lower, same, higher].map(String));
});

test('a split judgement is a broken series, and its 14 pairs count', async () => {
  const { page } = await open();
  await signInAsEvaluator(page);
  const words = await rowOf(page, /children in care and care leavers/).innerText();
  expect(words).toContain(
    'Series broken: later versions ask it otherwise. 14 answered it under the same version in both cycles.',
  );
});

test('other cycles are chosen by the form and stand in the address', async () => {
  const { page } = await open();
  await signInAsEvaluator(page);
  await page.getByLabel('Earlier cycle').selectOption('ILACS2');
  await page.getByLabel('Later cycle').selectOption('ILACS3');
  await page.getByRole('button', { name: 'Show change' }).click();
  await heading(page, 'Change from ILACS2 (2025) to ILACS3 (2025)');
  await page.getByText('1 authority is in both cycles (113 left, 0 joined).').waitFor();
  expect(shownAddress(page)).toBe('/evaluation?framework=ofsted-ilacs&from=ILACS2&to=ILACS3');
});

test('an address that asks for what is not there offers what is', async () => {
  const { page } = await open();
  await signInAsEvaluator(page);
  await page.goto('/evaluation?framework=ofsted-ilacs&from=ILACS1&to=ILACS9');
  await heading(page, 'These cycles cannot be compared');
  await page.getByRole('link', { name: /^Public ratings: Ofsted/ }).click();
  await heading(page, HEADING);
  expect(shownAddress(page)).toBe(ADDRESS);
});

test.for([320, 1280])('axe finds nothing at %i pixels, and only tables scroll sideways', async (width) => {
  const { page } = await open({ viewport: { width, height: 800 } });
  await signInAsEvaluator(page);
  await page.getByText('How authorities are protected in projects').click();
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
});

test('prints its warnings with the figures, without forms', async () => {
  const { page } = await open();
  await signInAsEvaluator(page);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByText('even if nothing changes').isVisible()).toBe(true);
  expect(await page.getByRole('region', { name: TABLE }).isVisible()).toBe(true);
  expect(await page.getByRole('form').isVisible()).toBe(false);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});
