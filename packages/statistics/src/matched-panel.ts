import { requireCount, type Change } from './change.js';

/**
 * What the units of one cycle said about one item. Those in it are the panel of the cycle.
 *
 * Shape:  from a unit (an authority, an organisation, a pseudonym that is stable over cycles) to the index of its level; 0 is the weakest.
 * Absent: null is "not applicable". A unit that is not in the cycle, or that its version of the framework did not ask, has no entry.
 *
 * @example
 * const ratings: CycleRatings = new Map([['a', 1], ['b', null]]); // a rated it, b said not applicable
 */
export type CycleRatings = ReadonlyMap<string, number | null>;

/**
 * The change that there could have been, had the missing rated in both cycles: those who rated the item in the only cycle they are in.
 *
 * Shape:  two changes over matched and missing together. In `ifMissingLower` every missing unit went down, in `ifMissingHigher` up, except
 *         one whose known rating leaves no room (who left at the top level cannot have gone up): that one stays the same.
 * Unit:   units; `missing` of them are joined or left.
 * Source: worst-case bounds, Horowitz and Manski (2000), Nonparametric analysis of randomized experiments with missing covariate and
 *         outcome data, Journal of the American Statistical Association 95(449); here with the end of the scale that is known.
 *
 * @example
 * const { missing, ifMissingLower, ifMissingHigher }: ChangeBounds = pairUp(earlier, later, 4).bounds;
 */
export interface ChangeBounds {
  readonly missing: number;
  readonly ifMissingLower: Change;
  readonly ifMissingHigher: Change;
}

/**
 * One item in two cycles, unit by unit. Every unit of either cycle is exactly one of matched, not applicable, joined and left.
 *
 * Shape:  `transitions[from][to]` are the units at the level `from` in the earlier cycle and `to` in the later; they add up to `matched`,
 *         and so do `lower`, `same` and `higher`.
 *         `matched` gave a level in both cycles. `notApplicable` are in both panels and said so in one of them or in both.
 *         `joined` are in the later panel only, `left` in the earlier only, whatever they answered there.
 * Unit:   units.
 *
 * @example
 * const { matched, joined, left }: MatchedPanel = pairUp(earlier, later, 4); // "7 of 9 are in both cycles"
 */
export interface MatchedPanel extends Change {
  readonly matched: number;
  readonly notApplicable: number;
  readonly joined: number;
  readonly left: number;
  readonly transitions: readonly (readonly number[])[];
  readonly bounds: ChangeBounds;
}

/**
 * Follows the units of two cycles through one item (or through equivalent items of two versions, on the same scale).
 *
 * Unit:   `levels` is the number of levels of the scale.
 * Throws: RangeError when a rating is no level of the scale, or the scale has no levels.
 *
 * @example
 * const earlier = new Map([['a', 1], ['b', 2], ['c', null], ['d', 3]]);
 * const later = new Map([['a', 2], ['b', 2], ['c', 1], ['e', 0]]);
 * pairUp(earlier, later, 4); // matched 2 (a higher, b the same), not applicable 1 (c), joined 1 (e), left 1 (d)
 */
export function pairUp(earlier: CycleRatings, later: CycleRatings, levels: number): MatchedPanel {
  requireScale(levels, [...earlier.values(), ...later.values()]);
  const units = [...new Set([...earlier.keys(), ...later.keys()])];
  const answers = units.map((unit): Answers => ({ from: earlier.get(unit), to: later.get(unit) }));
  const pairs = answers.filter(isPair);
  const change = changeOf(pairs);
  const joined = answers.filter(({ from }) => from === undefined).length;
  const left = answers.filter(({ to }) => to === undefined).length;
  return {
    matched: pairs.length,
    notApplicable: units.length - pairs.length - joined - left,
    joined,
    left,
    ...change,
    transitions: transitionsOf(pairs, levels),
    bounds: boundsOf(change, answers, levels),
  };
}

/**
 * By how many levels each matched unit moved: what the signed-rank test and the Hodges-Lehmann estimate are made from.
 *
 * Shape:  one number a matched unit, later minus earlier, lowest first; the units cannot be told apart any more.
 * Unit:   steps on the scale. That a step is as large anywhere on it is an assumption which these two methods make.
 *
 * @example
 * levelSteps({ transitions: [[0, 2], [1, 3]] }); // [-1, 0, 0, 0, 1, 1]
 */
export function levelSteps({ transitions }: Pick<MatchedPanel, 'transitions'>): number[] {
  return transitions
    .flatMap((row, from) => row.flatMap((units, to) => Array.from({ length: units }, () => to - from)))
    .toSorted((one, other) => one - other);
}

interface Pair {
  readonly from: number;
  readonly to: number;
}

/** What one unit said in both cycles: null is not applicable, undefined is not in the panel. */
interface Answers {
  readonly from: number | null | undefined;
  readonly to: number | null | undefined;
}

function isPair(answers: Answers): answers is Pair {
  return typeof answers.from === 'number' && typeof answers.to === 'number';
}

function changeOf(pairs: readonly Pair[]): Change {
  const lower = pairs.filter(({ from, to }) => to < from).length;
  const higher = pairs.filter(({ from, to }) => to > from).length;
  return { lower, same: pairs.length - lower - higher, higher };
}

function transitionsOf(pairs: readonly Pair[], levels: number): number[][] {
  const transitions = Array.from({ length: levels }, () => Array.from({ length: levels }, () => 0));
  for (const { from, to } of pairs) {
    const row = transitions[from] ?? [];
    row[to] = (row[to] ?? 0) + 1;
  }
  return transitions;
}

function boundsOf(
  { lower, same, higher }: Change,
  answers: readonly Answers[],
  levels: number,
): ChangeBounds {
  const top = levels - 1;
  const joinedAt = answers.flatMap(({ from, to }) => (from === undefined ? (to ?? []) : []));
  const leftAt = answers.flatMap(({ from, to }) => (to === undefined ? (from ?? []) : []));
  const missing = joinedAt.length + leftAt.length;
  const canBeLower = joinedAt.filter((to) => to < top).length + leftAt.filter((from) => from > 0).length;
  const canBeHigher = joinedAt.filter((to) => to > 0).length + leftAt.filter((from) => from < top).length;
  return {
    missing,
    ifMissingLower: { lower: lower + canBeLower, same: same + missing - canBeLower, higher },
    ifMissingHigher: { lower, same: same + missing - canBeHigher, higher: higher + canBeHigher },
  };
}

function requireScale(levels: number, ratings: readonly (number | null)[]): void {
  requireCount('levels', levels);
  if (levels === 0) throw new RangeError('a scale without levels has no ratings');
  for (const rating of ratings) {
    if (rating === null) continue;
    requireCount('rating', rating);
    if (rating >= levels) throw new RangeError(`rating: ${rating} is no level of a scale of ${levels}`);
  }
}
