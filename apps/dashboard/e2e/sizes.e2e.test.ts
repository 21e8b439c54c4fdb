import { gzipSync } from 'node:zlib';

import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { drawn, FRONT_DOOR, heading, signIn } from './pages.js';
import { open } from './person.js';

interface Script {
  readonly name: string;
  readonly kB: number;
}

/** Keeps a list of the scripts that the page asks for, with their size as a server that compresses sends them. */
function scriptsOf(page: Page): Promise<Script>[] {
  const scripts: Promise<Script>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const name = new URL(response.url()).pathname.replace(/^\/assets\/(.*)-.{8}\.js$/, '$1');
    scripts.push(response.body().then((body) => ({ name, kB: gzipSync(body, { level: 9 }).length / 1000 })));
  });
  return scripts;
}

test('scripts travel compressed', async () => {
  const { page } = await open();
  const encodings: (string | undefined)[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script')
      encodings.push(response.headers()['content-encoding']);
  });
  await page.goto('/sign-in');
  await heading(page, FRONT_DOOR);
  expect(new Set(encodings)).toEqual(new Set(['br']));
});

/** Says in the run's output what was measured. */
const report = (scripts: readonly Script[]) =>
  console.log(scripts.map(({ name, kB }) => `${name} ${kB.toFixed(1)} kB`).join(', '));

const total = (scripts: readonly Script[]) => scripts.reduce((sum, { kB }) => sum + kB, 0);

test('a first visit to the sign-in page loads no more than 100 kB of script, and no charts', async () => {
  const { page } = await open();
  const asked = scriptsOf(page);
  await page.goto('/sign-in');
  await heading(page, FRONT_DOOR);
  await page.waitForLoadState('networkidle');
  const scripts = await Promise.all(asked);
  report(scripts);
  expect(scripts.map(({ name }) => name)).not.toContain('strength-plot');
  expect(total(scripts)).toBeLessThanOrEqual(100);
});

test('charts come when they are shown, and weigh no more than 110 kB', async () => {
  const { page } = await open();
  await page.goto('/sign-in');
  await heading(page, FRONT_DOOR);
  await page.waitForLoadState('networkidle');
  const asked = scriptsOf(page);
  await signIn(page);
  await drawn(page);
  const scripts = await Promise.all(asked);
  report(scripts);
  const plot = scripts.filter(({ name }) => name === 'strength-plot');
  expect(plot).toHaveLength(1);
  expect(total(plot)).toBeLessThanOrEqual(110);
});
