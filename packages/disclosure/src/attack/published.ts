import type { Histogram } from '@plumbline/framework';

import { type Block, type ProtectedCell, protectCell } from '../cell.js';
import { STANDARD_RULE } from '../rule.js';
import { distributions } from './coalition.js';

/** How many gave each answer: the levels of the scale, weakest first, and not applicable last. */
export type Answers = readonly number[];

/** What was met of one recommendation in one block, in the order of time; a later one is of the same contributors and of those that joined them. */
export interface PublishedBlock {
  readonly name: string;
  readonly cells: readonly ProtectedCell[];
  /** Some other figure of the block is shown by consent, which tells that everyone consented. */
  readonly everyoneConsented?: boolean;
  /** Of organisations: how many of them answered in one audit, which its authority knows. */
  readonly seenTogether?: number;
}

/** A sum over blocks, as they were first met. */
export interface PublishedTotal {
  readonly blocks: readonly string[];
  readonly answers: Answers;
}

/** All that was published of one recommendation in one cycle. */
export interface PublishedItem {
  readonly blocks: readonly PublishedBlock[];
  readonly totals: readonly PublishedTotal[];
}

/** Which cell a build makes of a histogram: the attacker knows it. */
export type KnownBuild = (histogram: Histogram, block: Block) => ProtectedCell;

/** What everybody in a block may have answered: one distribution for those met first and one for each who joined later. */
type World = readonly Answers[];

const LEVELS = 4;

/**
 * All that may have been answered, by block: plain search over classes of contributors whom nothing that is published tells apart.
 *
 * Throws: Error when what was published contradicts itself under the build: then the attacker has misread it.
 */
export function possibleWorlds(
  { blocks, totals }: PublishedItem,
  build: KnownBuild = (histogram, block) => protectCell(histogram, block, STANDARD_RULE),
): ReadonlyMap<string, readonly World[]> {
  let worlds = new Map(blocks.map((block) => [block.name, worldsOf(block, build)]));
  for (const total of totals) worlds = narrowed(worlds, total);
  for (const [name, possible] of worlds)
    if (possible.length === 0) throw new Error(`What is published of ${name} cannot be.`);
  return worlds;
}

/**
 * How many groups of interchangeable contributors outside a coalition can have given one answer only.
 *
 * Shape: `known` are the coalition's own answers; its members are among those met first.
 */
export function determinedBy(worlds: readonly World[], known: Answers): number {
  const support: number[] = [];
  for (const [first = [], ...joined] of worlds) {
    const others = first.map((count, answer) => count - (known[answer] ?? 0));
    if (others.some((count) => count < 0)) continue;
    for (const [group, answers] of [others, ...joined].entries())
      support[group] = (support[group] ?? 0) | bitsOf(answers);
    if (support.every((bits) => !isOne(bits))) return 0;
  }
  return support.filter((bits) => bits !== 0 && isOne(bits)).length;
}

function worldsOf(block: PublishedBlock, known: KnownBuild): World[] {
  const {
    cells: [first, ...later],
    everyoneConsented = false,
    seenTogether = 0,
  } = block;
  const build =
    everyoneConsented || seenTogether > 0 ? knowing(known, { everyoneConsented, seenTogether }) : known;
  if (!first) return [];
  let worlds: World[] = answersOf(first, first.contributors, build).map((answers) => [answers]);
  let met = first.contributors;
  for (const cell of later) {
    const joined = cell.contributors - met;
    worlds = worlds.flatMap((world) =>
      [...distributions(joined, LEVELS + 1)]
        .map((answers): World => [...world, answers])
        .filter((longer) => agrees(sumOf(longer), cell, build)),
    );
    met = cell.contributors;
  }
  return worlds;
}

const knowingBuilds = new WeakMap<KnownBuild, Map<string, KnownBuild>>();

/** The build as it treats blocks of which this is known; one for the same facts, since hidden cells are kept by it. */
function knowing(build: KnownBuild, facts: Omit<Block, 'contributors'>): KnownBuild {
  const ofBuild = knowingBuilds.get(build) ?? new Map<string, KnownBuild>();
  knowingBuilds.set(build, ofBuild);
  const key = JSON.stringify(facts);
  const made =
    ofBuild.get(key) ?? ((histogram: Histogram, block: Block) => build(histogram, { ...block, ...facts }));
  ofBuild.set(key, made);
  return made;
}

/** Hidden cells of as many contributors are alike, and there are many. */
const hiddenOf = new WeakMap<KnownBuild, Map<number, Answers[]>>();

function answersOf(cell: ProtectedCell, contributors: number, build: KnownBuild): Answers[] {
  if (cell.state !== 'hidden') {
    const answers = [...cell.counts, cell.notApplicable];
    return agrees(answers, cell, build) ? [answers] : [];
  }
  const kept = hiddenOf.get(build) ?? new Map<number, Answers[]>();
  hiddenOf.set(build, kept);
  const known = kept.get(contributors);
  if (known) return known;
  const found = [...distributions(contributors, LEVELS + 1)].filter((answers) =>
    agrees(answers, cell, build),
  );
  kept.set(contributors, found);
  return found;
}

function agrees(answers: Answers, cell: ProtectedCell, build: KnownBuild): boolean {
  const { contributors } = cell;
  if (answers.reduce((sum, count) => sum + count, 0) !== contributors) return false;
  const counts = answers.slice(0, LEVELS);
  const made = build({ counts, notApplicable: answers[LEVELS] ?? 0 }, { contributors });
  if (made.state === 'hidden' || cell.state === 'hidden') return made.state === cell.state;
  return (
    counts.every((count, level) => count === cell.counts[level]) && made.notApplicable === cell.notApplicable
  );
}

/** Leaves in each block what the others can add up with to the total. */
function narrowed(
  worlds: Map<string, readonly World[]>,
  { blocks, answers }: PublishedTotal,
): Map<string, World[]> {
  const left = new Map([...worlds].map(([name, possible]) => [name, [...possible]]));
  for (const name of blocks) {
    let sums = new Map([['', answers.map(() => 0)]]);
    for (const other of blocks) if (other !== name) sums = added(sums, worlds.get(other) ?? [], answers);
    const reached = new Set([...sums.values()].map(String));
    const fits = ([first = []]: World) =>
      reached.has(String(answers.map((count, at) => count - (first[at] ?? 0))));
    left.set(name, (worlds.get(name) ?? []).filter(fits));
  }
  return left;
}

function added(
  sums: ReadonlyMap<string, number[]>,
  worlds: readonly World[],
  most: Answers,
): Map<string, number[]> {
  const reached = new Map<string, number[]>();
  for (const sum of sums.values())
    for (const [first = []] of worlds) {
      const next = sum.map((count, at) => count + (first[at] ?? 0));
      if (next.every((count, at) => count <= (most[at] ?? 0))) reached.set(String(next), next);
    }
  return reached;
}

const sumOf = (world: World): number[] =>
  (world[0] ?? []).map((_, at) => world.reduce((sum, answers) => sum + (answers[at] ?? 0), 0));

const bitsOf = (answers: Answers): number =>
  answers.reduce((bits, count, answer) => (count > 0 ? bits | (1 << answer) : bits), 0);

const isOne = (bits: number): boolean => (bits & (bits - 1)) === 0;
