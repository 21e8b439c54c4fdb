import type { Page } from 'playwright-core';

import { heading } from './pages.js';
import { ITEMS } from './recommendations.js';
import { sound } from './sound.js';

const LEVELS = ['Not in place', 'Emerging', 'Established', 'Embedded'];

interface AuditRead {
  readonly missing: readonly { readonly recommendationId: string; readonly missing: string }[];
}
interface PartnersRead {
  readonly items: readonly {
    readonly recommendationId: string;
    readonly asked: readonly { readonly agency: { readonly name: string }; readonly rated: boolean }[];
  }[];
}

/** What the audit's own requests say; only to know what is left to do. */
const read = <T>(page: Page, address: string): Promise<T> =>
  page.evaluate(async (path) => (await (await fetch(`/api${path}`)).json()) as T, address);

export const missingOf = async (page: Page, auditId: string, what: string): Promise<readonly string[]> =>
  (await read<AuditRead>(page, `/audits/${auditId}`)).missing
    .filter(({ missing }) => missing === what)
    .map(({ recommendationId }) => recommendationId);

/** From the first recommendation to the last by one button; where nothing is rated yet, a level by turns. */
export async function answerAll(page: Page): Promise<void> {
  for (let at = 0; at < ITEMS.length; at += 1) {
    const title = await page.getByRole('heading', { level: 1 }).innerText();
    const note = `Looked at for 2026: ${title}`;
    if ((await page.locator('input[name=rating]:checked').count()) === 0)
      await page.getByLabel(LEVELS[at % LEVELS.length] ?? '', { exact: true }).check();
    await page.getByLabel('What we know and how we know it').fill(note);
    if (at === ITEMS.length - 1) await reloadKeeps(page, note);
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.waitForFunction((was) => document.querySelector('h1')?.innerText !== was, title);
  }
}

async function reloadKeeps(page: Page, note: string): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: /^Saved \d\d:\d\d$/ })
    .waitFor();
  const rating = await page.locator('input[name=rating]:checked').getAttribute('value');
  await sound(page, 'journey-item');
  await page.reload();
  const kept = page.getByLabel('What we know and how we know it');
  await kept.waitFor();
  const found = [
    await kept.inputValue(),
    await page.locator('input[name=rating]:checked').getAttribute('value'),
  ];
  if (found[0] !== note || found[1] !== rating)
    throw new Error(`After a reload the page shows ${found.join()}`);
}

/**
 * No longer asks those who hold ratings up and have nobody in the demonstration. Where the agency that has somebody is still to rate is
 * returned.
 */
export async function stopWaiting(page: Page, auditId: string, agency: string): Promise<readonly string[]> {
  const { items } = await read<PartnersRead>(page, `/audits/${auditId}/partners`);
  const held = items.filter(
    ({ asked }) => asked.some(({ rated }) => rated) && asked.some(({ rated }) => !rated),
  );
  const toRate: string[] = [];
  for (const { recommendationId, asked } of held) {
    for (const { agency: other } of asked.filter((each) => !each.rated && each.agency.name !== agency)) {
      await page.goto(`/audits/${auditId}/partners/${recommendationId}`);
      const stop = page.getByRole('button', { name: `Do not ask ${other.name}` });
      await stop.click();
      await stop.waitFor({ state: 'detached' });
    }
    if (asked.some((each) => !each.rated && each.agency.name === agency)) toRate.push(recommendationId);
  }
  return toRate;
}

/** Rates what one authority asks about, from the list and back to it; ratings open with each. */
export async function rateAsked(page: Page, auditId: string, items: readonly string[]): Promise<void> {
  for (const item of items) {
    const link = page.locator(`a[href="/asked/${auditId}/${item}"]`);
    await link.click();
    await page.getByLabel('Emerging', { exact: true }).check();
    await page.getByLabel('What we know and how we know it').fill('What our practitioners tell us.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await heading(page, /^What you are asked to rate/);
    await page
      .getByRole('listitem')
      .filter({ has: link })
      .getByText('Emerging; ratings have opened')
      .waitFor();
  }
}

/** Records an agreed rating wherever partners rated otherwise. How many. */
export async function agreeAll(page: Page, auditId: string): Promise<number> {
  const items = await missingOf(page, auditId, 'agreed');
  for (const [at, item] of items.entries()) {
    await page.locator(`a[href="/audits/${auditId}/differ/${item}"]`).click();
    await heading(page, /^Agreed rating: /);
    await page.getByLabel(LEVELS[1 + (at % 2)] ?? '', { exact: true }).check();
    await page.getByLabel('Why, in one line').fill('Talked over at the partnership.');
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await heading(page, /^Where we differ/);
  }
  return items.length;
}
