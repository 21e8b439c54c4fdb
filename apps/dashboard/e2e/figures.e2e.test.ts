import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { cellsOf, chartRows, chartWords, englandNote, tableRows } from './figures.js';
import { expectedRows } from './judgements.js';
import { type Cycle, CYCLES, drawn, heading, type Region, REGIONS, signIn } from './pages.js';
import { open } from './person.js';

const EVERY = CYCLES.flatMap((cycle) =>
  Object.keys(REGIONS).map((region) => ({ cycle, region: region as Region })),
);

test('the files are read as they were published', () => {
  expect(EVERY).toHaveLength(18);
  const [overall] = expectedRows('ILACS2', 'North East');
  expect(overall).toMatchObject({ title: 'Overall effectiveness', region: [0, 2, 2, 4] });
});

test('every figure of every region and cycle is the count of the published judgements', async () => {
  const { page } = await open();
  await signIn(page);
  await page.getByRole('link', { name: 'Show as table' }).click();
  const shown: unknown[] = [];
  const published: unknown[] = [];
  for (const choice of EVERY) {
    shown.push({ ...choice, ...(await figuresOf(page, choice)) });
    published.push({ ...choice, ...figuresPublished(choice) });
  }
  expect(shown).toEqual(published);
});

test('the regions hide and show exactly what rule 1 says', () => {
  const rows = EVERY.flatMap(({ cycle, region }) => expectedRows(cycle, region));
  const hidden = rows.filter(({ region }) => region === null);
  // Both happen in the published files, so that comparing pages with them tests both.
  expect([rows.length, hidden.length]).toEqual([108, 29]);
});

test('the chart draws a count for each side that has authorities, and no bar for what is hidden', async () => {
  const { page } = await open();
  await signIn(page);
  await drawn(page);
  const chart = page.getByRole('group', { name: 'Chart: Judgements' });
  expect(await chart.locator('svg text').allTextContents()).toEqual([
    '2',
    '2',
    '2',
    '2',
    '2',
    '6',
    '6',
    '6',
    '5',
    '5',
  ]);
  expect(await chart.getByRole('listitem').filter({ hasText: 'Not shown to protect' }).count()).toBe(1);
});

interface Which {
  readonly cycle: Cycle;
  readonly region: Region;
}

/** Chooses in the form, as people do, and reads the table and the chart. */
async function figuresOf(page: Page, { cycle, region }: Which) {
  await page.getByLabel('Cycle').selectOption(cycle);
  await page.getByLabel('Region').selectOption({ label: region });
  await page.getByRole('button', { name: 'Show results' }).click();
  await page.getByRole('heading', { level: 2, name: `How authorities are judged, ${region}` }).waitFor();
  await heading(page, new RegExp(cycle));
  const table = await tableRows(page);
  await page.getByRole('link', { name: 'Show as chart' }).click();
  // Where nothing is shown there is no chart, and the page says so.
  const none = page.getByText('can be shown for this region');
  const chart = page.getByRole('group', { name: 'Chart: Judgements' });
  await none.or(chart).waitFor();
  const rows = (await none.count()) > 0 ? [] : await chartRows(page);
  await page.getByRole('link', { name: 'Show as table' }).click();
  return { table, chart: rows };
}

function figuresPublished({ cycle, region }: Which) {
  const rows = expectedRows(cycle, region);
  return {
    table: rows.map((row) => ({
      title: row.title,
      region: cellsOf(row.region),
      england: cellsOf(row.england),
      note: englandNote(row),
    })),
    chart: rows.every((row) => row.region === null)
      ? []
      : rows.map((row) => ({ title: row.title, words: chartWords(row) })),
  };
}
