import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { drawn, heading, shownAddress, signIn } from './pages.js';
import { open } from './person.js';
import { CSCIP, CYCLES as MADE_UP, expectedCounts, ITEMS, startMadeUp } from './recommendations.js';
import type { Service } from './service.js';

let service: Service;
beforeAll(async () => {
  service = await startMadeUp();
});
afterAll(() => service.remove());

const START = `framework=${CSCIP}&cycle=made-up-2024&region=E12000001`;
const results = (parts = '', view = 'chart') => `/results?${START}&levels=two&view=${view}${parts}`;

const REGIONS_PAGE = `/results/regions?framework=${CSCIP}&cycle=made-up-2024`;
const CHANGE_PAGE = `/change?framework=${CSCIP}&cycle=made-up-2024&from=made-up-2023&region=E12000001`;
const OFSTED = "Ofsted inspections of local authority children's services (ILACS) judgements";

async function lead(address: string, width = 1280): Promise<Page> {
  const { page } = await open({ baseURL: service.address, viewport: { width, height: 900 } });
  await signIn(page);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
  return page;
}

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const SHOWN = ITEMS.map((item) => ({
  ...item,
  counts: expectedCounts('made-up-2024', 'North East', item.id),
}));
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const titlesIn = (page: Page, chart: string) =>
  page
    .getByRole('group', { name: `Chart: ${chart}` })
    .locator('.strength-bars__title')
    .allTextContents();

test('three themes at a glance say from how many of their recommendations they are taken', async () => {
  const page = await lead(results());
  await drawn(page);
  const ofTheme = SHOWN.filter(({ theme }) => theme === 'systems-practice');
  const counts = ofTheme.flatMap((item) => (item.counts ? [item.counts] : []));
  const atStrength = sum(counts.map(([, , third = 0, fourth = 0]) => third + fourth));
  const figure = `${atStrength} of ${sum(counts.map(sum))} ratings at strength, from ${counts.length} of ${ofTheme.length} recommendations`;
  const glance = page.getByRole('figure', { name: 'Themes at a glance, North East' });
  await glance.getByText(figure).waitFor();
  expect(await glance.getByRole('listitem').filter({ hasText: 'ratings at strength' }).count()).toBe(3);
  expect(counts.length).toBeLessThan(ofTheme.length);
  expect(await violations(page)).toEqual([]);
});

test('by enabler and by the largest gap: each has an address, and what is not shown has no place in the order', async () => {
  const page = await lead(results());
  await page.getByRole('link', { name: 'Enabler', exact: true }).click();
  await page.getByRole('group', { name: 'Chart: Partnership working' }).waitFor();
  expect(shownAddress(page)).toBe(results('&by=enabler'));
  expect(await titlesIn(page, 'Partnership working')).toEqual(
    ITEMS.filter(({ enablers }) => enablers.includes('partnership')).map(({ title }) => title),
  );

  await page.getByRole('link', { name: 'All together' }).click();
  await page.getByRole('link', { name: 'Largest gap first' }).click();
  await expect.poll(() => shownAddress(page)).toBe(results('&by=none&order=gap'));
  const share = ([a = 0, b = 0, c = 0, d = 0]: readonly number[]) => (c + d) / (a + b + c + d);
  const inOrder = SHOWN.filter(({ counts }) => counts !== null).toSorted(
    (one, other) => share(one.counts ?? []) - share(other.counts ?? []),
  );
  await expect.poll(() => titlesIn(page, 'All recommendations')).toEqual(inOrder.map(({ title }) => title));

  await page.reload();
  await heading(page, 'How the North East compares, made-up-2024');
  await drawn(page);
  expect((await titlesIn(page, 'All recommendations')).length).toBe(inOrder.length);
  await page.getByRole('link', { name: 'Furthest below England first' }).click();
  await expect.poll(() => shownAddress(page)).toBe(results('&by=none&order=england'));
  expect(await violations(page)).toEqual([]);
});

test('the same as tables', async () => {
  const page = await lead(results('&by=enabler', 'table'));
  const glance = page.getByRole('region', { name: 'Table: Enablers at a glance' });
  await glance.waitFor();
  expect(await glance.getByRole('row').count()).toBe(
    1 + new Set(ITEMS.flatMap(({ enablers }) => enablers)).size,
  );
  expect(await violations(page)).toEqual([]);
});

