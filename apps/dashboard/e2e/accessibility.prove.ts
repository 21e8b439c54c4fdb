import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { drawn, FRONT_DOOR, heading, resultsAddress, signIn } from './pages.js';
import { open } from './person.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on the page as it stands: nothing is left out. */
async function violations(page: Page) {
  const { violations: found } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test.for([
  ['/sign-in', FRONT_DOOR],
  ['/accessibility-statement', 'Accessibility statement for Plumbline'],
  ['/cookies', 'Cookies'],
  ['/privacy', 'Privacy'],
  ['/contact', 'Contact and feedback'],
  ['/who-sees-what', 'Who sees what'],
  ['/how-we-protect-authorities', 'How we protect authorities'],
  ['/nowhere', 'Page not found'],
] as const)('axe finds nothing on %s', async ([address, title]) => {
  const { page } = await open();
  await page.goto(address);
  await heading(page, title);
  expect(await violations(page)).toEqual([]);
});

test.for([
  ['the chart', resultsAddress()],
  ['all levels', resultsAddress({ levels: 'four' })],
  ['a region that hides most', resultsAddress({ region: 'West Midlands', levels: 'four' })],
] as const)('axe finds nothing on results: %s', async ([, address]) => {
  const { page } = await open();
  await signIn(page);
  await page.goto(address);
  await drawn(page);
  await page.getByText('How authorities are protected').click();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing on results: the table', async () => {
  const { page } = await open();
  await signIn(page);
  await page.goto(resultsAddress({ view: 'table' }));
  await page.getByRole('region', { name: 'Table: Judgements' }).waitFor();
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing where results are unknown', async () => {
  const { page } = await open();
  await signIn(page);
  await page.goto('/results?region=E12000099');
  await heading(page, 'There are no results for this region');
  expect(await violations(page)).toEqual([]);
});

test('axe finds nothing on the narrow page', async () => {
  const { page } = await open({ viewport: { width: 320, height: 640 } });
  await signIn(page);
  await drawn(page);
  expect(await violations(page)).toEqual([]);
});
