import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { focused, focusIsSeen } from './focus.js';
import { drawn, FRONT_DOOR, heading, resultsAddress, shownAddress, signIn } from './pages.js';
import { open } from './person.js';

async function tabOrder(page: Page, stops: number) {
  const order: string[] = [];
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused(page));
    if (!(await focusIsSeen(page))) throw new Error(`The focus on “${order.at(-1)}” cannot be seen`);
  }
  return order;
}

async function tabTo(page: Page, name: string) {
  for (let stop = 0; stop < 25 && (await focused(page)) !== name; stop += 1) await page.keyboard.press('Tab');
  if ((await focused(page)) !== name) throw new Error(`The tab key does not lead to “${name}”`);
}

test('the tab key goes through the page from the skip link on, and the focus can be seen', async () => {
  const { page } = await open();
  await signIn(page);
  await page.reload();
  await drawn(page);
  expect(await tabOrder(page, 41)).toEqual([
    'Skip to main content',
    'Plumbline',
    'Sign out',
    'Results',
    'Regions',
    'Partners',
    'Change',
    'Returns',
    'feedback',
    'Framework',
    'Cycle',
    'Region',
    'Show results',
    'Show as table',
    'Show all 4 levels',
    'As in the framework',
    'Largest gap first',
    'Furthest below England first',
    'Chart: Judgements',
    'Overall effectiveness',
    'The impact of leaders on social work practice with children and families',
    'The experiences and progress of children who need help and protection',
    'The experiences and progress of children in care',
    'The experiences and progress of care leavers',
    'The experiences and progress of children in care and care leavers',
    'Figures (CSV)',
    'Picture (SVG)',
    'Picture (PNG)',
    'The experiences and progress of children in care and care leavers',
    'All published figures (CSV)',
    'What its columns mean (CSV)',
    'All published figures for programs (JSON)',
    'Pack of two pages for a meeting',
    'On a projector, one by one',
    'How authorities are protected',
    'Who sees what',
    'How we protect authorities',
    'Accessibility statement',
    'Cookies',
    'Privacy',
    'Contact and feedback',
  ]);
});

test('the skip link leads past the header', async () => {
  const { page } = await open();
  await signIn(page);
  await page.reload();
  await drawn(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('Framework');
});

test('signing in, choosing and switching views works by keyboard alone, and the focus is never lost', async () => {
  const { page } = await open();
  await page.goto(resultsAddress());
  await heading(page, FRONT_DOOR);
  await tabTo(page, 'Sign in as regional lead');
  await page.keyboard.press('Enter');
  await heading(page, 'How the North East compares');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('MAIN');

  await tabTo(page, 'Region');
  await page.keyboard.type('London');
  await tabTo(page, 'Show results');
  await page.keyboard.press('Enter');
  await heading(page, 'How London compares');
  await drawn(page);
  await expect.poll(() => focused(page)).toBe('Show results');
  await page.getByRole('status').filter({ hasText: 'Showing: How London compares, ILACS2 (2025)' }).waitFor();

  await tabTo(page, 'Show as table');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Table: Judgements' }).waitFor();
  await expect.poll(() => focused(page)).toBe('Show as chart');
  await page.keyboard.press('Enter');
  await drawn(page);
  await tabTo(page, 'Show all 4 levels');
  await page.keyboard.press('Enter');
  await expect.poll(() => shownAddress(page)).toBe(resultsAddress({ region: 'London', levels: 'four' }));
  await expect.poll(() => focused(page)).toBe('Show gap and strength only');
});

test('a chart that has the focus gives its name and the gist of its figures', async () => {
  const { page } = await open();
  await signIn(page);
  await tabTo(page, 'Chart: Judgements');
  const gist = await page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-describedby') ?? '';
    return document.getElementById(id)?.textContent;
  });
  expect(gist).toContain('8 of 12 authorities in the North East are in these results.');
});
