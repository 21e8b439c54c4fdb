import { ratedCount, type Histogram } from '@plumbline/framework';
import { describe, expect, it } from 'vitest';

import { isShown } from '../cell.js';
import { safeCoalition, STANDARD_RULE } from '../rule.js';
import { attackRule, disagreements, range, shownAgreements } from './coalition.js';

const shows = (cell: Histogram, contributors: number) => isShown(cell, contributors, STANDARD_RULE);

/** The usual way, which looks at the number of ratings only. */
const showsFive = (cell: Histogram) => ratedCount(cell) >= 5;

const blocks = range(5, 33);

describe('no coalition of up to m learns another rating', () => {
  it('from any cell that the rule shows, of 5 to 33 contributors', () => {
    const attacks = blocks.map((n) => attackRule(shows, n, safeCoalition(n, STANDARD_RULE)));
    expect(attacks.flatMap(({ leaks }) => leaks)).toEqual([]);
    expect(attacks.filter(({ shown }) => shown === 0)).toEqual([]);
  });

  it('from a cell being hidden: had all others agreed, on anything, it would be hidden as well', () => {
    expect(blocks.flatMap((n) => shownAgreements(shows, n, safeCoalition(n, STANDARD_RULE)))).toEqual([]);
  });
});

describe('the attacker', () => {
  it('finds leaks in a rule that asks for five ratings only, in every block and for a single insider', () => {
    const harmless = blocks.filter((n) => attackRule(showsFive, n, 1).leaks.length === 0);
    expect(harmless).toEqual([]);
    expect(attackRule(showsFive, 5, 1).leaks).toContainEqual({ counts: [0, 0, 1, 4], notApplicable: 0 });
    expect(shownAgreements(showsFive, 5, 1)).not.toEqual([]);
  });

  it('finds the leaks of a coalition one larger than m: the guarantee promises no more than it keeps', () => {
    const safe = blocks.filter(
      (n) => attackRule(shows, n, safeCoalition(n, STANDARD_RULE) + 1).leaks.length === 0,
    );
    expect(safe).toEqual([]);
  });

  it('finds in the worst case what trying every coalition finds', () => {
    expect(disagreements(12)).toEqual([]);
  });
});
