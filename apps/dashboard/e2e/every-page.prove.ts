import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { auditsByCycle, enterAs, settled } from './every-page.js';
import { focused, focusIsSeen } from './focus.js';
import { EVERY_PAGE } from './pages.js';
import { open } from './person.js';
import { sound } from './sound.js';

/** As many stops as tell whether the tab key gets through header, menu and into the page. */
const STOPS = 12;

/** Where the tab key leads from the top, and whether whatever has the focus can be seen. */
async function stopsOf(page: Page) {
  await page.reload();
  await settled(page);
  const stops: { name: string; seen: boolean }[] = [];
  while (stops.length < STOPS) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement === document.body)) break;
    stops.push({ name: await focused(page), seen: await focusIsSeen(page) });
  }
  return stops;
}

/** On paper there is the page and no menu. */
async function printed(page: Page) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const found = {
    heading: await page.getByRole('heading', { level: 1 }).isVisible(),
    menus: await page.getByRole('navigation').filter({ visible: true }).count(),
    footers: await page.getByRole('link', { name: 'Cookies' }).filter({ visible: true }).count(),
  };
  await page.emulateMedia({ media: 'screen' });
  return found;
}

test.for(EVERY_PAGE)(
  'axe, three widths, the tab key and paper: pages of $role',
  { timeout: 180_000 },
  async ({ role, addresses }) => {
    const lead = await open();
    await enterAs(lead.page, 'audit lead');
    const audits = await auditsByCycle(lead.page);
    const { page } = await open();
    if (role !== null) await enterAs(page, role);
    for (const address of addresses) {
      await page.goto(
        address.replace('OPEN', audits.get('2026') ?? '').replace('SIGNED', audits.get('2025') ?? ''),
      );
      await settled(page);
      await sound(page, `${role ?? 'anybody'}${address.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 60)}`);
      const stops = await stopsOf(page);
      // The projector has nothing before its one chart or table that could be skipped.
      const first = address.includes('/projector') ? /^(Chart|Table): / : /^Skip to main content$/;
      expect([address, stops[0]?.name]).toEqual([address, expect.stringMatching(first)]);
      expect([address, stops.filter(({ seen }) => !seen)]).toEqual([address, []]);
      expect([address, await printed(page)]).toEqual([address, { heading: true, menus: 0, footers: 0 }]);
    }
  },
);
