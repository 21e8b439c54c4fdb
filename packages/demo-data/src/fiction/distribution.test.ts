import { describe, expect, it } from 'vitest';

import type { FictionalAudit } from './audit.js';
import { fictionalAudits } from './audits.js';
import { fictionalAuthorities } from './authorities.js';
import { FICTIONAL_CYCLES } from './cycles.js';
import { DEMONSTRATION } from './hash.js';
import { REGIONS } from './regions.js';

const LEVELS = ['not-in-place', 'emerging', 'established', 'embedded'];
const audits = [...fictionalAudits(DEMONSTRATION)];
const units = fictionalAuthorities(DEMONSTRATION);
const [first, second] = FICTIONAL_CYCLES.map((cycle) => {
  const returned = audits.filter(({ cycleId, signedAt }) => cycleId === cycle.id && signedAt !== null);
  return {
    answering: units.filter(({ answersIn }) => answersIn.includes(cycle.id)).length,
    late: returned.filter(({ signedAt }) => (signedAt ?? '').slice(0, 10) > cycle.figuresTakenOn),
    contributors: returned.filter(({ signedAt }) => (signedAt ?? '').slice(0, 10) <= cycle.figuresTakenOn),
  };
});
if (!first || !second) throw new Error('Two closed cycles are needed.');

/** The authority's rating of each item in published results: the agreed one, or else its own. Level indexes; -1: not applicable. */
function resultsOf({ answers }: FictionalAudit): Map<string, number> {
  const own = answers.filter(({ raterType }) => raterType === 'own');
  const agreed = answers.filter(({ raterType }) => raterType === 'agreed');
  return new Map(
    [...own, ...agreed].map(({ recommendationId, levelKey }) => [
      recommendationId,
      LEVELS.indexOf(levelKey ?? ''),
    ]),
  );
}

/** Rule 1 of disclosure control, written again from its words and not taken from the package that has it. */
function isShown(results: readonly number[]): boolean {
  const counts = LEVELS.map((_, level) => results.filter((result) => result === level).length);
  const rated = counts.reduce((sum, count) => sum + count, 0);
  const spread = Math.max(results.length >= 8 ? 3 : 2, Math.ceil(results.length / 5));
  return rated >= 5 && rated - Math.max(...counts) >= spread;
}

function shareOfCellsShown(contributors: readonly FictionalAudit[]): number {
  const cells = REGIONS.flatMap(({ code }) => {
    const block = contributors.filter(({ regionCode }) => regionCode === code).map(resultsOf);
    const items = [...(block[0]?.keys() ?? [])];
    return items.map((item) => isShown(block.map((results) => results.get(item) ?? -1)));
  });
  expect(cells).toHaveLength(9 * 27);
  return cells.filter(Boolean).length / cells.length;
}

describe('the test’s own rule', () => {
  const histogram = (counts: readonly number[]): number[] =>
    counts.flatMap((count, level) => Array.from({ length: count }, () => level));

  // The worked cases of the rule.
  it.each([
    [[0, 0, 2, 3], true],
    [[0, 0, 1, 4], false],
    [[0, 0, 2, 6], false],
    [[0, 1, 2, 5], true],
    [[0, 0, 3, 12], true],
    [[0, 0, 3, 13], false],
    [[3, 2, 2, 26], true],
    [[2, 2, 0, 0], false],
  ])('shows %j: %s', (counts, shown) => {
    expect(isShown(histogram(counts))).toBe(shown);
  });
});

describe.each([
  ['2024', first],
  ['2025', second],
])('the closed cycle %s', (_, { answering, contributors, late }) => {
  it('has 88 to 95 % returned in time, and a few late', () => {
    expect(contributors.length / answering).toBeGreaterThan(0.88);
    expect(contributors.length / answering).toBeLessThan(0.95);
    expect(late.length).toBeGreaterThanOrEqual(2);
  });

  it('has 79 to 93 % of its cells shown', () => {
    const share = shareOfCellsShown(contributors);
    expect(share).toBeGreaterThan(0.79);
    expect(share).toBeLessThan(0.93);
  });

  it('uses the whole scale, the middle most', () => {
    const results = contributors.flatMap((audit) => [...resultsOf(audit).values()]);
    const [none, emerging, established, embedded] = LEVELS.map(
      (_, level) => results.filter((result) => result === level).length / results.length,
    );
    expect(Math.min(none ?? 0, embedded ?? 0)).toBeGreaterThan(0.04);
    expect(Math.min(emerging ?? 0, established ?? 0)).toBeGreaterThan(0.25);
  });
});

describe('between the closed cycles', () => {
  const earlier = new Map(first.contributors.map((audit) => [audit.authorityId, resultsOf(audit)]));
  const pairs = second.contributors.flatMap((audit) =>
    [...resultsOf(audit)].flatMap(([item, after]) => {
      const before = earlier.get(audit.authorityId)?.get(item) ?? -1;
      return before < 0 || after < 0 ? [] : [{ item, before, after }];
    }),
  );
  const byItem = [...Map.groupBy(pairs, ({ item }) => item).values()].map((group) => ({
    higher: group.filter(({ before, after }) => after > before).length,
    lower: group.filter(({ before, after }) => after < before).length,
  }));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

  it('most ratings stay, and they go together', () => {
    const same = pairs.filter(({ before, after }) => before === after).length / pairs.length;
    expect(same).toBeGreaterThan(0.6);
    expect(same).toBeLessThan(0.85);
    const meanBefore = sum(pairs.map(({ before }) => before)) / pairs.length;
    const meanAfter = sum(pairs.map(({ after }) => after)) / pairs.length;
    const together = sum(pairs.map(({ before, after }) => (before - meanBefore) * (after - meanAfter)));
    const apart =
      sum(pairs.map(({ before }) => (before - meanBefore) ** 2)) *
      sum(pairs.map(({ after }) => (after - meanAfter) ** 2));
    expect(together / Math.sqrt(apart)).toBeGreaterThan(0.6);
  });

  it('more are higher than lower, but not on every item', () => {
    expect(sum(byItem.map(({ higher }) => higher))).toBeGreaterThan(
      1.4 * sum(byItem.map(({ lower }) => lower)),
    );
    const falling = byItem.filter(({ higher, lower }) => lower > higher).length;
    expect(falling).toBeGreaterThanOrEqual(2);
    expect(falling).toBeLessThanOrEqual(9);
  });

  it('some come and some go', () => {
    const before = new Set(first.contributors.map(({ authorityId }) => authorityId));
    const after = new Set(second.contributors.map(({ authorityId }) => authorityId));
    expect([...before].filter((id) => !after.has(id)).length).toBeGreaterThanOrEqual(3);
    expect([...after].filter((id) => !before.has(id)).length).toBeGreaterThanOrEqual(3);
  });
});

it('all of one region’s authorities let near-agreement be shown, and of no other region’s', () => {
  const consenting = REGIONS.filter(({ code }) =>
    second.contributors
      .filter(({ regionCode }) => regionCode === code)
      .every(({ consents }) => consents?.nearAgreement),
  );
  expect(consenting.map(({ name }) => name)).toEqual(['East of England']);
});
