import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { settled } from './every-page.js';
import { drawn, heading, type Region, REGIONS, sheetsOf } from './pages.js';
import { open } from './person.js';

const WIDTHS = [320, 375, 1280];
/** Ninety letters, as a joint return may have. */
const LONG_NAMES = [
  [
    'Ubrabarrow',
    'Bournemouth, Christchurch, Poole, Westmorland and Furness and North Northamptonshire Trust',
  ],
  [
    'Glazibarrow Health Partnership',
    'Northumberland, Tyne and Wear, Cumbria and Durham Integrated Community Health Partnership',
  ],
] as const;

async function as(role: string, width = 1280): Promise<Page> {
  const { page } = await open({ viewport: { width, height: 900 } });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: `Sign in as ${role}`, exact: true }).click();
  await page.getByRole('banner').getByText('Sign out').waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const violations = async (page: Page) => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

const scrollWidth = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

/** The address of the audit of a cycle, from the home of somebody of the authority. */
async function auditOf(page: Page, cycle: string): Promise<string> {
  await page.goto('/audits');
  await heading(page, 'Your audit, Ubrabarrow');
  const href =
    cycle === '2026'
      ? await page.getByRole('region', { name: 'Audit 2026' }).getByRole('link').first().getAttribute('href')
      : await page.getByRole('link', { name: new RegExp(`^${cycle},`) }).getAttribute('href');
  return `/audits/${href?.split('/')[2]}`;
}

async function boardPack(cycle: string, width = 1280): Promise<Page> {
  const page = await as('approver', width);
  await page.goto(await auditOf(page, cycle));
  await page.getByRole('link', { name: 'Board pack, two pages to print' }).click();
  await heading(page, `Board pack, Ubrabarrow, ${cycle}`);
  return page;
}

describe('the board pack', () => {
  test('of an audit that is being filled in says that it is a draft', async () => {
    const page = await boardPack('2026');
    const main = page.getByRole('main');
    await main.getByText('Draft, not signed off: being filled in, as it stands on').waitFor();
    expect(await main.getByText('Content hash').count()).toBe(0);
    await main.getByText('Of 27 recommendations').waitFor();
    await main.getByRole('region', { name: 'Table: Participation of partners' }).waitFor();
    await main.getByText('No ratings of partners have opened.').waitFor();
    const items = main.locator('.plumbline-pack__flow').getByRole('listitem');
    expect(await items.count()).toBe(27);
    expect(await violations(page)).toEqual([]);
  });

  test('of a signed audit carries the hash that its page and its file show', async () => {
    const page = await boardPack('2025');
    await page.getByText(/^Signed off on/).waitFor();
    await page.getByRole('region', { name: 'Table: Biggest disagreements with partners' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const hash = await page.locator('.plumbline-hash').innerText();
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    await page.goto(page.url().replace('/board-pack', ''));
    await page.getByText('Compare it with the one in a file or on paper: the same 64 characters').waitFor();
    expect(await page.locator('.plumbline-hash').innerText()).toBe(hash);
    expect(await violations(page)).toEqual([]);
    const file = await page.evaluate(
      async (address) => (await fetch(`/api${address}/files/json`)).json() as Promise<unknown>,
      new URL(page.url()).pathname,
    );
    expect(file).toMatchObject({ signed: { contentHash: hash } });
  });

  test.for(['2025', '2026'])('of %s prints on two sheets at most, without buttons', async (cycle) => {
    const page = await boardPack(cycle);
    expect(await sheetsOf(page)).toBeLessThanOrEqual(2);
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  });

  test('of those with the longest names prints on two sheets at most', async () => {
    const page = await boardPack('2025');
    await page.route(/\/api\/audits\//, async (route) => {
      const answer = await route.fetch();
      const named = LONG_NAMES.reduce(
        (body, [name, long]) => body.replaceAll(name, long),
        await answer.text(),
      );
      await route.fulfill({ response: answer, body: named });
    });
    await page.reload();
    await heading(page, /Board pack, Bournemouth, .*, 2025/);
    await page.getByText('Northumberland, Tyne and Wear').first().waitFor();
    expect(await sheetsOf(page)).toBe(2);
  });

  test.for(WIDTHS)('at %i pixels does not scroll sideways', async (width) => {
    const page = await boardPack('2026', width);
    expect(await scrollWidth(page)).toBe(width);
  });

  test('is printed by keyboard', async () => {
    const page = await boardPack('2026');
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: 'Print or save as PDF' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('body').getAttribute('data-printed')).toBe('yes');
  });
});

const packAddress = (region: Region) => `/results/pack?framework=cscip-2017&region=${REGIONS[region]}`;

