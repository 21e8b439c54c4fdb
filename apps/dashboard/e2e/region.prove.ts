import { mkdtempSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { drawn, heading } from './pages.js';
import { expectTroubles, open, type Person } from './person.js';

const NORTH_EAST = 'framework=cscip-2017&cycle=2025&region=E12000001';
const partners = (view = 'chart', rest = '') =>
  `/results/partners?${NORTH_EAST}&levels=two&view=${view}${rest}`;
const RECOMMENDATION = `/results/recommendations/shared-aims?${NORTH_EAST}`;
const CYCLES = `/results/cycles?${NORTH_EAST}`;
const PICTURES = process.env['PLUMBLINE_PICTURES'];

const lead = async (address: string): Promise<Page> => (await leadWith(address)).page;

async function leadWith(address: string): Promise<Person> {
  const person = await open();
  const { page } = person;
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
  await heading(page, 'How the North East compares, 2025');
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
  return person;
}

const cellsOf = (page: Page, table: string) =>
  page
    .getByRole('region', { name: table })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)),
    );

async function saved(page: Page, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).last().click(), // themes at a glance have a file of their own above
  ]);
  const name = download.suggestedFilename();
  const path = join(mkdtempSync(join(tmpdir(), 'plumbline-saved-')), name);
  await download.saveAs(path);
  return { name, bytes: await readFile(path) };
}

test('partners: from the menu to what they rate lower, as chart and as table', async () => {
  const page = await lead('/results');
  await page.getByRole('link', { name: 'Partners', exact: true }).click();
  await heading(page, 'How partners rated in the North East, 2025');
  await drawn(page);
  const said = await page.locator('#finding').innerText();
  const [, compared = '', lower = ''] = /^(\d+) of 27 .* On (\d+) a smaller share/.exec(said) ?? [];
  expect(Number(compared)).toBeGreaterThan(0);

  await page.getByRole('link', { name: 'Partners furthest below authorities first' }).click();
  const chart = page.getByRole('group', { name: 'Chart: All that can be compared' });
  await chart.waitFor();
  expect(await chart.getByRole('listitem').count()).toBe(2 * Number(compared));

  await page.getByRole('link', { name: 'Show as table' }).click();
  const table = 'Table: All that can be compared';
  await page.getByRole('region', { name: table }).waitFor();
  const rows = await cellsOf(page, table);
  const share = (cells: readonly (string | null)[] = []) => Number(cells[4]) / Number(cells[5]);
  const apart = rows.flatMap((row, at) => (at % 4 === 0 ? [share(rows[at + 1]) - share(row)] : []));
  expect(apart).toHaveLength(Number(compared));
  expect(apart).toEqual(apart.toSorted((one, other) => one - other));
  expect(apart.filter((difference) => difference < 0)).toHaveLength(Number(lower));
});

test('partners: what is hidden is words in the chart and a sign in the table', async () => {
  const page = await lead(partners('table'));
  const tables = await page
    .getByRole('region', { name: /^Table: (Social|Adolescents|Child)/ })
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent));
  // Of the four rows of a recommendation the first two are the region's.
  const hidden = tables.filter((text, at) => at % 4 < 2 && text === '[c]');
  expect(tables).toHaveLength(27 * 4);
  await page.goto(partners());
  await drawn(page);
  const rows = page.locator('figure').getByRole('listitem').filter({ hasText: HIDDEN_SENTENCE });
  expect(await rows.count()).toBe(hidden.length);
});

test('a recommendation: what it asks, every region, every cycle, partners', async () => {
  const page = await lead(`/results?${NORTH_EAST}&levels=two&view=table`);
  await page.getByRole('link', { name: 'Shared aims across the system' }).click();
  await heading(page, 'Shared aims across the system: how it is rated, 2025');
  await page.getByRole('region', { name: 'Table: By region, 2025' }).waitFor();
  expect(await cellsOf(page, 'Table: By region, 2025')).toHaveLength(10);
  const cycles = await cellsOf(page, 'Table: Cycle by cycle, North East');
  expect(cycles).toHaveLength(4);
  const raters = await cellsOf(page, 'Table: Authorities and partners, 2025');
  expect([raters[0], raters[2]]).toEqual(cycles.slice(2));
  await page.getByText('What to look for').click();
  expect(await page.getByRole('main').innerText()).toContain('Aims that are written down');
});

test('a recommendation that there is not is a page that is not there', async () => {
  const { page, troubles } = await leadWith(`/results/recommendations/nothing?${NORTH_EAST}`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/not found/i);
  expectTroubles(troubles, /404|Not found/);
});

test('all cycles in one table say what two of them say side by side', async () => {
  const page = await lead(`/change?framework=cscip-2017&cycle=2025&from=2024&region=E12000001`);
  const table = 'Table: Social work systems and practice';
  await page.getByRole('region', { name: table }).waitFor();
  const pairs = (await cellsOf(page, table)).map((cells) => cells.at(-2));
  await page.getByRole('link', { name: 'All cycles as one table' }).click();
  await heading(page, 'How the North East rated, cycle by cycle');
  await page.getByRole('region', { name: 'Table: cycles side by side' }).waitFor();
  const rows = (await cellsOf(page, 'Table: cycles side by side')).filter(({ length }) => length > 0);
  expect(rows).toHaveLength(27);
  expect(rows.flat().slice(0, pairs.length)).toEqual(pairs);
});

test('figures and pictures of a chart can be taken along', async () => {
  const page = await lead(partners());
  await drawn(page);
  const figures = await saved(page, 'Figures (CSV)');
  expect(figures.name).toBe('partners-north-east-2025.csv');
  const lines = figures.bytes.toString('utf8').trim().split('\r\n');
  expect(lines[0]).toContain(
    'framework,time_period,cycle,fictional,area_code,area_name,rater_type,recommendation,title',
  );
  expect(lines).toHaveLength(1 + 27 * 4);
  expect(lines.filter((line) => line.endsWith(',c,c,c,c,c,c,c,no')).length).toBeGreaterThan(0);
  const svg = await saved(page, 'Picture (SVG)');
  expect(svg.name).toBe('partners-north-east-2025.svg');
  const drawing = svg.bytes.toString('utf8');
  expect(drawing).toContain('Authorities and partner organisations, North East');
  expect(drawing).toContain('Results published');
  const png = await saved(page, 'Picture (PNG)');
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Width and height stand in the file's first chunk.
  expect(png.bytes.readUInt32BE(16)).toBe(2400);
  if (PICTURES) await writeFile(`${PICTURES}/download.png`, png.bytes);
});

test('files of a cycle are offered with its results', async () => {
  const page = await lead(`/results?${NORTH_EAST}&levels=two&view=chart`);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'All published figures (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('ratings-2025.csv');
});

test.for([
  ['partners-chart', partners()],
  ['partners-levels', partners().replace('levels=two', 'levels=four')],
  ['partners-table', partners('table', '&order=lower')],
  ['recommendation', RECOMMENDATION],
  ['cycles', CYCLES],
] as const)('axe, widths and print: %s', { timeout: 60_000 }, async ([name, address]) => {
  const page = await lead(address);
  if (address.includes('view=chart')) await drawn(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
    // Bars take their new width once the browser has told them.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { timeout: 8_000 })
      .toBe(width);
  }
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.getByRole('form').isVisible()).toBe(false);
  expect(await page.getByRole('button', { name: 'Figures (CSV)' }).isVisible()).toBe(false);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});
