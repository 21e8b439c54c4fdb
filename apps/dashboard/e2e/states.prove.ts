import { fileURLToPath } from 'node:url';

import { expect, onTestFinished, test } from 'vitest';

import { drawn, heading, resultsAddress, shownAddress, signIn } from './pages.js';
import { makeService } from './service.js';
import { expectTroubles, open } from './person.js';

const data = (file: string) =>
  fileURLToPath(new URL(`../../../packages/demo-data/data/${file}`, import.meta.url));

test(
  'no results, then the first ones, then no answer, then an answer again',
  { timeout: 90_000 },
  async () => {
    const service = await makeService();
    onTestFinished(() => service.remove());
    const changes = ['--changes', data('authority-code-changes.csv')];
    await service.plumbline('authorities', 'import', data('local-authorities.csv'), ...changes);
    await service.start();
    const { page, troubles } = await open({ baseURL: service.address });

    await page.goto('/');
    await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
    await heading(page, 'No results are published yet');
    await page.getByText('An administrator publishes the results of the cycle').waitFor();
    await page.getByRole('link', { name: 'Returns' }).click();
    await heading(page, 'No cycle has opened yet');
    await page.getByRole('link', { name: 'Results' }).click();
    await heading(page, 'No results are published yet');

    await service.plumbline(
      'ratings',
      'import',
      data('ofsted-ilacs-ratings.csv'),
      '--framework',
      'ofsted-ilacs',
    );
    await service.plumbline('release', 'publish', '--cycle', 'ILACS2', '--framework', 'ofsted-ilacs');
    await page.reload();
    await heading(page, 'How the North East compares, ILACS2 (2025)');
    await drawn(page);
    expect(troubles).toEqual([]);

    await service.stop();
    await page.getByLabel('Region').selectOption('London');
    await page.getByRole('button', { name: 'Show results' }).click();
    await heading(page, 'Plumbline is not answering');
    expect(await page.title()).toBe('Plumbline is not answering – Plumbline');
    expectTroubles(troubles, /ERR_CONNECTION|did not answer/);

    await service.start();
    await page.getByRole('button', { name: 'Try again' }).click();
    await heading(page, 'How London compares, ILACS2 (2025)');
    await drawn(page);
  },
);

test('a session that ended elsewhere asks to sign in again and comes back', async () => {
  const { page, context, troubles } = await open();
  await signIn(page);
  await drawn(page);
  await context.request.delete('/api/session', { headers: { 'sec-fetch-site': 'same-origin' } });

  await page.getByLabel('Region').selectOption('London');
  await page.getByRole('button', { name: 'Show results' }).click();
  await heading(page, 'Sign in again');
  // The banner asks the service who is signed in, which takes a moment longer.
  await page.getByRole('button', { name: 'Sign out' }).waitFor({ state: 'detached' });
  expectTroubles(troubles, /401|Sign in to continue/);

  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
  await heading(page, 'How London compares, ILACS2 (2025)');
  expect(shownAddress(page)).toBe(resultsAddress({ region: 'London' }));
});

const SLOW_MS = 1_200;

test('a slow answer keeps its room: what stood there stays, then a skeleton, and nothing jumps', async () => {
  const { page } = await open();
  await signIn(page);
  await drawn(page);
  await page.route('**/regions/**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    await route.continue();
  });
  await page.evaluate(() => window.scrollTo(0, 200));
  const form = page.getByRole('form', { name: 'Choose results' });
  const before = await form.boundingBox();

  await page.getByLabel('Region').selectOption('South West');
  await page.getByRole('button', { name: 'Show results' }).click();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain(
    'How the North East compares',
  );
  await page.getByText('Loading figures').waitFor({ state: 'attached' });
  await heading(page, 'How the South West compares');
  expect(await form.isVisible()).toBe(true);
  await drawn(page);
  expect(await page.evaluate(() => window.scrollY)).toBe(200);
  expect(Math.abs(((await form.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(30);
});

test('a slow first visit moves nothing that stands already by more than a line', async () => {
  const { page } = await open();
  await signIn(page);
  await page.route('**/api/releases**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    await route.continue();
  });
  await page.goto(resultsAddress());
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        document.body.dataset['shift'] = String(Number(document.body.dataset['shift'] ?? 0) + entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await drawn(page);
  await page.waitForTimeout(200);
  const shift = await page.evaluate(() => Number(document.body.dataset['shift'] ?? 0));
  // Below 0.1 counts as good.
  expect(shift).toBeLessThan(0.1);
});
