import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { heading, shownAddress, signIn } from './pages.js';
import { open } from './person.js';
import { authoritiesOf, CSCIP, OPEN_CYCLE, returnedIn, startMadeUp } from './recommendations.js';
import type { Service } from './service.js';

let service: Service;
beforeAll(async () => {
  service = await startMadeUp();
});
afterAll(() => service.remove());

const OPEN = `/returns?framework=${CSCIP}&cycle=${OPEN_CYCLE}`;
const CLOSED = `/returns?framework=${CSCIP}&cycle=made-up-2024`;
const ALL = authoritiesOf('North East').map(({ name }) => name);
/** The first three by code, as the open cycle was filled. */
const EARLY = ALL.slice(0, 3);

async function lead(address: string, width = 1280): Promise<Page> {
  const { page } = await open({ baseURL: service.address, viewport: { width, height: 900 } });
  await signIn(page);
  await page.goto(address);
  await heading(page, /./);
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
  return page;
}

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const namesIn = (page: Page, group: string) =>
  page.getByRole('region', { name: group, exact: true }).getByRole('listitem').allTextContents();
const byName = (names: readonly string[]) => names.toSorted((one, other) => one.localeCompare(other));

test('the open cycle comes first, and in it who has not returned yet', async () => {
  const page = await lead('/results');
  await page.getByRole('link', { name: 'Returns' }).click();
  await heading(page, 'Who has returned in the North East, made-up-open (2098)');
  expect(shownAddress(page)).toBe(OPEN);
  const main = page.getByRole('main');
  await main.getByText('3 of 12 authorities have returned. 9 have not yet; due 30 June 2098.').waitFor();
  await main.getByText('As it stands on').waitFor();
  await main.getByText('from the audits signed off by the end of 31 July 2098').waitFor();
  await main.getByText('Regional leads of this region.').waitFor();

  expect(await main.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
    'Not yet returned: 9',
    'Returned: 3',
    'Who can see this page',
  ]);
  expect(await namesIn(page, 'Returned')).toEqual(byName(EARLY));
  expect(await namesIn(page, 'Not yet returned')).toEqual(
    byName(ALL.filter((name) => !EARLY.includes(name))),
  );
  // The ratings were given on 1 February 2026: neither they nor their day stand here.
  expect(await main.innerText()).not.toMatch(/February|emerging|established|embedded|strength/i);
  expect(await violations(page)).toEqual([]);
});

test('a cycle of published results is chosen by keyboard alone, and leads to them', async () => {
  const page = await lead(OPEN);
  await page.getByLabel('Cycle').focus();
  await page.keyboard.type('made-up-2024');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await heading(page, 'Who has returned in the North East, made-up-2024');
  expect(shownAddress(page)).toBe(CLOSED);
  await page
    .getByRole('status')
    .filter({ hasText: 'Showing: Who has returned in the North East, made-up-2024' })
    .waitFor();
  const returned = returnedIn('made-up-2024', 'North East');
  expect(await namesIn(page, 'Returned')).toEqual(byName(returned));
  expect(await namesIn(page, 'Not returned')).toEqual(byName(ALL.filter((name) => !returned.includes(name))));
  expect(await violations(page)).toEqual([]);

  await page.getByRole('link', { name: 'See the results' }).click();
  await heading(page, 'How the North East compares, made-up-2024');
  await page
    .getByText(`${returned.length} of ${ALL.length} authorities.`, { exact: false })
    .first()
    .waitFor();
  await page.goBack();
  await heading(page, 'Who has returned in the North East, made-up-2024');
});

test.for([
  ['framework', '/returns?framework=ofsted-ilacs'],
  ['cycle', `/returns?framework=${CSCIP}&cycle=none`],
] as const)(
  'an address with a %s that nobody returns is offered those that there are',
  async ([what, address]) => {
    const page = await lead(address);
    await heading(page, `There are no returns for this ${what}`);
    await page.getByRole('main').getByRole('link').first().click();
    await heading(page, 'Who has returned in the North East, made-up-open (2098)');
    expect(shownAddress(page)).toBe(OPEN);
  },
);

test.for([320, 375, 1280])('at %i pixels nothing scrolls sideways and nothing is cut off', async (width) => {
  const page = await lead(OPEN, width);
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(scroll).toBe(width);
  const names = await page
    .getByRole('main')
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().right));
  expect(names).toHaveLength(12);
  expect(Math.max(...names)).toBeLessThanOrEqual(width);
});

test('it prints on one sheet, without menus and forms', async () => {
  const page = await lead(OPEN);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByRole('listitem').filter({ visible: true }).count()).toBe(12);
  expect(await page.getByRole('form').isVisible()).toBe(false);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets).toHaveLength(1);
});

test('programme evaluators have no such page', async () => {
  const { page } = await open({ baseURL: service.address });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in as programme evaluator' }).click();
  await page.getByRole('link', { name: 'Results', exact: true }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Returns' }).count()).toBe(0);
  await page.goto('/returns');
  await heading(page, 'You do not have access to this page');
});