describe('the regional pack', () => {
  test('is one click from the results, from published figures, and names no authority', async () => {
    const page = await as('regional lead');
    await heading(page, 'How the North East compares, 2025');
    await page.getByRole('link', { name: 'Pack of two pages for a meeting' }).click();
    await heading(page, 'Pack for the North East, 2025');
    await drawn(page);
    const main = page.getByRole('main');
    await main.getByText('11 of 12 authorities in the North East are in these results.').waitFor();
    await main.getByText('Taking part: 11 of 12 authorities.').waitFor();
    for (const part of [
      'Strengths and gaps by theme',
      'Furthest from England',
      '2024 and 2025 side by side',
      'Where the figures come from',
    ])
      await main.getByRole('heading', { level: 2, name: part }).waitFor();
    const words = await main.innerText();
    const names = await page.evaluate(async () => {
      const returns = (await (await fetch('/api/returns')).json()) as {
        shown: { units: { name: string }[] };
      };
      return returns.shown.units.map(({ name }) => name);
    });
    expect(names).toHaveLength(12);
    expect(names.filter((name) => words.includes(name))).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });

  test.for(['North East', 'London', 'Yorkshire and The Humber', 'West Midlands'] as const)(
    'of %s prints on two sheets at most, with its chart',
    async (region) => {
      const page = await as('regional lead');
      await page.goto(packAddress(region));
      await drawn(page);
      expect(await sheetsOf(page)).toBeLessThanOrEqual(2);
      expect(await page.locator('.strength-bars').first().isVisible()).toBe(true);
    },
  );

  test.for(WIDTHS)('at %i pixels does not scroll sideways', async (width) => {
    const page = await as('regional lead', width);
    await page.goto(packAddress('Yorkshire and The Humber'));
    await drawn(page);
    expect(await scrollWidth(page)).toBe(width);
  });

  test('is not for authorities', async () => {
    const page = await as('audit lead');
    await page.goto(packAddress('North East'));
    await heading(page, 'You do not have access to this page');
    expect(await page.locator('.plumbline-pack').count()).toBe(0);
  });
});

describe('pages of results', () => {
  /** What the margins leave of A4: 186 mm. */
  const SHEET = 703;
  const chosen = 'framework=cscip-2017&cycle=2025&region=E12000001';

  test.for([
    `/results?${chosen}&view=chart`,
    `/results?${chosen}&view=table`,
    `/results/regions?${chosen}`,
    `/results/cycles?${chosen}`,
    `/results/partners?${chosen}`,
    `/results/recommendations/shared-aims?${chosen}`,
    '/change',
  ])('%s on paper is no wider than a sheet, and tells no addresses', async (address) => {
    const page = await as('regional lead', SHEET);
    await page.goto(address);
    await settled(page);
    await sheetsOf(page);
    expect(await scrollWidth(page)).toBe(SHEET);
    const added = await page
      .locator('.govuk-link')
      .evaluateAll((links) => links.map((link) => getComputedStyle(link, '::after').content));
    expect(new Set(added)).toEqual(new Set(['none']));
  });
});

describe('the home of an authority', () => {
  test('says how far the open audit is, by theme and person', async () => {
    const page = await as('audit lead');
    await heading(page, 'Your audit, Ubrabarrow');
    const themes = page.getByRole('region', { name: /^Table: Answered, by theme/ });
    await themes.waitFor();
    const answered = await themes.locator('td').allInnerTexts();
    expect(answered.map((cell) => Number(cell.split(' ')[0])).reduce((a, b) => a + b)).toBe(13);
    await page.getByRole('region', { name: 'Table: Answers, by who changed them last' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('who sees what', () => {
  test('is linked in the footer, for anybody', async () => {
    const { page } = await open();
    await page.goto('/');
    await page.getByRole('contentinfo').getByRole('link', { name: 'Who sees what' }).click();
    await heading(page, 'Who sees what');
    await page.getByText('Ofsted and the Department for Education have no access to answers.').waitFor();
    await page.getByText('Your authority is the controller of what it enters.').waitFor();
    const words = page.getByRole('row', { name: /^What you know and how you know it/ }).getByRole('cell');
    expect(await words.allInnerTexts()).toEqual(['All of it', ...Array<string>(4).fill('Nothing')]);
  });

  test('feedback leads to a page that says whom to ask', async () => {
    const { page } = await open();
    await page.goto('/');
    await page.getByRole('link', { name: 'feedback', exact: true }).click();
    await heading(page, 'Contact and feedback');
    await page.getByText('Ask your administrator').waitFor();
    expect(
      await page
        .getByRole('main')
        .getByRole('link', { name: /@|https/ })
        .count(),
    ).toBe(0);
  });
});
