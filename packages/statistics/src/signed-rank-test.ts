import { smallestReachableP } from './sign-test.js';
import { requireDifferences, sharesOfSums, signedRanks, type Zeros } from './signed-ranks.js';

/**
 * What the signed-rank test says about one item.
 *
 * Shape:  `rankSumHigher` (V, also W+) and `rankSumLower` are sums of ranks by size, halves where sizes are tied. `rankBiserial` is the matched
 *         rank-biserial correlation, from -1 (all changes lower) to 1 (all higher).
 * Unit:   `changed` units have a difference that is not zero. `p` and `smallestReachableP` are probabilities.
 * Absent: `rankBiserial` is null when nothing changed.
 *
 * @example
 * const { p, rankBiserial }: SignedRankTest = signedRankTest(levelSteps(panel));
 */
export interface SignedRankTest {
  readonly changed: number;
  readonly rankSumHigher: number;
  readonly rankSumLower: number;
  readonly rankBiserial: number | null;
  readonly p: number;
  readonly smallestReachableP: number;
}

/**
 * The Wilcoxon signed-rank test, two-sided, exact and conditional on the ties: all 2^n ways to give the ranks a sign are counted, with midranks
 * for tied sizes. On four levels most sizes are tied, and the normal approximation that libraries fall back to is then too bold.
 * It takes a step as equally large anywhere on the scale; the sign test does not.
 *
 * Shape:  `differences` are later minus earlier, one a matched unit. `zeros` is 'drop' (Wilcoxon) or 'pratt' (zeros are ranked, then dropped).
 *         `p` is twice the smaller tail, at most 1; it is 1 where nothing changed.
 * Throws: RangeError when a difference is not a finite number.
 * Source: Wilcoxon (1945), Biometrics Bulletin 1(6); Pratt (1959), Remarks on zeros and ties in the Wilcoxon signed rank procedures, Journal of
 *         the American Statistical Association 54(287); conditional on ties: Hollander, Wolfe and Chicken (2014), Nonparametric statistical
 *         methods, section 3.1; rank-biserial: Kerby (2014), The simple difference formula, Comprehensive Psychology 3.
 *
 * @example
 * signedRankTest([1, 1, 0, 1, -1, 2, 0, 1, 1, 0, -1, 1]).p; // 0.1484375; the normal approximation says 0.095
 */
export function signedRankTest(differences: readonly number[], zeros: Zeros = 'drop'): SignedRankTest {
  requireDifferences(differences);
  const ranks = signedRanks(differences, zeros);
  const all = sum(ranks.map(({ doubledRank }) => doubledRank));
  const higher = sum(ranks.filter(({ isHigher }) => isHigher).map(({ doubledRank }) => doubledRank));
  const lower = all - higher;
  const tail = sharesOfSums(
    Math.min(higher, lower),
    ranks.map(({ doubledRank }) => doubledRank),
  );
  return {
    changed: ranks.length,
    rankSumHigher: higher / 2,
    rankSumLower: lower / 2,
    rankBiserial: all === 0 ? null : (higher - lower) / all,
    p: Math.min(1, 2 * sum(tail)),
    smallestReachableP: smallestReachableP(ranks.length),
  };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
