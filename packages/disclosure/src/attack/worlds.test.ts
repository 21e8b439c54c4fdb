import { ratedCount, type Histogram } from '@plumbline/framework';
import { describe, expect, it } from 'vitest';

import { protectCell, type ProtectedCell } from '../cell.js';
import { STANDARD_RULE } from '../rule.js';
import { countDetermined } from './worlds.js';

const protects = (cell: Histogram, contributors: number) => protectCell(cell, contributors, STANDARD_RULE);

/** The usual way, which looks at the number of ratings only. */
const showsFive = (cell: Histogram, contributors: number): ProtectedCell =>
  ratedCount(cell) >= 5
    ? { state: 'shown', contributors, counts: [...cell.counts], notApplicable: cell.notApplicable }
    : { state: 'hidden', contributors };

describe('over all worlds of a small block', () => {
  it.each([
    { contributors: 4, levels: 4, known: 3 },
    { contributors: 5, levels: 4, known: 1 },
    { contributors: 6, levels: 4, known: 1 },
    { contributors: 7, levels: 4, known: 1 },
    { contributors: 8, levels: 3, known: 2 },
    { contributors: 9, levels: 2, known: 2 },
    { contributors: 10, levels: 2, known: 2 },
  ])('$known of $contributors on $levels levels determine nothing', (block) => {
    expect(countDetermined(block, protects)).toBe(0);
  });

  it.each([
    { contributors: 5, levels: 4, known: 0 },
    { contributors: 6, levels: 4, known: 1 },
    { contributors: 8, levels: 2, known: 2 },
  ])('$known of $contributors determine ratings where five are enough to show a cell', (block) => {
    expect(countDetermined(block, showsFive)).toBeGreaterThan(0);
  });

  it('one more than promised determines ratings', () => {
    expect(countDetermined({ contributors: 6, levels: 4, known: 2 }, protects)).toBeGreaterThan(0);
  });
});
