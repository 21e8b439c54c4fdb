import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { expect, test } from 'vitest';

import { drawn, FRONT_DOOR, heading, resultsAddress, shownAddress, signIn } from './pages.js';
import { open } from './person.js';

test('a regional lead reads the finding, the standing and where the figures come from', async () => {
  const { page } = await open();
  await signIn(page);
  const main = page.getByRole('main');
  await main.getByText('8 of 12 authorities. 5 of 6 judgements shown.').waitFor();
  await main
    .getByText(/^8 of 12 authorities in the North East are in these results\. .*1 of 6 is not shown\.$/)
    .waitFor();
  await main.getByText('Source: Ofsted').waitFor();
  await main.getByText('Regional leads and programme evaluators. They see counts').waitFor();

  const notShown = page.getByRole('region', { name: '1 of 6 judgements not shown' });
  expect(await notShown.innerText()).toContain(HIDDEN_SENTENCE);
  expect(await notShown.getByRole('listitem').count()).toBe(1);
});

test('another region and cycle: the address changes, back restores, reload keeps', async () => {
  const { page } = await open();
  await signIn(page);
  await page.getByLabel('Cycle').selectOption('ILACS1 (2024)');
  await page.getByLabel('Region').selectOption('London');
  await heading(page, 'How the North East compares, ILACS2 (2025)');

  await page.getByRole('button', { name: 'Show results' }).click();
  await heading(page, 'How London compares, ILACS1 (2024)');
  const london = resultsAddress({ region: 'London', cycle: 'ILACS1' });
  expect(shownAddress(page)).toBe(london);

  await page.goBack();
  await heading(page, 'How the North East compares, ILACS2 (2025)');
  expect(shownAddress(page)).toBe(resultsAddress());
  expect(await page.getByLabel('Region').inputValue()).toBe('E12000001');
  expect(await page.getByLabel('Cycle').inputValue()).toBe('ILACS2');

  await page.goForward();
  await heading(page, 'How London compares, ILACS1 (2024)');
  await page.reload();
  await heading(page, 'How London compares, ILACS1 (2024)');
  expect(shownAddress(page)).toBe(london);
});

test('what is selected stays selected while the page turns to a table', async () => {
  const { page } = await open();
  await signIn(page);
  await page.getByLabel('Cycle').selectOption('ILACS1 (2024)');
  await page.getByRole('link', { name: 'Show as table' }).click();
  await page.getByRole('region', { name: 'Table: Judgements' }).waitFor();
  await heading(page, 'How the North East compares, ILACS2 (2025)');

  expect(await page.getByLabel('Cycle').inputValue()).toBe('ILACS1');
  await page.getByRole('button', { name: 'Show results' }).click();
  await heading(page, 'How the North East compares, ILACS1 (2024)');
});

test('all four levels are one click away and have an address', async () => {
  const { page } = await open();
  await signIn(page);
  await page.getByRole('link', { name: 'Show all 4 levels' }).click();
  await drawn(page);
  const chart = page.getByRole('group', { name: 'Chart: Judgements' });
  await expect
    .poll(() => chart.locator('svg text').allTextContents())
    .toEqual(['2', '2', '2', '2', '2', '2', '1', '2', '2', '4', '4', '5', '4', '3', '1']);
  expect(shownAddress(page)).toBe(resultsAddress({ levels: 'four' }));
  await page.getByRole('link', { name: 'Show gap and strength only' }).click();
  await expect.poll(() => shownAddress(page)).toBe(resultsAddress());
});

test('the table is remembered on this device, until signing out', async () => {
  const { page } = await open();
  await signIn(page);
  await page.getByRole('link', { name: 'Show as table' }).click();
  await page.getByRole('region', { name: 'Table: Judgements' }).waitFor();

  await page.goto(resultsAddress().replace(/&levels.*/, ''));
  await expect.poll(() => shownAddress(page)).toBe(resultsAddress({ view: 'table' }));
  await page.getByRole('region', { name: 'Table: Judgements' }).waitFor();

  await page.getByRole('button', { name: 'Sign out' }).click();
  await heading(page, FRONT_DOOR);
  await signIn(page);
  expect(shownAddress(page)).toBe(resultsAddress());
});

test.for([
  ['framework', '/results?framework=none', 'none'],
  ['cycle', '/results?framework=ofsted-ilacs&cycle=ILACS9', 'ILACS9'],
  ['region', '/results?framework=ofsted-ilacs&cycle=ILACS2&region=E12000099', 'E12000099'],
])('an address with an unknown %s offers those that there are', async ([what, address, asked]) => {
  const { page } = await open();
  await signIn(page);
  await page.goto(String(address));
  await heading(page, `There are no results for this ${what}`);
  await page.getByText(`The address asks for the ${what} “${asked}”`).waitFor();
  await page.getByRole('main').getByRole('link').last().click();
  await heading(page, /How .* compares/);
  expect(shownAddress(page)).toContain('framework=ofsted-ilacs');
});
