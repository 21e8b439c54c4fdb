import { HIDDEN_SENTENCE } from '@plumbline/framework';
import type { Page } from 'playwright-core';

import { LEVELS, type Row } from './judgements.js';

/** What a row of the table says about an area: its levels, how many at strength, rated, and not applicable. */
const COLUMNS = LEVELS.length + 3;

const NONE = Array.from({ length: COLUMNS }, () => '[c]');

/** The cells that a row must have; a judgement is always applicable. */
export function cellsOf(counts: readonly number[] | null): readonly string[] {
  if (!counts) return NONE;
  const [inadequate = 0, requires = 0, good = 0, outstanding = 0] = counts;
  const strength = good + outstanding;
  return [inadequate, requires, good, outstanding, strength, strength + inadequate + requires, 0].map(String);
}

/** The rows of the page's table in the order of their titles: title, cells of the region, cells of England. */
export async function tableRows(page: Page) {
  const bodies = page.getByRole('region', { name: /^Table: / }).locator('tbody');
  await bodies.first().waitFor();
  const rows = await bodies.evaluateAll((found) =>
    found.map((body) => {
      const text = (selector: string) =>
        [...body.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) =>
          innerText.trim().replaceAll(/\s+/g, ' '),
        );
      return {
        title: text('th[rowspan]').join(''),
        region: text('tr:first-child td'),
        england: text('tr:last-child td'),
        note: text('tr:last-child th').join(''),
      };
    }),
  );
  return rows.toSorted(byTitle);
}

/** What a row of the table must say of England's figures. */
export function englandNote({ england, elsewhere }: Row): string {
  if (!england) return 'England shown in no region';
  if (elsewhere === 0) return 'England all regions shown';
  const authorities = elsewhere === 1 ? 'authority' : 'authorities';
  return `England from regions shown; ${elsewhere} further ${authorities} returned in regions not shown`;
}

/** The rows of the page's chart in the order of their titles, in the words that are read aloud. */
export async function chartRows(page: Page) {
  const items = page.getByRole('group', { name: /^Chart: / }).getByRole('listitem');
  await items.first().waitFor();
  const rows = await items.evaluateAll((found) =>
    found.map((item) => {
      const [title, words] = [...item.children].map(({ textContent }) => textContent);
      return { title: title ?? '', words: words ?? '' };
    }),
  );
  return rows.toSorted(byTitle);
}

/** What a row of the chart must say. */
export function chartWords({ region, england }: Row): string {
  if (!region) return HIDDEN_SENTENCE;
  const byLevel = LEVELS.map((level, index) => `${level} ${region[index]}`).join(', ');
  const besides = england ? ` England: ${atStrength(england)} of ${sum(england)} at strength.` : '';
  return `${sum(region)} rated. ${atStrength(region)} of ${sum(region)} at strength. ${byLevel}.${besides}`;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
const atStrength = (counts: readonly number[]): number => sum(counts.slice(2));
const byTitle = (one: { title: string }, other: { title: string }) => (one.title < other.title ? -1 : 1);
