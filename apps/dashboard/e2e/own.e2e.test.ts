import { AxeBuilder } from '@axe-core/playwright';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { signInAs } from './audit-world.js';
import { drawn, heading, shownAddress } from './pages.js';
import { open } from './person.js';
import { CSCIP, expectedCounts, ITEMS, RATINGS, startMadeUp } from './recommendations.js';
import type { Service } from './service.js';

const CYCLE = 'made-up-2024';
/** In both made-up cycles, and in the later one only. */
const BOTH = 'E06000002';
const LATER_ONLY = 'E06000001';
const LEVELS = ['Not in place', 'Emerging', 'Established', 'Embedded'];
const TITLE = `How Middlesbrough compares, ${CYCLE}`;
const PICTURES = process.env['PLUMBLINE_PICTURES'];

const idOf = (code: string) =>
  `(select authority_id from access.authority_name where code = '${code}' and valid_to is null)`;
const person = (number: number, role: string, code: string) => `
  insert into access.person (id, name) values ('60000000-0000-4000-8000-00000000000${number}', 'Person ${number}');
  insert into access.membership (id, person_id, role, authority_id)
  values ('50000000-0000-4000-8000-00000000000${number}', '60000000-0000-4000-8000-00000000000${number}', '${role}', ${idOf(code)});
  insert into access.demonstration_person (role, membership_id, position)
  values ('${role}', '50000000-0000-4000-8000-00000000000${number}', 1${number});`;

let service: Service;
beforeAll(async () => {
  service = await startMadeUp();
  await service.sql(
    'svc_platform',
    person(1, 'audit-lead', BOTH) + person(2, 'viewer', LATER_ONLY) + person(3, 'approver', BOTH),
  );
});
afterAll(() => service.remove());

const address = (view: 'chart' | 'table', rest = '', levels = 'two') =>
  `/how-we-compare?framework=${CSCIP}&cycle=${CYCLE}&levels=${levels}&view=${view}${rest}`;

async function signedIn(role: string, where: string, width = 1280): Promise<Page> {
  const { page } = await open({ baseURL: service.address, viewport: { width, height: 900 } });
  await signInAs(page, role, /^Your audit/);
  await page.goto(where);
  await page.getByRole('heading', { level: 2, name: 'beside the North East and England' }).waitFor();
  return page;
}

const ownLevel = (cycle: string, code: string, item: string) =>
  RATINGS.find((rating) => rating.cycle === cycle && rating.authority.code === code && rating.item === item)
    ?.level ?? -1;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);
const EXPECTED = ITEMS.map(({ id, title }) => {
  const counts = expectedCounts(CYCLE, 'North East', id);
  const own = ownLevel(CYCLE, BOTH, id);
  const atStrength = counts && (counts[2] ?? 0) + (counts[3] ?? 0);
  const apart = counts && Number(own > 1) - (atStrength ?? 0) / sum(counts);
  return { title, own, before: ownLevel('made-up-2023', BOTH, id), counts, atStrength, apart };
});

test('from signing in to the comparison: what it says first is what was rated', async () => {
  const { page } = await open({ baseURL: service.address });
  await signInAs(page, 'audit lead', /^Your audit/);
  await page.getByRole('link', { name: 'How we compare' }).first().click();
  await heading(page, TITLE);
  expect(shownAddress(page)).toBe(address('chart'));
  await drawn(page);
  const said = await page.locator('p.govuk-body-l').innerText();
  const strengths = EXPECTED.filter(({ own }) => own > 1).length;
  const lower = EXPECTED.filter(({ apart }) => apart !== null && apart < -0.5);
  expect(said).toContain(`Of 27 recommendations you rate ${strengths} as strengths.`);
  expect(lower.length).toBeGreaterThan(0);
  expect(said).toContain(
    `On ${lower.length} you rate yourself a gap where most of the North East rate a strength: ${lower[0]?.title}`,
  );
  const hidden = EXPECTED.filter(({ counts }) => counts === null).length;
  expect(said).toContain(`For ${hidden} of 27 the region’s figures are not shown.`);
  expect(await page.locator('figure .strength-plot__own').count()).toBe(27 - hidden + 1);
});

test('every figure of the table: own, the cycle before, the region as published', async () => {
  const page = await signedIn('audit lead', address('table'));
  const rows = await page
    .locator('.plumbline-figures--own tbody tr')
    .evaluateAll((found) =>
      found.map((row) =>
        [...row.children].slice(0, 8).map((cell) => (cell.querySelector('strong') ?? cell).textContent),
      ),
    );
  const expected = EXPECTED.map(({ title, own, before, counts, atStrength }) => [
    title,
    LEVELS[own],
    LEVELS[before],
    ...(counts ?? LEVELS.map(() => '[c]')).map(String),
    counts ? `${atStrength} of ${sum(counts)}` : '[c]',
  ]);
  expect(rows).toEqual(expected);
});

