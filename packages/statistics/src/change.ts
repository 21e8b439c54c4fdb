/**
 * How those who rated an item in both of two cycles moved between them.
 *
 * Unit:   units (authorities, or organisations for partners' ratings); each counts once, by its own two ratings.
 * Absent: nothing is left out: 0 is a number. Who did not rate it in both cycles is in none of the three.
 *
 * @example
 * const change: Change = { lower: 1, same: 2, higher: 4 };
 */
export interface Change {
  readonly lower: number;
  readonly same: number;
  readonly higher: number;
}

/**
 * The paired net dominance d: how far more rated higher than rated lower, among all who rated in both cycles. It uses the order of the
 * levels and no distances. This is the effect to lead with; its parts ("4 higher, 1 lower, 2 the same") belong beside it.
 *
 * Shape:  from -1 (all rated lower) to 1 (all rated higher); 0 where as many rated higher as lower, which is not "nothing moved".
 * Unit:   a share of the matched units, those that stayed the same included.
 * Absent: null when nobody rated it in both cycles.
 * Throws: RangeError when a count is negative or not whole.
 * Source: Cliff (1993), Dominance statistics, Psychological Bulletin 114(3): the within-subject delta d_w, (# higher - # lower) / n.
 *
 * @example
 * netDominance({ lower: 2, same: 3, higher: 7 }); // 0.4166…: 5 more of 12
 */
export function netDominance({ lower, same, higher }: Change): number | null {
  requireCount('lower', lower);
  requireCount('same', same);
  requireCount('higher', higher);
  const matched = lower + same + higher;
  return matched === 0 ? null : (higher - lower) / matched;
}

/** Refuses what cannot be a count. Not exported from the package. */
export function requireCount(what: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`${what}: ${value} is not a whole number from 0 up`);
  }
}
