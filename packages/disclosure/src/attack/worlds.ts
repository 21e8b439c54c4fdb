import type { Histogram } from '@plumbline/framework';

import type { ProtectedCell } from '../cell.js';

/** A block small enough to write down all that its contributors may have answered. */
export interface SmallBlock {
  readonly contributors: number;
  /** Levels of the scale; not applicable is one answer more. */
  readonly levels: number;
  /** How many of the contributors have pooled what they know. */
  readonly known: number;
}

/** What is published of a cell. */
export type Publishes = (histogram: Histogram, contributors: number) => ProtectedCell;

/**
 * Counts what a coalition can work out with certainty, by no theory at all: it writes down every world (who answered what), groups those that
 * look the same to the coalition (the same publication and the same answers of its own), and counts in each group the outsiders who gave the
 * same answer in every world of it. Hidden cells are publications too. The coalition are the first ones of the block: since every world
 * is tried, that stands for every coalition.
 */
export function countDetermined({ contributors, levels, known }: SmallBlock, publishes: Publishes): number {
  const possible = new Map<string, number[]>();
  for (let world = 0; world < (levels + 1) ** contributors; world += 1) {
    const answers = answersOf(world, contributors, levels + 1);
    const publication = publishes(histogramOf(answers, levels), contributors);
    const view = JSON.stringify([publication, answers.slice(0, known)]);
    const outside = answers.slice(known).map((answer) => 1 << answer);
    const before = possible.get(view);
    possible.set(view, before === undefined ? outside : outside.map((bit, who) => bit | (before[who] ?? 0)));
  }
  return [...possible.values()].flat().filter(isOneAnswer).length;
}

/** The answers of a world: its number, written with one digit per contributor. */
function answersOf(world: number, contributors: number, answers: number): readonly number[] {
  return Array.from({ length: contributors }, (_, who) => Math.floor(world / answers ** who) % answers);
}

function histogramOf(answers: readonly number[], levels: number): Histogram {
  const counts = Array.from({ length: levels + 1 }, () => 0);
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return { counts: counts.slice(0, levels), notApplicable: counts[levels] ?? 0 };
}

/** Whether a set of answers, one bit each, holds exactly one. */
function isOneAnswer(bits: number): boolean {
  return (bits & (bits - 1)) === 0;
}
