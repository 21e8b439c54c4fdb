import { readdirSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const SOURCES = new URL('../', import.meta.url);

/** Every file of the interface but tests, with the words that a reader could meet in it. */
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.test.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, SOURCES), 'utf8') }));

test('looks at the whole interface', () => {
  expect(files.length).toBeGreaterThan(50);
});

test.each([
  [
    '“improved”: ratings went higher or lower, why is not known',
    /\b(improved|improvement over|worsened|deteriorated)\b/i,
  ],
  [
    '“no effect” or “no change”: too few changes to tell is another thing',
    /\bno (effect|change|difference)\b/i,
  ],
  ['“significant”: clear, by a rule that is stated', /\bsignifican(t|ce|tly)\b/i],
  ['a cause', /\b(caused by|due to the programme|thanks to the programme|impact of the programme)\b/i],
])('no page claims %s', (_, claim) => {
  expect(files.filter(({ text }) => claim.test(text)).map(({ name }) => name)).toEqual([]);
});
