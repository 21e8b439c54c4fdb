import type { Answers } from './published.js';

/**
 * People whom nothing that is published tells apart, each with one answer in each cycle that it took part in.
 *
 * Unit: `people` outside the coalition; `cycles` how many answers each has, one or two.
 */
export interface Group {
  readonly people: number;
  readonly cycles: number;
}

/**
 * What was told of the answers of some groups: numbers of people, by category.
 *
 * Shape:  `category` of what one of a group answered, in the order of its cycles; `possible` are all numbers that can lie behind what was
 *         told, one alone where these were told themselves; `known` are those of the coalition among them.
 * Absent: null where a person is in no category of it, as all of a group are that it is not about; without `known` the coalition has no
 *         part in it.
 *
 * @example
 * const figure: Told = { category: (group, [first]) => first ?? null, possible: [[0, 0, 2, 3, 0]] };
 */
export interface Told {
  readonly category: (group: number, answers: readonly number[]) => number | null;
  readonly possible: readonly Answers[];
  readonly known?: Answers;
}

const ANSWERS = 5;
/** Enough for the first world of a search, where there is one of the kind. */
const FEW = 500;

/**
 * Those of whom everybody has to have given one and the same answer, by everything that was told, taken together: plain search for worlds
 * that give somebody another one.
 *
 * Shape:  groups, and which of their cycles, both counted from 0.
 * Throws: Error when what was told contradicts itself: then the attacker has misread it.
 */
export function determinedTogether(
  groups: readonly Group[],
  told: readonly Told[],
): { readonly group: number; readonly cycle: number }[] {
  const support = groups.map(({ cycles }) => Array.from({ length: cycles }, () => 0));
  // Worlds in which as many as can be are of one mind are found at once and mostly leave everybody two answers.
  for (let favourite = 0; favourite < ANSWERS && !isSettled(groups, support); favourite += 1)
    new Search(groups, told, { support, favourite, steps: FEW }).someWorld();
  const search = new Search(groups, told, { support, favourite: 0, steps: Infinity });
  if (!isSettled(groups, support) && !search.someWorld())
    throw new Error('What is published, taken together, cannot be.');
  return support.flatMap((cycles, group) =>
    cycles.flatMap((bits, cycle) => (bits !== 0 && isOne(bits) ? [{ group, cycle }] : [])),
  );
}

interface Possible {
  readonly most: readonly number[];
  readonly all: ReadonlySet<string>;
}

/** Every coalition is set on the same figures, and what can lie behind a hidden one is much. */
const possibleOf = new WeakMap<readonly Answers[], Possible>();

function prepare(possible: readonly Answers[]): Possible {
  const prepared = possibleOf.get(possible) ?? {
    most: (possible[0] ?? []).map((_, at) => Math.max(...possible.map((each) => each[at] ?? 0))),
    all: new Set(possible.map(String)),
  };
  possibleOf.set(possible, prepared);
  return prepared;
}

/** Something that was told, while a world is made: how many are in each category, of how many at most. */
interface Counting {
  readonly sums: number[];
  readonly possible: Possible;
  /** By group and letter. */
  readonly categories: readonly (readonly (number | null)[])[];
}

interface Way {
  /** The answers that somebody of a group can have given in a cycle, one bit each: what is found is added. */
  readonly support: number[][];
  /** The answer that is given to as many as possible first. */
  readonly favourite: number;
  /** After how many it is given up; of few the first world is enough. */
  readonly steps: number;
}

class Search {
  /** What one person can have answered in its cycles, by group. */
  private readonly letters: readonly (readonly (readonly number[])[])[];
  private readonly made: number[][];
  private readonly counted: readonly Counting[];
  private steps: number;

  constructor(
    private readonly groups: readonly Group[],
    told: readonly Told[],
    private readonly way: Way,
  ) {
    this.steps = way.steps;
    this.letters = groups.map(({ cycles }) => words(cycles, way.favourite));
    this.made = this.letters.map((letters) => letters.map(() => 0));
    this.counted = told.map(({ category, possible, known }) => ({
      sums: (possible[0] ?? []).map((_, at) => known?.[at] ?? 0),
      possible: prepare(possible),
      categories: this.letters.map((letters, group) => letters.map((letter) => category(group, letter))),
    }));
  }

  /** Makes worlds until no group and cycle has one answer only, or there is no other world; whether there is one. */
  someWorld(group = 0): boolean {
    const next = this.groups[group];
    if (next) return this.share(group, 0, next.people);
    const holds = this.counted.every(({ sums, possible }) => possible.all.has(String(sums)));
    if (holds) this.keep();
    return holds;
  }

  private share(group: number, letter: number, left: number): boolean {
    if (left === 0) return this.someWorld(group + 1);
    if (letter === this.made[group]?.length || (this.steps -= 1) < 0) return false;
    let found = false;
    for (let people = Math.min(left, this.room(group, letter)); people >= 0; people -= 1) {
      this.put(group, letter, people);
      if (this.share(group, letter + 1, left - people)) found = true;
      this.put(group, letter, -people);
      // One world for each of what stands before is enough once nothing is to be learnt of what stands from here on.
      if (found && (this.way.steps === FEW || isSettled(this.groups, this.way.support, group))) break;
    }
    return found;
  }

  private room(group: number, letter: number): number {
    return Math.min(
      ...this.counted.map(({ sums, possible: { most }, categories }) => {
        const category = categories[group]?.[letter] ?? null;
        return category === null ? Infinity : (most[category] ?? 0) - (sums[category] ?? 0);
      }),
    );
  }

  private put(group: number, letter: number, people: number): void {
    const made = this.made[group];
    if (made) made[letter] = (made[letter] ?? 0) + people;
    for (const { sums, categories } of this.counted) {
      const category = categories[group]?.[letter] ?? null;
      if (category !== null) sums[category] = (sums[category] ?? 0) + people;
    }
  }

  private keep(): void {
    for (const [group, made] of this.made.entries())
      for (const [letter, people] of made.entries())
        if (people > 0)
          for (const [cycle, answer] of (this.letters[group]?.[letter] ?? []).entries()) {
            const support = this.way.support[group];
            if (support) support[cycle] = (support[cycle] ?? 0) | (1 << answer);
          }
  }
}

/** Whether nothing is left to be learnt of the groups from one on: each has two answers, or nobody. */
const isSettled = (groups: readonly Group[], support: readonly (readonly number[])[], from = 0): boolean =>
  groups.every(({ people }, at) => at < from || people === 0 || support[at]?.every((bits) => !isOne(bits)));

/** Every sequence of answers of a length, from that of one answer alone on. */
const words = (length: number, first: number): number[][] =>
  length === 0
    ? [[]]
    : words(length - 1, first).flatMap((word) =>
        Array.from({ length: ANSWERS }, (_, answer) => [...word, (first + answer) % ANSWERS]),
      );

const isOne = (bits: number): boolean => (bits & (bits - 1)) === 0;
