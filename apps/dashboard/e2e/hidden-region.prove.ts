import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { heading, signIn } from './pages.js';
import { open } from './person.js';
import { authoritiesOf, CSCIP, ITEMS, startMadeUp } from './recommendations.js';
import type { Service } from './service.js';

const PICTURES = process.env['PLUMBLINE_PICTURES'];
const YEARS = ['2021', '2022'] as const;
/** Four of the North East returned; all of the North West did and agree on everything. */
const REGIONS = [
  { name: 'North East', code: 'E12000001', returned: 4, why: 'too few returned' },
  { name: 'North West', code: 'E12000002', returned: 99, why: 'all agree' },
] as const;

let service: Service;
beforeAll(async () => {
  service = await startMadeUp(async (made) => {
    const lines = YEARS.flatMap((year) =>
      REGIONS.flatMap(({ name, returned }) =>
        authoritiesOf(name)
          .slice(0, returned)
          .flatMap((authority) =>
            ITEMS.map(({ id }) =>
              [`alike-${year}`, CSCIP, 1, authority.code, `"${authority.name}"`, id, 2, `${year}-06-30`].join(
                ',',
              ),
            ),
          ),
      ),
    );
    const file = join(mkdtempSync(join(tmpdir(), 'plumbline-alike-')), 'alike.csv');
    const head = 'cycle,framework,framework_version,la_code,la_name,item,rating,rated_on';
    writeFileSync(file, [head, ...lines, ''].join('\n'));
    await made.plumbline('ratings', 'import', file, '--framework', CSCIP);
    for (const year of YEARS)
      await made.plumbline('release', 'publish', '--framework', CSCIP, '--cycle', `alike-${year}`);
  });
}, 240_000);
afterAll(() => service.remove());

const pages = (region: string) => {
  const where = `framework=${CSCIP}&cycle=alike-2022&region=${region}`;
  return {
    chart: `/results?${where}&levels=two&view=chart`,
    table: `/results?${where}&levels=two&view=table`,
    change: `/change?${where}&from=alike-2021`,
    cycles: `/results/cycles?${where}`,
    recommendation: `/results/recommendations/shared-aims?${where}`,
    pack: `/results/pack?${where}`,
    partners: `/results/partners?${where}`,
    projector: `/results/projector?${where}`,
  };
};

async function lead(address: string): Promise<Page> {
  const { page } = await open({ baseURL: service.address });
  await signIn(page);
  await page.goto(address);
  await heading(page, /./);
  await page.waitForFunction(() => !document.querySelector('.plumbline-skeleton'));
  return page;
}

test.for(
  REGIONS.flatMap((region) =>
    Object.entries(pages(region.code)).map(([name, address]) => ({ region, name, address })),
  ),
)(
  'a region of which nothing is shown because $region.why: $name',
  { timeout: 60_000 },
  async ({ region, name, address }) => {
    const page = await lead(address);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    for (const width of [1280, 375]) {
      await page.setViewportSize({ width, height: 800 });
      if (PICTURES)
        await page.screenshot({
          path: `${PICTURES}/hidden-${region.code}-${name}-${width}.png`,
          fullPage: true,
        });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth), { timeout: 8_000 })
        .toBe(width);
    }
    // No bar, and in no cell of the region a number.
    expect(await page.locator('.strength-plot__segment').count()).toBe(0);
    const main = await page.getByRole('main').innerText();
    expect(main).not.toMatch(/\d+ of \d+ at strength|NaN|undefined|null/);
    expect(main.includes(HIDDEN_SENTENCE.slice(1))).toBe(name !== 'partners');
    // Without a bar there is no legend either.
    expect(await page.locator('.projector .strength-legend').count()).toBe(0);
    const tooFew = main.includes('Fewer than five authorities in the North East returned');
    const standsAlone = ['chart', 'table', 'pack', 'change', 'recommendation', 'projector'].includes(name);
    expect(tooFew).toBe(region.name === 'North East' && standsAlone);
  },
);
