import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { auditsByCycle, enterAs } from './every-page.js';
import { drawn, heading } from './pages.js';
import { expectTroubles, open } from './person.js';

const NORTH_EAST = 'framework=cscip-2017&cycle=2025&region=E12000001';
const RECOMMENDATION = `/results/recommendations/data-sharing?${NORTH_EAST}`;
const PICTURES = process.env['PLUMBLINE_PICTURES'];

const picture = async (page: Page, name: string) => {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });
};
const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

test('joiners and leavers stand on Change as numbers', async () => {
  const { page } = await open();
  await enterAs(page, 'regional lead');
  await page.goto(`/change?framework=cscip-2017&cycle=2025&from=2024&region=E12000001`);
  const words = await page
    .getByText(/since 2024/)
    .first()
    .innerText();
  expect(words).toMatch(/(\d+ authorit(y|ies) joined and \d+ left|No authority joined or left) since 2024/);
});

test(
  'an authority is willing to be contacted, the regional lead sees it, and it is taken back',
  { timeout: 60_000 },
  async () => {
    const { page, troubles } = await open();
    await enterAs(page, 'audit lead');
    const audits = await auditsByCycle(page);
    await page.goto(`/audits/${audits.get('2026')}/items/data-sharing`);
    const field = page.getByRole('textbox', { name: 'How to reach you' });
    await field.fill('07700 900123');
    await page.getByRole('button', { name: 'We are willing to be contacted' }).click();
    await page.getByRole('link', { name: /not a mobile number/ }).waitFor();
    expectTroubles(troubles, /422/);
    await field.fill('practice.improvement@ubrabarrow.example');
    await page.getByRole('button', { name: 'We are willing to be contacted' }).click();
    await page.getByText('Your authority is willing to be contacted about this').waitFor();
    expect(await violations(page)).toEqual([]);
    await picture(page, 'contact-item-1280');

    const other = await open();
    await enterAs(other.page, 'regional lead');
    await other.page.goto(RECOMMENDATION);
    const section = other.page.getByRole('region', {
      name: 'Willing to be contacted about this, North East',
    });
    await section.getByText('practice.improvement@ubrabarrow.example').waitFor();
    expect(await section.getByRole('term').allTextContents()).toEqual(['Ubrabarrow']);
    expect(await violations(other.page)).toEqual([]);
    await picture(other.page, 'contact-region-1280');
    await other.page.setViewportSize({ width: 375, height: 800 });
    await picture(other.page, 'contact-region-375');

    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByRole('button', { name: 'We are willing to be contacted' }).waitFor();
    await other.page.reload();
    await section.getByText('No authority in the North East has said so.').waitFor();
  },
);

