import { ratedCount, type Histogram } from '@plumbline/framework';

import { requireCount, safeCoalition, type RuleNumbers } from './rule.js';

/**
 * Those whose answers to one item make a cell: a region's authorities, or its organisations for partners' ratings.
 *
 * Unit:   `contributors` are all of the block whose framework version asks the item, those who said not applicable included; of organisations all
 *         that answered the item. `seenTogether` counts contributors whose answers somebody who takes part sees side by side.
 * Absent: without `everyoneConsented` the full rule holds. It is true only where each contributor of the block agreed at sign-off that
 *         near-agreement may be shown; it then waives the spread, never the number of ratings, and the page must say so.
 *         Without `seenTogether` each contributor sees its own answer only.
 *
 * @example
 * const block: Block = { contributors: 10, everyoneConsented: true };
 */
export interface Block {
  readonly contributors: number;
  readonly everyoneConsented?: boolean;
  readonly seenTogether?: number;
}

/** A cell with its counts. */
interface Counts {
  readonly contributors: number;
  readonly counts: number[];
  readonly notApplicable: number;
}

/**
 * What may be published of one recommendation in one block. A hidden cell holds no counts and no cause.
 *
 * Shape:  `counts[i]` belongs to the i-th level of the scale, weakest first. `shown_by_consent`: the rule would hide it, and is waived because
 *         everyone of the block agreed to that; whatever shows it says so.
 * Unit:   contributors of the block (authorities, or organisations for partners' ratings).
 *
 * @example
 * const hidden: ProtectedCell = { state: 'hidden', contributors: 10 };
 */
export type ProtectedCell =
  | ({ readonly state: 'shown' | 'shown_by_consent' } & Counts)
  | { readonly state: 'hidden'; readonly contributors: number };

/**
 * How many contributors may pool all that they know without learning another one's answer: m of the guarantee. It is
 * `safeCoalition(N)`, or as many as one who takes part sees side by side where these are more.
 *
 * Throws: RangeError when a number of the block is negative or not whole.
 *
 * @example
 * protectedAgainst(10, STANDARD_RULE); // 2
 * protectedAgainst({ contributors: 10, seenTogether: 4 }, STANDARD_RULE); // 4
 */
export function protectedAgainst(block: number | Block, rule: RuleNumbers): number {
  const { contributors, seenTogether = 0 } = blockOf(block);
  requireCount('seen together', seenTogether);
  return Math.max(safeCoalition(contributors, rule), seenTogether);
}

/**
 * Whether the counts of a recommendation may be shown: enough rated it, and enough of them gave another rating than the most common one.
 *
 * The guarantee: whoever knows this algorithm and the complete audits of up to m = `protectedAgainst(block)` contributors of a block cannot determine
 * any other contributor's rating from everything published under the rule; at least two answers remain possible for each, even when it is known
 * who said not applicable. Of a shown cell at least m + 1 ratings differ from any one level, so outside the m known ones two levels
 * remain. A hidden cell would be hidden as well if all outside had given the same rating, whichever that is.
 * Where everyone consented a cell is hidden for one reason only, too few ratings; so that m contributors who rated cannot conclude that all
 * others did not, at least m + 2 ratings are asked for there (more than `minRated` from 21 contributors up).
 * Its limits: it does not prevent a good guess (the most common rating may be that of four in five), nor cover what is known from elsewhere, the
 * belief that nothing changed between two cycles, whoever sees more than m audits of the block, or a cell that is shown by consent.
 *
 * Throws: RangeError when a count is negative or not whole, or when more answered than contribute.
 *
 * @example
 * isShown({ counts: [0, 0, 3, 12], notApplicable: 0 }, 15, STANDARD_RULE); // true
 * isShown({ counts: [0, 0, 3, 13], notApplicable: 0 }, 16, STANDARD_RULE); // false: one in five of 16 is 4
 * isShown({ counts: [0, 0, 0, 6], notApplicable: 0 }, { contributors: 6, everyoneConsented: true }, STANDARD_RULE); // true
 */
export function isShown(histogram: Histogram, block: number | Block, rule: RuleNumbers): boolean {
  return stateOf(histogram, blockOf(block), rule) !== 'hidden';
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
  const state = stateOf(histogram, blockOf(block), rule);
  if (state === 'hidden') return { state, contributors };
  const { counts, notApplicable } = histogram;
  return { state, contributors, counts: [...counts], notApplicable };
}

function stateOf(histogram: Histogram, block: Block, rule: RuleNumbers): ProtectedCell['state'] {
  requireAnswers(histogram, block.contributors);
  const rated = ratedCount(histogram);
  const known = protectedAgainst(block, rule);
  if (rated < rule.minRated) return 'hidden';
  if (rated - Math.max(...histogram.counts) > known) return 'shown';
  return block.everyoneConsented === true && rated >= known + 2 ? 'shown_by_consent' : 'hidden';
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
