import { requireCount, type Change } from './change.js';

/**
 * What the sign test says about one item.
 *
 * Unit:   `changed` units rated it differently in the later cycle: lower or higher. `p` and `smallestReachableP` are probabilities.
 *
 * @example
 * const { changed, p }: SignTest = signTest({ lower: 2, higher: 8 }); // 10 and 0.109375
 */
export interface SignTest {
  readonly changed: number;
  readonly p: number;
  readonly smallestReachableP: number;
}

/**
 * The exact two-sided sign test: how often a coin tossed for each unit that changed would split them at least as unevenly. Units that stayed the
 * same are dropped: with few changes the test can say nothing, and that is not to say that nothing moved.
 *
 * Shape:  `p` is twice the smaller binomial tail, at most 1; it is 1 where nothing changed and where as many rated higher as lower. Counted in
 *         whole numbers and rounded at the end; what no double can hold (below 5e-324) is 0.
 * Throws: RangeError when a count is negative or not whole.
 * Source: Dixon and Mood (1946), The statistical sign test, Journal of the American Statistical Association 41(236); Conover (1999),
 *         Practical nonparametric statistics, section 3.4.
 *
 * @example
 * signTest({ lower: 1, higher: 11 }); // { changed: 12, p: 0.00634765625, smallestReachableP: 0.00048828125 }
 */
export function signTest({ lower, higher }: Pick<Change, 'lower' | 'higher'>): SignTest {
  requireCount('lower', lower);
  requireCount('higher', higher);
  const changed = lower + higher;
  const smallestReachable = smallestReachableP(changed);
  if (lower === higher) return { changed, p: 1, smallestReachableP: smallestReachable };
  const choices = choicesUpTo(Math.min(lower, higher), changed);
  return { changed, p: timesHalves(choices, changed - 1), smallestReachableP: smallestReachable };
}

/**
 * The smallest p that an exact paired test (the sign test, the signed-rank test) can reach however its changes fall: all in one direction,
 * 2 / 2^n. Where it is not below the p asked for, the test cannot succeed and need not be offered.
 *
 * Shape:  1 for no change and for a single one.
 * Unit:   `changed` units rated the item differently in the later cycle.
 * Throws: RangeError when `changed` is not a whole number from 0 up.
 *
 * @example
 * smallestReachableP(5); // 0.0625: with five changes nothing is below 0.05
 */
export function smallestReachableP(changed: number): number {
  requireCount('changed', changed);
  return changed === 0 ? 1 : timesHalves(1n, changed - 1);
}

/** In how many ways at most `few` of `all` can be chosen. */
function choicesUpTo(few: number, all: number): bigint {
  let choices = 1n;
  let sum = 1n;
  for (let chosen = 1; chosen <= few; chosen += 1) {
    choices = (choices * BigInt(all - chosen + 1)) / BigInt(chosen);
    sum += choices;
  }
  return sum;
}

/** A whole number halved so many times, as a double: its 64 leading bits, then the power of two in two steps, because neither need fit one. */
function timesHalves(whole: bigint, halvings: number): number {
  const dropped = Math.max(0, whole.toString(2).length - 64);
  const exponent = dropped - halvings;
  return Number(whole >> BigInt(dropped)) * 2 ** Math.ceil(exponent / 2) * 2 ** Math.floor(exponent / 2);
}