test('own figures and their picture can be taken along, and own triangles keep clear of words on a phone', async () => {
  const { page } = await open({ viewport: { width: 375, height: 800 } });
  await enterAs(page, 'audit lead');
  await page.goto('/how-we-compare?framework=cscip-2017&cycle=2025&levels=two&view=chart');
  await heading(page, /How Ubrabarrow compares/);
  await drawn(page);
  await page.locator('.strength-plot__own').first().waitFor();
  await picture(page, 'own-375');
  const touching = await page.locator('.strength-bars__body').evaluateAll((bodies) =>
    bodies.flatMap((body) => {
      const words = [...body.querySelectorAll('.strength-bars__note')].map((note) =>
        note.getBoundingClientRect(),
      );
      const marks = [...body.querySelectorAll('.strength-plot__own')].map((mark) =>
        mark.getBoundingClientRect(),
      );
      return marks.filter((mark) => words.some((word) => word.bottom > mark.top && word.top < mark.bottom))
        .length;
    }),
  );
  expect(new Set(touching)).toEqual(new Set([0]));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Figures (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('how-we-compare-ubrabarrow-2025.csv');
});

test('on a projector one recommendation stands at a time, and keys lead on and back', async () => {
  const { page } = await open({ viewport: { width: 1280, height: 720 } });
  await enterAs(page, 'regional lead');
  await page.goto(`/results?${NORTH_EAST}&levels=two&view=chart`);
  await page.getByRole('link', { name: 'On a projector, one by one' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await title.filter({ hasText: '1 of 27' }).waitFor();
  const first = await title.innerText();
  await page.keyboard.press('ArrowRight');
  await title.filter({ hasText: '2 of 27' }).waitFor();
  await drawn(page);
  expect(await page.getByRole('banner').isVisible()).toBe(false);
  expect(await violations(page)).toEqual([]);
  await picture(page, 'projector-1280');
  for (const width of [1024, 1920]) {
    await page.setViewportSize({ width, height: (width / 16) * 9 });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  const room = () => page.evaluate(() => window.innerHeight - document.documentElement.scrollHeight);
  await expect.poll(room).toBeGreaterThanOrEqual(0); // the chart is drawn anew: while it is too long, the next key scrolls
  await page.keyboard.press('PageDown'); // what a clicker sends
  await title.filter({ hasText: '3 of 27' }).waitFor();
  await page.keyboard.press('PageUp');
  await title.filter({ hasText: '2 of 27' }).waitFor();
  await page.setViewportSize({ width: 1024, height: 200 });
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(await title.innerText()).toContain('2 of 27');
  await page.keyboard.press('ArrowLeft');
  await title.filter({ hasText: '1 of 27' }).waitFor();
  expect(await title.innerText()).toBe(first);
  await page.keyboard.press('Escape');
  await heading(page, 'How the North East compares, 2025');

  await page.goto(RECOMMENDATION);
  await page.getByRole('link', { name: 'On a projector', exact: true }).click();
  await title.filter({ hasText: '17 of 27' }).waitFor();
  expect(await page.getByRole('link', { name: 'All that is published about it' }).count()).toBe(0);
  // Escape on sight of the next one leads back from there, and not from the one before.
  await page.evaluate(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('h1')?.textContent.includes('18 of 27')) return;
      observer.disconnect();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await page.keyboard.press('ArrowRight');
  await heading(page, /Co-located professionals: how it is rated, 2025/);
});

test('every page of a region leads to what protects authorities', { timeout: 60_000 }, async () => {
  const { page } = await open();
  await enterAs(page, 'regional lead');
  const region = ['/regions', '/partners', '/cycles', '/pack', '/projector', '/recommendations/data-sharing'];
  const pages = ['/returns', '/change', ...['', ...region].map((rest) => `/results${rest}`)];
  const without: string[] = [];
  for (const path of pages) {
    await page.goto(`${path}?${path === '/returns' ? 'framework=cscip-2017&cycle=2025' : NORTH_EAST}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (!(await page.getByRole('link', { name: 'How we protect authorities' }).isVisible()))
      without.push(path);
  }
  expect(without).toEqual([]);
});

test('one cycle beside itself is said, in the form and for an address', async () => {
  const { page } = await open();
  await enterAs(page, 'regional lead');
  await page.goto('/change?framework=cscip-2017&cycle=2025&from=2024&region=E12000001');
  await page.getByLabel('Cycle', { exact: true }).selectOption('2025');
  await page.getByRole('button', { name: 'Show both cycles' }).click();
  await page.getByRole('alert').getByRole('link', { name: 'Choose two different cycles' }).click();
  await page.getByText('Error: Choose two different cycles').waitFor();
  expect(new URL(page.url()).searchParams.get('from')).toBe('2024');
  expect(await violations(page)).toEqual([]);
  await picture(page, 'change-twice-1280');
  await page.goto('/change?framework=cscip-2017&cycle=2025&from=2025&region=E12000001');
  await heading(page, /Choose two different cycles/);
  await page.getByRole('button', { name: 'Show both cycles' }).click();
  await heading(page, /rated in 2024 and 2025/);
});

test('a recommendation is a link where its name stands, and the way back keeps the reading', async () => {
  const { page } = await open();
  await enterAs(page, 'regional lead');
  const reading = `${NORTH_EAST}&levels=four&view=chart&order=gap`;
  await page.goto(`/results?${reading}`);
  await drawn(page);
  const chart = page.getByRole('group', { name: /^Chart: (?!.* at a glance)/ }).first();
  const link = chart.getByRole('link').first();
  const name = await link.innerText();
  await link.click();
  await heading(page, new RegExp(`${name}: how it is rated`));
  await page.getByRole('link', { name: 'Results of the North East' }).click();
  await heading(page, /How the North East compares/);
  expect(new URL(page.url()).search).toContain('levels=four&view=chart&order=gap');
  const hidden = page.getByRole('region', { name: / not shown$/ });
  expect(await hidden.getByRole('link').count()).toBe(await hidden.getByRole('listitem').count());
  await page.goto(`/change?framework=cscip-2017&cycle=2025&from=2024&region=E12000001`);
  const table = page.getByRole('region', { name: /^Table: / }).first();
  await table.getByRole('link').first().waitFor();
  expect(await table.getByRole('link').count()).toBe(await table.locator('tbody').count());
});

test('nobody is asked to act on a judgement, nor to be contacted about it', async () => {
  const { page } = await open();
  await enterAs(page, 'regional lead');
  await page.goto('/results/recommendations/overall?framework=ofsted-ilacs&cycle=ILACS2&region=E12000001');
  await heading(page, /Overall effectiveness: how it is rated/);
  await page.getByText('Figures (CSV)').waitFor();
  for (const words of ['Who can act on it', 'The audit asks:', 'Willing to be contacted'])
    expect(await page.getByText(words).count()).toBe(0);
});
