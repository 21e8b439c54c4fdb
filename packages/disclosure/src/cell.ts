import { ratedCount, type Histogram } from '@plumbline/framework';

import { requireCount, spread, type RuleNumbers } from './rule.js';

/**
 * Those whose answers to one item make a cell: a region's authorities, or its organisations for partners' ratings.
 *
 * Unit:   `contributors` are all of the block whose framework version asks the item, those who said not applicable included.
 * Absent: without `everyoneConsented` the full rule holds. It is true only where each contributor of the block agreed at sign-off that
 *         near-agreement may be shown; it then waives the spread, never the number of ratings, and the page must say so.
 *
 * @example
 * const block: Block = { contributors: 10, everyoneConsented: true };
 */
export interface Block {
  readonly contributors: number;
  readonly everyoneConsented?: boolean;
}

/**
 * What may be published of one recommendation in one block. A hidden cell holds no counts and no cause.
 *
 * Shape:  `counts[i]` belongs to the i-th level of the scale, weakest first.
 * Unit:   contributors of the block (authorities, or organisations for partners' ratings).
 *
 * @example
 * const hidden: ProtectedCell = { state: 'hidden', contributors: 10 };
 */
export type ProtectedCell =
  | {
      readonly state: 'shown';
      readonly contributors: number;
      readonly counts: number[];
      readonly notApplicable: number;
    }
  | { readonly state: 'hidden'; readonly contributors: number };

/**
 * Whether the counts of a recommendation may be shown: enough rated it, and enough of them gave another rating than the most common one.
 *
 * The guarantee: whoever knows this algorithm and the complete audits of up to m = `safeCoalition(N)` authorities of a block of N cannot determine
 * any other authority's rating from everything published under the rule; at least two answers remain possible for each, even when it is known
 * who said not applicable. Of a shown cell at least m + 1 ratings differ from any one level, so outside the m known ones two levels
 * remain. A hidden cell would be hidden as well if all outside had given the same rating, whichever that is.
 * Its limits: it does not prevent a good guess (the most common rating may be that of four in five), nor cover what is known from elsewhere, the
 * belief that nothing changed between two cycles, whoever sees more than m audits of the block, or a block where everyone consented.
 *
 * Throws: RangeError when a count is negative or not whole, or when more answered than contribute.
 *
 * @example
 * isShown({ counts: [0, 0, 3, 12], notApplicable: 0 }, 15, STANDARD_RULE); // true
 * isShown({ counts: [0, 0, 3, 13], notApplicable: 0 }, 16, STANDARD_RULE); // false: one in five of 16 is 4
 * isShown({ counts: [0, 0, 0, 6], notApplicable: 0 }, { contributors: 6, everyoneConsented: true }, STANDARD_RULE); // true
 */
export function isShown(histogram: Histogram, block: number | Block, rule: RuleNumbers): boolean {
  const { contributors, everyoneConsented = false } = blockOf(block);
  requireAnswers(histogram, contributors);
  const rated = ratedCount(histogram);
  if (rated < rule.minRated) return false;
  return everyoneConsented || rated - Math.max(...histogram.counts) >= spread(contributors, rule);
}

/**
 * Turns the counts of a block into what may be published of them; see {@link isShown} for the guarantee and its limits.
 *
 * Everything published has to be a function of shown cells: totals, medians, shares and orders are taken from them, never from rows.
 *
 * Throws: RangeError when a count is negative or not whole, or when more answered than contribute.
 *
 * @example
 * protectCell({ counts: [0, 0, 1, 4], notApplicable: 0 }, 5, STANDARD_RULE); // { state: 'hidden', contributors: 5 }
 */
export function protectCell(histogram: Histogram, block: number | Block, rule: RuleNumbers): ProtectedCell {
  const { contributors } = blockOf(block);
  if (!isShown(histogram, block, rule)) return { state: 'hidden', contributors };
  const { counts, notApplicable } = histogram;
  return { state: 'shown', contributors, counts: [...counts], notApplicable };
}

function blockOf(block: number | Block): Block {
  return typeof block === 'number' ? { contributors: block } : block;
}

function requireAnswers(histogram: Histogram, contributors: number): void {
  requireCount('contributors', contributors);
  requireCount('not applicable', histogram.notApplicable);
  for (const count of histogram.counts) requireCount('counts', count);
  const answered = ratedCount(histogram) + histogram.notApplicable;
  if (answered > contributors) {
    throw new RangeError(`${answered} answered, but only ${contributors} contribute`);
  }
}
