import { readFileSync } from 'node:fs';

const FILE = new URL('../../../packages/demo-data/data/ofsted-ilacs-ratings.csv', import.meta.url);

/** Judgements by authority's code. No authority that is in two cycles changed its code between them. */
function ratingsOf(item: string, cycle: string): Map<string | undefined, number> {
  const lines = readFileSync(FILE, 'utf8')
    .trim()
    .split('\n')
    // Only names are quoted and hold commas; no test looks at names.
    .map((line) => line.replaceAll(/"[^"]*"/g, 'name').split(','))
    .filter((fields) => fields[0] === cycle && fields[5] === item);
  return new Map(lines.map((fields) => [fields[3], Number(fields[6])]));
}

/** How judgements moved, counted straight from the published file: what the service shows is compared with this. */
export function movesOf(item: string, from: string, to: string) {
  const after = ratingsOf(item, to);
  const steps = [...ratingsOf(item, from)]
    .filter(([code]) => after.has(code))
    .map(([code, was]) => (after.get(code) ?? was) - was);
  return {
    matched: steps.length,
    lower: steps.filter((step) => step < 0).length,
    same: steps.filter((step) => step === 0).length,
    higher: steps.filter((step) => step > 0).length,
  };
}
