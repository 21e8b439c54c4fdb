import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';

import { drawn, FRONT_DOOR, heading, shownAddress } from './pages.js';
import { expectTroubles, open } from './person.js';
import { makeService } from './service.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const data = (file: string) =>
  fileURLToPath(new URL(`../../../packages/demo-data/data/${file}`, import.meta.url));

/** What axe finds on the page, and how far it is wider than its window. */
async function faults(page: Page) {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return [
    ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
    ...(wider > 0 ? [`${wider} pixels wider than the window`] : []),
  ];
}

async function signInAsAdministrator(page: Page) {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as administrator' }).click();
  await heading(page, 'Cycles and published results');
}

async function typeDate(page: Page, legend: RegExp, [day, month, year]: readonly [string, string, string]) {
  const date = page.getByRole('group', { name: legend });
  await date.getByLabel('Day').fill(day);
  await date.getByLabel('Month').fill(month);
  await date.getByLabel('Year').fill(year);
}

/** The first cycle's judgements under the name of a new cycle, so that there are signed audits to publish. */
async function ratingsOf(cycle: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-ratings-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const lines = (await readFile(data('ofsted-ilacs-ratings.csv'), 'utf8')).split('\n');
  const renamed = lines
    .filter((line) => !/^ILACS[13],/.test(line))
    .map((line) => line.replace('ILACS2,', `${cycle},`));
  const file = join(folder, 'ratings.csv');
  await writeFile(file, renamed.join('\n'));
  return file;
}

