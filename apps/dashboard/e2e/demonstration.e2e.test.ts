import { expect, test } from 'vitest';

import { drawn, FRONT_DOOR, heading } from './pages.js';
import { open } from './person.js';

const RESULTS = 'How the North East compares, 2025';
const CYCLES = 'Cycles and published results';
const AUDIT = 'Your audit, Ubrabarrow';

test.for([
  ['audit lead', 'Nadia Okafor', AUDIT, 'of 27 answered.'],
  ['contributor', 'Tom Hollis', AUDIT, 'Audit 2026'],
  [
    'partner',
    'Grace Lindqvist',
    'What you are asked to rate, Glazibarrow Health Partnership',
    'Ubrabarrow, 2026',
  ],
  ['approver', 'Helen Marchetti', AUDIT, 'Audit 2026'],
  ['viewer', 'Rashid Karim', AUDIT, 'Audit 2026'],
  ['regional lead', 'Robin Adeyemi', RESULTS, '11 of 12 authorities in the North East are in these results.'],
  ['programme evaluator', 'Sam Whitfield', 'Change from 2024 to 2025', '126 authorities are in both cycles'],
  ['administrator', 'Morgan Ellis', CYCLES, 'Preview and publish the results of ILACS3'],
  ['another administrator', 'Jo Trevanion', CYCLES, 'Announce a new cycle'],
] as const)(
  'one click at the front door makes anybody %s and leads home',
  async ([role, name, title, words]) => {
    const { page } = await open();
    await page.goto('/');
    await heading(page, FRONT_DOOR);
    await page.getByRole('button', { name: `Sign in as ${role}`, exact: true }).click();
    await heading(page, title);
    await page.getByRole('main').getByText(words).first().waitFor();
    expect(await page.getByRole('banner').innerText()).toContain(name);
  },
);

test('the audit lead goes on with the open audit, of which 13 of 27 are answered and 4 carried', async () => {
  const { page } = await open();
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as audit lead' }).click();
  await page.getByText('4 more are carried from 2025').waitFor();
  const numbers = page
    .getByRole('region', { name: 'Table: Answers, by who changed them last' })
    .getByRole('cell');
  const counted = (await numbers.allInnerTexts()).map(Number).filter((each) => !Number.isNaN(each));
  expect(counted.reduce((sum, each) => sum + each, 0)).toBe(13);
  await page
    .getByRole('region', { name: 'Audit 2026' })
    .getByRole('link', { name: 'Continue the audit' })
    .click();
  await heading(page, /2026/);
  await page.getByText('Not yet started').first().waitFor();
  expect(await page.getByText('Not yet started').count()).toBe(10);
});

test('what is made up says so, and what is real does not', async () => {
  const { page } = await open();
  const madeUp = page.getByText('These authorities and their ratings are fictional.');
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in as regional lead' }).click();
  await heading(page, RESULTS);
  await drawn(page);
  expect(await madeUp.count()).toBe(1);

  for (const place of ['Regions', 'Change']) {
    await page.getByRole('link', { name: place, exact: true }).click();
    await heading(page, /How regions compare, 2025|How the North East rated in 2024 and 2025/);
    expect(await madeUp.count()).toBe(1);
  }
  await page.goto('/results?framework=ofsted-ilacs');
  await heading(page, 'How the North East compares, ILACS2 (2025)');
  expect(await madeUp.count()).toBe(0);
});
