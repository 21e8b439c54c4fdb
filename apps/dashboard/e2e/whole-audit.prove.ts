import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';

import { heading } from './pages.js';
import { open } from './person.js';

const SIGNED = /^2025,/;
const LONG = `https://example.org/${'wide'.repeat(40)}`;

/** All recommendations of the audit of 2025, with one action of a single long word. */
async function wholeAudit(): Promise<Page> {
  const { page } = await open({ viewport: { width: 1280, height: 900 } });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in as approver', exact: true }).click();
  await page.getByRole('banner').getByText('Sign out').waitFor();
  await page.route(/\/api\/plan/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: (await answer.text()).replace(/"what":"[^"]*"/, `"what":"${LONG}"`),
    });
  });
  await page.goto('/audits');
  await page.getByRole('link', { name: SIGNED }).click();
  await page.getByRole('link', { name: 'All recommendations on one page' }).click();
  await heading(page, 'All recommendations, Ubrabarrow, 2025');
  await page.getByRole('region', { name: 'Table: all recommendations' }).waitFor();
  return page;
}

test('all recommendations print on A3, each sheet with whose they are, the state and the hash', async () => {
  const page = await wholeAudit();
  const hash = await page.locator('p .plumbline-hash').innerText();
  const head = page.locator('thead tr').first();
  expect(await head.isVisible()).toBe(false);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sheets = [...pdf.matchAll(/\/MediaBox\s*\[0 0 (\d+)[\d.]* (\d+)/g)].map(([, wide, high]) => [
    wide,
    high,
  ]);
  expect(sheets.length).toBeGreaterThan(0);
  expect(new Set(sheets.map(String))).toEqual(new Set(['1191,841']));
  await page.emulateMedia({ media: 'print' });
  const words = await head.innerText();
  expect(words).toMatch(/^Ubrabarrow, 2025\. Signed off on \d+ \w+ 20\d\d\. Content hash: /);
  expect(words).toContain(hash);
});

test('one long word widens no column, and no other word is broken', async () => {
  const page = await wholeAudit();
  await page.getByText(LONG).waitFor();
  const cells = page.locator('.whole-audit th, .whole-audit td');
  const tooWide = await cells.evaluateAll((each) =>
    each
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map(({ textContent }) => textContent),
  );
  expect(tooWide).toEqual([]);
  expect(await page.locator('.whole-audit').evaluate(({ scrollWidth }) => scrollWidth)).toBe(1200);
  const broken = await cells.evaluateAll((each) =>
    each.flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const { 0: word, index } of (text.textContent ?? '').matchAll(/[^\s-]+-?/g)) {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + word.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(word);
        }
      return found;
    }),
  );
  expect(broken).toEqual([LONG]);
});

test('the page to sign shows evidence, references and why ratings were agreed, and leads to the actions', async () => {
  const page = await wholeAudit();
  await page.goto(page.url().replace('/all', '/sign-off'));
  await heading(page, 'Read and sign off, Ubrabarrow, 2025');
  const row = page.getByRole('row', { name: /^Shared aims across the system/ });
  await row.getByText('Evidence: Written policy or plan, Performance data').waitFor();
  await row.getByRole('listitem').waitFor();
  const agreed = row.getByRole('cell').nth(2);
  expect(await agreed.innerText()).toMatch(/^Emerging\n+\S.* .*\S$/);
  await page.getByRole('link', { name: 'all recommendations on one page' }).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280);
});
