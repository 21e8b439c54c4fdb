import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { drawn, resultsAddress, signIn } from './pages.js';
import { open } from './person.js';

const ADDRESSES = [
  resultsAddress({ region: 'Yorkshire and The Humber' }),
  resultsAddress({ region: 'West Midlands', levels: 'four' }),
  resultsAddress({ view: 'table' }),
  '/results?region=E12000099',
  '/returns',
  '/accessibility-statement',
  '/cookies',
  '/privacy',
  '/contact',
  '/who-sees-what',
  '/results/pack',
  '/how-we-protect-authorities',
  '/nowhere',
];

const widths = (page: Page) =>
  page.evaluate(() => ({ page: document.documentElement.scrollWidth, window: window.innerWidth }));

/** GOV.UK buttons take clicks a little beyond their edge. */
const BUTTON_REACH = 4;

/** Text that is cut off, or that stands outside the window, unless it can be scrolled to in a region of its own. */
const cutOff = (page: Page) =>
  page.evaluate(
    (reach) =>
      [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, li, dt, dd, label, button, a, select')]
        .filter(
          (element) =>
            !element.closest('.govuk-visually-hidden, .govuk-skip-link, [role="region"][tabindex]'),
        )
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return left < 0 || right > window.innerWidth || element.scrollWidth > element.clientWidth + reach;
        })
        .filter((element) => getComputedStyle(element).display !== 'inline')
        .map(({ outerHTML }) => outerHTML.slice(0, 80)),
    BUTTON_REACH,
  );

test.for([320, 375, 1280])('at %i pixels nothing but wide tables scrolls sideways', async (width) => {
  const { page } = await open({ viewport: { width, height: 800 } });
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as regional lead' }).waitFor();
  expect(await widths(page)).toEqual({ page: width, window: width });
  await signIn(page);
  for (const address of ADDRESSES) {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
    expect({ address, ...(await widths(page)) }).toEqual({ address, page: width, window: width });
    expect({ address, cutOff: await cutOff(page) }).toEqual({ address, cutOff: [] });
  }
});

test('a wide table scrolls inside its region, by keyboard too', async () => {
  const { page } = await open({ viewport: { width: 375, height: 800 } });
  await signIn(page);
  await page.goto(resultsAddress({ view: 'table' }));
  const table = page.getByRole('region', { name: 'Table: Judgements' });
  await table.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => table.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
});

test.for(['chart', 'table'] as const)('the %s prints without menus and forms', async (view) => {
  const { page } = await open();
  await signIn(page);
  await page.goto(resultsAddress({ view, region: 'London' }));
  const figures = page.getByRole(view === 'chart' ? 'group' : 'region', {
    name: view === 'chart' ? 'Chart: Judgements' : 'Table: Judgements',
  });
  await figures.waitFor();
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));

  expect(await figures.isVisible()).toBe(true);
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  expect(await page.getByText('Source: Ofsted').isVisible()).toBe(true);
  expect(await page.getByRole('form').isVisible()).toBe(false);
  expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  expect(
    await page
      .getByRole('link', { name: /^(Show|Cookies|Skip)/ })
      .filter({ visible: true })
      .count(),
  ).toBe(0);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});

test('the chart takes the width of a sheet', async () => {
  const { page } = await open();
  await signIn(page);
  await drawn(page);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const box = await page.getByRole('group', { name: 'Chart: Judgements' }).boundingBox();
  expect(box?.width).toBe(680);
});

test('in colours of the person’s own choosing every count stands out from its bar', async () => {
  const { page } = await open({ forcedColors: 'active' });
  await signIn(page);
  await page.goto(resultsAddress({ levels: 'four' }));
  await drawn(page);
  const alike = await page.locator('.strength-plot__segment').evaluateAll(
    (segments) =>
      segments.filter((segment) => {
        const [bar, count] = [segment.querySelector('rect'), segment.querySelector('text')];
        return bar && count && getComputedStyle(bar).fill === getComputedStyle(count).fill;
      }).length,
  );
  expect(alike).toBe(0);
  expect(await page.getByText('Overall effectiveness').first().isVisible()).toBe(true);
});
