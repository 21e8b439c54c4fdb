/** How the signed-rank test treats differences of zero: they are dropped before ranking, or (Pratt) ranked with the others and dropped then. */
export type Zeros = 'drop' | 'pratt';

/** A difference that is not zero: twice its rank by size (a whole number, ties share the mean of their ranks) and whether it points up. */
export interface SignedRank {
  readonly doubledRank: number;
  readonly isHigher: boolean;
}

/** Ranks differences by size. Not exported from the package. */
export function signedRanks(differences: readonly number[], zeros: Zeros): SignedRank[] {
  const ranked = zeros === 'pratt' ? differences : differences.filter((difference) => difference !== 0);
  const bySize = Map.groupBy(ranked, Math.abs);
  const ranks: SignedRank[] = [];
  let ranksGiven = 0;
  for (const [size, tied] of [...bySize].toSorted(([one], [other]) => one - other)) {
    const doubledRank = 2 * ranksGiven + tied.length + 1;
    ranksGiven += tied.length;
    if (size === 0) continue;
    for (const difference of tied) ranks.push({ doubledRank, isHigher: difference > 0 });
  }
  return ranks;
}

/**
 * How the positive ranks add up over all 2^n ways to give n ranks a sign: the share of the ways that reach each sum. Dynamic programming, one
 * rank after another. Exact for the first fifty ranks or so, afterwards to about n roundings of a double. Not exported from the package.
 *
 * Shape:  `shares[sum]` for the sums from 0 to `largestSum`. The ranks are whole numbers: midranks are handed over doubled.
 */
export function sharesOfSums(largestSum: number, ranks: readonly number[]): Float64Array {
  const shares = new Float64Array(largestSum + 1);
  shares[0] = 1;
  for (const rank of ranks) {
    for (let sum = largestSum; sum >= 0; sum -= 1) {
      const without = shares[sum] ?? 0;
      const withRank = sum >= rank ? (shares[sum - rank] ?? 0) : 0;
      shares[sum] = (without + withRank) / 2;
    }
  }
  return shares;
}

/** Refuses what cannot be a list of differences. Not exported from the package. */
export function requireDifferences(differences: readonly number[]): void {
  for (const difference of differences) {
    if (!Number.isFinite(difference)) throw new RangeError(`${difference} is no difference of two ratings`);
  }
}
