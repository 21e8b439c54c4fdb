import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { auditsByCycle, enterAs, settled } from './every-page.js';
import { focused, focusIsSeen } from './focus.js';
import { EVERY_PAGE } from './pages.js';
import { open } from './person.js';
import { sound } from './sound.js';

/** As many stops as tell whether the tab key gets through header, menu and into the page. */
const STOPS = 12;

/** The tab key begins at the skip link, and whatever has the focus can be seen. */
async function keyboardWorks(page: Page, address: string): Promise<void> {
  await page.reload();
  await settled(page);
  for (let stop = 0; stop < STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (stop === 0) expect([address, await focused(page)]).toEqual([address, 'Skip to main content']);
    const atEnd = await page.evaluate(() => document.activeElement === document.body);
    if (atEnd) return;
    expect([address, await focused(page), await focusIsSeen(page)]).toEqual([
      address,
      await focused(page),
      true,
    ]);
  }
}

/** On paper there is the page and no menu. */
async function prints(page: Page, address: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const seen = {
    heading: await page.getByRole('heading', { level: 1 }).isVisible(),
    menus: await page.getByRole('navigation').filter({ visible: true }).count(),
    footer: await page.getByRole('link', { name: 'Cookies' }).filter({ visible: true }).count(),
  };
  expect([address, seen]).toEqual([address, { heading: true, menus: 0, footer: 0 }]);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(5_000);
  await page.emulateMedia({ media: 'screen' });
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
      await keyboardWorks(page, address);
      await prints(page, address);
    }
  },
);
