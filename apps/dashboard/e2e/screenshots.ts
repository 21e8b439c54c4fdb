import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { auditsByCycle, enterAs, settled } from './every-page.js';
import { drawn, resultsAddress, signIn } from './pages.js';
import { open } from './person.js';

const IMAGES = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

const PAGES = {
  'sign-in': '/sign-in',
  chart: resultsAddress(),
  'four-levels': resultsAddress({ levels: 'four' }),
  table: resultsAddress({ view: 'table' }),
  'all-hidden-but-few': resultsAddress({ region: 'West Midlands', levels: 'four' }),
  'long-name': resultsAddress({ region: 'Yorkshire and The Humber', cycle: 'ILACS1', levels: 'four' }),
  london: resultsAddress({ region: 'London', levels: 'four' }),
  'unknown-region': '/results?region=E12000099',
  returns: '/returns',
  'not-found': '/nowhere',
  accessibility: '/accessibility-statement',
  cookies: '/cookies',
  privacy: '/privacy',
  protection: '/how-we-protect-authorities',
};

async function show(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

test('every page, at the width of a desk and of a phone, on paper and in grey, in a temporary folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-screenshots-'));
  for (const width of [1280, 375]) {
    const { page } = await open({ viewport: { width, height: 800 } });
    await signIn(page);
    for (const [name, address] of Object.entries(PAGES)) {
      await show(page, address);
      await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
    }
  }
  const { page } = await open();
  await signIn(page);
  for (const name of ['chart', 'four-levels', 'table', 'long-name'] as const) {
    await show(page, PAGES[name]);
    await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true, format: 'A4' });
  }
  await show(page, PAGES['four-levels']);
  await page.evaluate(() => document.documentElement.style.setProperty('filter', 'grayscale(1)'));
  await page.screenshot({ path: join(folder, 'grey.png'), fullPage: true });
  await page.emulateMedia({ forcedColors: 'active' });
  await page.screenshot({ path: join(folder, 'forced-colours.png'), fullPage: true });
  console.log(`Screenshots are in ${folder}`);
  expect(folder).toContain('plumbline-screenshots');
});

/** What the README shows of each group: the top of one page, down to what is named. */
const PICTURES = [
  {
    file: 'authority',
    role: 'audit lead',
    address: async (page: Page) => `/audits/${(await auditsByCycle(page)).get('2025')}/differ`,
    until: (page: Page) => page.locator('.plumbline-difference').nth(2),
  },
  {
    file: 'results',
    role: 'regional lead',
    address: () => '/results?framework=cscip-2017&cycle=2025&region=E12000001&levels=four&view=chart',
    until: (page: Page) => page.getByText('Adolescents and the edge of care', { exact: true }).last(),
  },
  {
    file: 'change',
    role: 'programme evaluator',
    address: () => '/evaluation',
    until: (page: Page) =>
      page.getByRole('row').filter({ hasText: 'Skilled administrative support' }).first(),
  },
] as const;

test.for(PICTURES)('the picture $file of the README', async ({ file, role, address, until }) => {
  mkdirSync(IMAGES, { recursive: true });
  const { page } = await open();
  await enterAs(page, role);
  await show(page, await address(page));
  await settled(page);
  if (file === 'results') await drawn(page);
  const end = await until(page).boundingBox();
  const height = Math.ceil((end?.y ?? 0) - 1);
  await page.screenshot({
    path: join(IMAGES, `${file}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width: 1280, height },
  });
  expect(height).toBeGreaterThan(600);
});