test('all regions side by side: one row for each recommendation, one figure for each region', async () => {
  const page = await lead(results());
  await page.getByRole('link', { name: 'Regions', exact: true }).click();
  await heading(page, 'How regions compare, made-up-2024');
  expect(shownAddress(page)).toBe(REGIONS_PAGE);
  const table = page.getByRole('region', { name: 'Table: regions side by side' });
  await table.waitFor();
  const names = await table.getByRole('columnheader').getByRole('link').allTextContents();
  expect(names).toHaveLength(9);
  expect(names).toEqual(names.toSorted());
  for (const { id, title } of ITEMS.slice(0, 4)) {
    const row = table.getByRole('row', { name: title });
    const cells = await row.getByRole('cell').allTextContents();
    const counts = names.map((name) => expectedCounts('made-up-2024', name, id));
    expect(cells.slice(0, 9)).toEqual(
      counts.map((some) => (some ? `${(some[2] ?? 0) + (some[3] ?? 0)} of ${sum(some)}` : '[c]')),
    );
  }
  expect(await violations(page)).toEqual([]);
  await table.getByRole('link', { name: 'London' }).click();
  await heading(page, 'How London compares, made-up-2024');
});

test('where regions stand side by side another framework can be chosen', async () => {
  const page = await lead(REGIONS_PAGE);
  await page.getByLabel('Framework').selectOption({ label: OFSTED });
  await page.getByRole('button', { name: 'Show results' }).click();
  await heading(page, 'How regions compare, ILACS2 (2025)');
  await page.goto('/results/regions?framework=none');
  await page.getByRole('link', { name: `${OFSTED}, ILACS2 (2025)` }).click();
  await heading(page, 'How regions compare, ILACS2 (2025)');
  expect(shownAddress(page)).toBe('/results/regions?framework=ofsted-ilacs&cycle=ILACS2');
});

test('two cycles side by side: the counts of both, and nothing that links them', async () => {
  const page = await lead(results());
  await page.getByRole('link', { name: 'Change', exact: true }).click();
  await heading(page, 'How the North East rated in made-up-2023 and made-up-2024');
  expect(shownAddress(page)).toBe(CHANGE_PAGE);
  const table = page.getByRole('region', { name: 'Table: Social work systems and practice' });
  await table.waitFor();
  const groups = table.locator('tbody');
  const ofTheme = ITEMS.filter(({ theme }) => theme === 'systems-practice');
  expect(await groups.count()).toBe(ofTheme.length);
  for (const [place, { id }] of ofTheme.entries()) {
    const cells = await groups.nth(place).getByRole('cell').allTextContents();
    const expected = MADE_UP.flatMap((cycle) => {
      const counts = expectedCounts(cycle, 'North East', id);
      if (!counts) return Array.from({ length: 6 }, () => '[c]');
      const atStrength = `${(counts[2] ?? 0) + (counts[3] ?? 0)} of ${sum(counts)}`;
      return [...counts.map(String), atStrength, '0'];
    });
    expect({ id, cells }).toEqual({ id, cells: expected });
  }
  expect(await page.getByRole('main').innerText()).not.toMatch(/\d+ (rated )?(higher|lower|more|fewer)/);
  expect(await violations(page)).toEqual([]);
});

test('of Ofsted’s cycles a second one is not published here, and the page says so', async () => {
  const page = await lead('/change');
  await heading(page, 'There is no second cycle to show yet');
  await page.getByLabel('Framework').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Show both cycles' }).click();
  await heading(page, 'How the North East rated in made-up-2023 and made-up-2024');
  await page.goto('/change?framework=cscip-2017&cycle=made-up-2024&from=none');
  await heading(page, 'There are no results for this cycle');
  expect(await page.getByRole('main').getByRole('link').getAttribute('href')).toContain('/change?');
});

test.for([320, 375])('at %i pixels only tables scroll sideways', async (width) => {
  const page = await lead(results(), width);
  for (const address of [results(), results('&by=enabler&order=gap', 'table'), REGIONS_PAGE, CHANGE_PAGE]) {
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
    expect({ address, scroll }).toEqual({ address, scroll: width });
  }
});