test('the order of difference begins where the region is furthest ahead and has no place for what is hidden', async () => {
  const page = await signedIn('audit lead', address('chart'));
  await page.getByRole('link', { name: 'Furthest below the region first' }).click();
  await expect.poll(() => shownAddress(page)).toBe(address('chart', '&order=difference'));
  const chart = page.getByRole('group', { name: 'Chart: All that can be compared' });
  await chart.waitFor();
  const compared = EXPECTED.filter(({ apart }) => apart !== null);
  const expected = compared.toSorted((a, b) => (a.apart ?? 0) - (b.apart ?? 0)).map(({ title }) => title);
  expect(await chart.locator('.strength-bars__title').allTextContents()).toEqual(expected);
  await page.getByText('cannot be compared and have no place in this order').waitFor();
});

test('what is hidden is words in the row, with the own rating beside them', async () => {
  const page = await signedIn('audit lead', address('chart'));
  const hidden = EXPECTED.filter(({ counts }) => counts === null);
  const rows = page.locator('figure').getByRole('listitem').filter({ hasText: HIDDEN_SENTENCE });
  const said = await rows.evaluateAll((items) => items.map((item) => item.textContent));
  expect(said).toEqual(
    hidden.map(
      ({ title, own, before }) =>
        `${title} You: ${LEVELS[own]} (made-up-2023: ${LEVELS[before]}). ${HIDDEN_SENTENCE}`,
    ),
  );
});

test('an address cannot ask for another region; an authority without an audit is told so', async () => {
  const page = await signedIn('viewer', `${address('chart')}&region=E12000007`);
  await heading(page, `How Hartlepool compares, ${CYCLE}`);
  expect(shownAddress(page)).toBe(address('chart'));
  await page.goto(address('chart').replace('2024', '2023'));
  await page.getByText('Hartlepool has no signed-off audit in this cycle').waitFor();
  expect(await page.locator('.strength-plot__own').count()).toBeLessThanOrEqual(1);
  await page.goto('/how-we-compare?cycle=none');
  await heading(page, 'There are no results for this cycle');
});

test('signed too late: the page says that the ratings are not in the figures', async () => {
  const page = await signedIn('approver', address('chart'));
  await page.route('**/api/own-ratings', async (route) => {
    const answer = await route.fetch();
    const late = (await answer.text()).replaceAll('"in-figures"', '"too-late"');
    await route.fulfill({ response: answer, body: late });
  });
  await page.reload();
  const notice = page.getByText('It is not in these figures; your ratings stand beside them.');
  await notice.waitFor();
  expect(await notice.innerText()).toContain('after figures were taken on 30 June 2024');
});

test.for([
  ['chart', '', 'two'],
  ['chart', '&order=difference', 'four'],
  ['table', '', 'two'],
] as const)('axe, widths and print of the %s%s', { timeout: 60_000 }, async ([view, rest, levels]) => {
  const page = await signedIn('audit lead', address(view, rest, levels));
  if (view === 'chart') await drawn(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 });
    if (PICTURES)
      await page.screenshot({ path: `${PICTURES}/own-${view}-${levels}-${width}.png`, fullPage: true });
    // Bars take their new width once the browser has told them.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  expect(await page.getByRole('form').isVisible()).toBe(false);
  const path = PICTURES ? { path: `${PICTURES}/own-${view}-${levels}.pdf` } : {};
  expect((await page.pdf({ format: 'A4', ...path })).length).toBeGreaterThan(10_000);
});

test('the start page says what is next, and leads to the comparison', async () => {
  const { page } = await open({ baseURL: service.address });
  await signInAs(page, 'approver', 'Your audit, Middlesbrough');
  const next = page.getByRole('region', { name: 'What to do next: audit made-up-open' });
  await next.getByRole('link', { name: 'Read the audit' }).waitFor();
  expect(await next.innerText()).toContain('Nothing waits for you. The audit is signed off.');
  await next.getByRole('link', { name: 'How we compare with our region and England' }).click();
  await heading(page, TITLE);
});

test('the switches work by keyboard and keep the focus', async () => {
  const page = await signedIn('audit lead', address('chart'));
  await page.getByRole('link', { name: 'Show as table' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: /^Table: / })
    .first()
    .waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Show as chart');
});
