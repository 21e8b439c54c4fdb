import type { Histogram } from '@plumbline/framework';

/** A rule under attack: whether it shows a cell of a block of `contributors`. */
export type Shows = (histogram: Histogram, contributors: number) => boolean;

/** How many gave each answer: the levels of the scale, and not applicable where it counts as an answer. */
type Answers = readonly number[];

/** What an attack on a rule met. */
export interface Attack {
  /** Cells that the rule shows. */
  readonly shown: number;
  /** Shown cells from which some coalition learns the answer of somebody outside it. */
  readonly leaks: readonly Histogram[];
}

/**
 * Sets every coalition of `known` contributors on every cell that a rule shows of a block of `contributors` on a scale of four levels.
 * Twice: once where the coalition knows its own answers only, once where it also knows who said not applicable, so that ratings alone
 * have to keep it guessing (its members are then best all among those who rated).
 */
export function attackRule(shows: Shows, contributors: number, known: number): Attack {
  const leaks: Histogram[] = [];
  let shown = 0;
  for (const answers of distributions(contributors, 5)) {
    const counts = answers.slice(0, 4);
    const cell = { counts, notApplicable: answers[4] ?? 0 };
    if (!shows(cell, contributors)) continue;
    shown += 1;
    if (worstCoalitionLearns(answers, known) || worstCoalitionLearns(counts, known)) leaks.push(cell);
  }
  return { shown, leaks };
}

/**
 * Whether some coalition of a given size learns an answer: whether those outside it can all have given the same one.
 * The worst case decides. To leave only holders of one answer outside, a coalition has to contain everybody who gave another; that takes
 * fewest members where the answer is the most common one. If they are more than the coalition, no coalition of that size learns.
 */
export function worstCoalitionLearns(answers: Answers, size: number): boolean {
  const total = answers.reduce((sum, count) => sum + count, 0);
  return total > size && total - Math.max(...answers) <= size;
}

/** The same by trying out every coalition: every way to draw `size` answers, then looking at those that are left. */
export function someCoalitionLearns(answers: Answers, size: number): boolean {
  return [...distributions(size, answers.length)]
    .map((coalition) => answers.map((count, answer) => count - (coalition[answer] ?? 0)))
    .filter((outside) => outside.every((count) => count >= 0))
    .some((outside) => outside.filter((count) => count > 0).length === 1);
}

/** The distributions of up to `largest` answers on which the two ways of asking differ, for coalitions of up to four. */
export function disagreements(largest: number): readonly Answers[] {
  return range(1, largest)
    .flatMap((total) => [...distributions(total, 5)])
    .filter((answers) =>
      range(0, 4).some((size) => worstCoalitionLearns(answers, size) !== someCoalitionLearns(answers, size)),
    );
}

/**
 * The common answers that would be shown: for every coalition of `known`, whatever its members answered, and every answer that all others of the
 * block may have given. A rule that shows none of these worlds gives nothing away by hiding a cell, since each of them stays possible.
 */
export function shownAgreements(shows: Shows, contributors: number, known: number): readonly Histogram[] {
  return [...distributions(known, 5)].flatMap((coalition) =>
    range(0, 4)
      .map((common) =>
        coalition.map((count, answer) => (answer === common ? count + contributors - known : count)),
      )
      .map((answers) => ({ counts: answers.slice(0, 4), notApplicable: answers[4] ?? 0 }))
      .filter((cell) => shows(cell, contributors)),
  );
}

/** Every way to distribute a number of people over a number of answers. */
export function* distributions(people: number, answers: number): Generator<number[]> {
  if (answers === 1) {
    yield [people];
    return;
  }
  for (let first = 0; first <= people; first += 1) {
    for (const rest of distributions(people - first, answers - 1)) yield [first, ...rest];
  }
}

/** The whole numbers from one to another, both included. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