test(
  'an administrator announces a cycle, gives more time, closes it, previews and publishes; a regional lead sees it',
  { timeout: 120_000 },
  async () => {
    const service = await makeService();
    onTestFinished(() => service.remove());
    const changes = ['--changes', data('authority-code-changes.csv')];
    await service.plumbline('authorities', 'import', data('local-authorities.csv'), ...changes);
    await service.start();
    const { page, troubles } = await open({ baseURL: service.address });

    await signInAsAdministrator(page);
    await page.getByRole('link', { name: 'Announce a new cycle' }).click();
    await heading(page, 'Announce a cycle');
    await page.getByRole('button', { name: 'Announce cycle' }).click();
    await page.getByRole('link', { name: 'Enter the day on which the cycle opens' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('opensOn-day');
    expect(await page.title()).toBe('Error: Announce a cycle – Plumbline');
    expect(await faults(page)).toEqual([]);

    await page.getByLabel('Framework').selectOption('ofsted-ilacs');
    await page.getByLabel('Name of the cycle').fill('next');
    await typeDate(page, /When does it open/, ['1', '1', '2098']);
    await typeDate(page, /When are audits due/, ['1', '6', '2098']);
    await typeDate(page, /When are figures taken/, ['31', '5', '2098']);
    await typeDate(page, /When will results be published/, ['1', '9', '2098']);
    await page.getByRole('button', { name: 'Announce cycle' }).click();
    await page.getByRole('link', { name: 'The day on which figures are taken must be' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('figuresTakenOn-day');
    expectTroubles(troubles, /422/);
    await typeDate(page, /When are figures taken/, ['30', '6', '2098']);
    await page.getByRole('button', { name: 'Announce cycle' }).click();
    await heading(page, 'Cycle next');
    expect(shownAddress(page)).toBe('/cycles/ofsted-ilacs/next');

    await page.getByRole('link', { name: 'Give authorities more time' }).click();
    await typeDate(page, /When are audits due instead/, ['20', '6', '2098']);
    await page.getByRole('button', { name: 'Change the day' }).click();
    await heading(page, 'Cycle next');
    await page.getByText('20 June 2098').waitFor();

    // Half a year cannot be waited for: a cycle that is over is written down on the command line.
    const dates = ['--opens', '2026-01-01', '--due', '2026-06-01', '--figures-taken', '2026-06-30'];
    await service.plumbline('cycle', 'open', 'made-up', '--framework', 'ofsted-ilacs', ...dates);

    await service.plumbline('ratings', 'import', await ratingsOf('made-up'), '--framework', 'ofsted-ilacs');
    await page.goto('/cycles/ofsted-ilacs/made-up');
    await page.getByRole('link', { name: 'Close the cycle' }).click();
    await heading(page, 'Close cycle made-up');
    await page.getByText('This is for good.').waitFor();
    await page.getByText(/^114 of \d+ authorities have returned\./).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Close the cycle' }).click();

    await heading(page, 'Cycle made-up');
    await page.getByRole('button', { name: 'Make a preview' }).click();
    await page.getByRole('region', { name: 'Table: Preview by region' }).waitFor();
    await page.getByText('The preview was made by Morgan Ellis.').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('link', { name: 'Publish results' }).click();
    await heading(page, 'Publish the results of made-up');
    await page.getByText('The preview was made by Morgan Ellis.').waitFor();
    await page.getByText(/^114 of \d+ authorities would be in the results/).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish results' }).click();
    await page.getByRole('link', { name: 'Somebody else must publish' }).waitFor();
    expectTroubles(troubles, /409/);
    expect(await faults(page)).toEqual([]);
    const made = ['--framework', 'ofsted-ilacs', '--cycle', 'made-up'];
    await service.plumbline('release', 'publish', ...made, '--by', 'Pat Reeve');
    await page.reload();
    await heading(page, 'Results published');
    expect(await faults(page)).toEqual([]);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
    await heading(page, 'How the North East compares, made-up');
    await drawn(page);
    const lead = shownAddress(page);
    for (const alone of ['cycles', 'recommendations/overall']) {
      await page.goto(lead.replace('/results', `/results/${alone}`));
      await page.getByText('Figures (CSV)').waitFor();
      expect(await page.getByText(/authorities of (the|two) cycles may differ/).count()).toBe(0);
    }

    await page.getByRole('button', { name: 'Sign out' }).click();
    await heading(page, FRONT_DOOR); // a page that is left at once may be loaded anew before the session is over
    await signInAsAdministrator(page);
    await page.goto('/cycles/ofsted-ilacs/made-up');
    await page.getByText(/^Results were published on .* by Pat Reeve\./).waitFor();
    await page.getByRole('link', { name: 'Withdraw the results' }).click();
    await heading(page, 'Withdraw the results of made-up');
    await page.getByRole('button', { name: 'Withdraw results' }).click();
    await page.getByRole('link', { name: 'Say why' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('reason');
    expectTroubles(troubles, /422/);
    expect(await faults(page)).toEqual([]);
    await page.getByLabel('Why are they withdrawn?').fill('Two audits were mixed up');
    await page.getByRole('button', { name: 'Withdraw results' }).click();
    await page.getByText('The results of this cycle were withdrawn.').waitFor();

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
    await heading(page, 'No results are published yet');
    await page.goto(lead);
    await heading(page, 'No results are published yet');
    await page
      .getByText(/^Withdrawn: the results of made-up \(\d{4}\) of .*\. They cannot be seen/)
      .waitFor();
    expect(await faults(page)).toEqual([]);
  },
);

test.for([320, 375, 1280])('the administrator’s pages have no faults at %i pixels', async (width) => {
  const { page } = await open({ viewport: { width, height: 800 } });
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as administrator' }).waitFor();
  expect(await faults(page)).toEqual([]);
  await signInAsAdministrator(page);
  for (const address of ['/cycles', '/cycles/announce', '/cycles/ofsted-ilacs/ILACS2']) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
    expect({ address, faults: await faults(page) }).toEqual({ address, faults: [] });
  }
});

test('a cycle that is not there, and pages of others, say so', async () => {
  const { page, troubles } = await open();
  await signInAsAdministrator(page);
  await page.goto('/cycles/ofsted-ilacs/nothing');
  await heading(page, 'Page not found');
  expectTroubles(troubles, /404|Not found/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
  await heading(page, 'How the North East compares');
  await page.goto('/cycles');
  await heading(page, /You do not have access/);
  expect(await page.getByText('All cycles').count()).toBe(0);
});

test('a banner says on every page which data is made up and which is real', async () => {
  const { page } = await open();
  await page.goto('/');
  const banner = page.getByRole('region', { name: 'Demonstration' });
  await banner.waitFor();
  expect(await banner.innerText()).toContain('Ofsted’s judgements of local authorities are real and public');
  await signInAsAdministrator(page);
  expect(await banner.isVisible()).toBe(true);
});
