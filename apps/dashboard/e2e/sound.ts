import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const PICTURES = process.env['PLUMBLINE_PICTURES'];

/** The tables that have to be scrolled sideways to be read. */
const tooWide = (page: Page) =>
  page
    .locator('.plumbline-scroll-region')
    .evaluateAll((regions) =>
      regions
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map(({ ariaLabel }) => ariaLabel),
    );

/** Axe, the narrow page, a wide one on which every table is seen whole, and pictures where somebody wants to look at them. */
export async function sound(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${name}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
  expect(found).toEqual([]);
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    // Charts take their new width after the page has.
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: name })
      .toBe(width);
    if (width === 1280) expect([name, await tooWide(page)]).toEqual([name, []]);
    if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}
