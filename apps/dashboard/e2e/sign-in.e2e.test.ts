import { expect, test } from 'vitest';

import { drawn, FRONT_DOOR, heading, resultsAddress, shownAddress, signIn } from './pages.js';
import { open } from './person.js';

test('one click at the front door leads to the results of the person’s own region', async () => {
  const { page } = await open();
  await page.goto('/');
  await heading(page, FRONT_DOOR);
  expect(shownAddress(page)).toBe('/sign-in');
  expect(await page.title()).toBe('Sign in – Plumbline');

  await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
  await heading(page, 'How the North East compares, 2025');
  expect(shownAddress(page)).toBe(
    '/results?framework=cscip-2017&cycle=2025&region=E12000001&levels=two&view=chart',
  );
  expect(await page.title()).toBe('How the North East compares, 2025 – Plumbline');
  expect(await page.getByRole('banner').innerText()).toContain('Robin Adeyemi, regional lead, North East');
});

test('a shared address leads to the same results after signing in', async () => {
  const { page } = await open();
  const shared = resultsAddress({ region: 'London', cycle: 'ILACS1', levels: 'four' });
  await page.goto(shared);
  await heading(page, FRONT_DOOR);
  expect(shownAddress(page)).toBe(`/sign-in?return=${encodeURIComponent(shared)}`);

  await page.getByRole('button', { name: 'Sign in as programme evaluator' }).click();
  await heading(page, 'How London compares, ILACS1 (2024)');
  expect(shownAddress(page)).toBe(shared);
});

test('a programme evaluator sees results without a region of their own', async () => {
  const { page } = await open();
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as programme evaluator' }).click();
  await page.getByRole('link', { name: 'Published results of regions' }).click();
  await heading(page, 'How the East Midlands compares, 2025');
  await drawn(page);
  expect(await page.getByRole('banner').innerText()).toContain('Sam Whitfield, programme evaluator');
});

test('after signing out the back button shows no figures, in this tab and in another', async () => {
  const { page, context } = await open();
  await signIn(page);
  const other = await context.newPage();
  await other.goto(resultsAddress({ region: 'London' }));
  await drawn(other);

  await page.getByRole('button', { name: 'Sign out' }).click();
  await heading(page, FRONT_DOOR);
  await page.goBack();
  await heading(page, FRONT_DOOR);
  expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0);

  await heading(other, FRONT_DOOR);
  await other.goBack();
  await page.reload();
  await heading(page, FRONT_DOOR);
  expect(await other.getByText('Overall effectiveness').count()).toBe(0);
});
