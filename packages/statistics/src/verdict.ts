import { benjaminiHochberg } from './benjamini-hochberg.js';
import { requireCount, type Change } from './change.js';
import { signTest, smallestReachableP, type SignTest } from './sign-test.js';

/**
 * Below which adjusted p a change is called clear.
 *
 * @example
 * const isClear = adjustedP < CLEAR_BELOW;
 */
export const CLEAR_BELOW = 0.05;

/**
 * What may be said of one item: clearly more units rated it higher than lower, clearly more rated it lower than higher, or there are too few
 * changes to tell. There is no verdict "stayed the same": changes that fall to both sides, or are few, do not show that.
 *
 * @example
 * const words: Record<Verdict, string> = { 'more-higher': …, 'more-lower': …, 'too-few-changes': 'Too few changes to tell' };
 */
export type Verdict = 'more-higher' | 'more-lower' | 'too-few-changes';

/**
 * One item of a family, judged. `change` and the numbers of the test stand beside every verdict.
 *
 * Unit:   `adjustedP` is the p of the sign test adjusted within the family.
 *
 * @example
 * const [{ verdict, adjustedP }] = judgeFamily([{ lower: 0, same: 3, higher: 8 }]); // 'more-higher' and 0.0078125
 */
export interface JudgedChange {
  readonly change: Change;
  readonly test: SignTest;
  readonly adjustedP: number;
  readonly verdict: Verdict;
}

/**
 * The rule of the verdict: clear is what has an adjusted p below {@link CLEAR_BELOW}; the side with more units names its direction.
 *
 * Absent: without an adjusted p (null: not tested) there are too few changes to tell.
 *
 * @example
 * verdictOf({ lower: 1, higher: 11 }, 0.034); // 'more-higher'
 * verdictOf({ lower: 1, higher: 11 }, 0.07); // 'too-few-changes'
 */
export function verdictOf(
  { lower, higher }: Pick<Change, 'lower' | 'higher'>,
  adjustedP: number | null,
): Verdict {
  if (adjustedP === null || adjustedP >= CLEAR_BELOW || lower === higher) return 'too-few-changes';
  return higher > lower ? 'more-higher' : 'more-lower';
}

/**
 * Judges the items of one family together: a sign test each, adjusted after Benjamini and Hochberg over all of them.
 *
 * Shape:  in the order given. The list is the family: hand over all items that are compared together, never a part chosen after looking.
 * Absent: null for an item that cannot be compared (one of the two cycles did not ask it); it is not counted in the family.
 * Throws: RangeError when a count is negative or not whole.
 *
 * @example
 * judgeFamily([{ lower: 0, same: 1, higher: 11 }, { lower: 3, same: 5, higher: 4 }, null]);
 * // 'more-higher' with an adjusted p of 0.00195…, 'too-few-changes' with 1, null
 */
export function judgeFamily(changes: readonly (Change | null)[]): (JudgedChange | null)[] {
  const tests = changes.map((change) => (change === null ? null : signTest(change)));
  const adjusted = benjaminiHochberg(tests.map((test) => test?.p ?? null));
  return changes.map((change, index) => {
    const test = tests[index] ?? null;
    const adjustedP = adjusted[index] ?? null;
    if (change === null || test === null || adjustedP === null) return null;
    return { change, test, adjustedP, verdict: verdictOf(change, adjustedP) };
  });
}

/**
 * How many changes an item needs before it could be clear on its own, all going one way while no other item of the family is clear. Said before
 * the test is offered.
 *
 * Unit:   units that changed; `family` is a number of items.
 * Throws: RangeError when `family` is not a whole number from 1 up.
 *
 * @example
 * changesNeeded(1); // 6
 * changesNeeded(27); // 11
 */
export function changesNeeded(family: number): number {
  requireCount('family', family);
  if (family === 0) throw new RangeError('a family has at least one item');
  let changed = 1;
  while (smallestReachableP(changed) * family >= CLEAR_BELOW) changed += 1;
  return changed;
}

/**
 * The verdicts of a family in one sentence. It counts and says nothing of causes: the ratings are the authorities' own.
 *
 * Absent: items that cannot be compared (null) are not counted, neither among the verdicts nor in "of".
 *
 * @example
 * describeVerdicts(judgeFamily(changes).map((judged) => judged?.verdict ?? null));
 * // 'On 12 of 27 clearly more rated higher than lower, on 1 clearly fewer, on 14 too few changes to tell.'
 */
export function describeVerdicts(verdicts: readonly (Verdict | null)[]): string {
  const compared = verdicts.filter((verdict) => verdict !== null);
  if (compared.length === 0) return 'There is nothing to compare.';
  const count = (asked: Verdict) => compared.filter((verdict) => verdict === asked).length || 'none';
  return (
    `On ${count('more-higher')} of ${compared.length} clearly more rated higher than lower, ` +
    `on ${count('more-lower')} clearly fewer, on ${count('too-few-changes')} too few changes to tell.`
  );
}
