import type { Page } from 'playwright-core';

import { FRONT_DOOR, heading } from './pages.js';

/** One click at the front door, until the page that it leads to stands. */
export async function enterAs(page: Page, role: string): Promise<void> {
  await page.goto('/');
  await heading(page, FRONT_DOOR);
  await page.getByRole('button', { name: `Sign in as ${role}`, exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  await settled(page);
}

/** Waits for a page in its final form. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
}

interface Audits {
  readonly audits: readonly { readonly id: string; readonly cycle: string }[];
}

/** Ids of the authority's audits by cycle. Whoever asks acts for it. */
export async function auditsByCycle(page: Page): Promise<ReadonlyMap<string, string>> {
  const { audits } = await page.evaluate(async () => (await (await fetch('/api/audits')).json()) as Audits);
  return new Map(audits.map(({ id, cycle }) => [cycle, id]));
}
