import type { Histogram } from '@plumbline/framework';

import { histogramOf } from '../organisations.js';

/**
 * Something small enough to write down all that may be true: who may have answered what, who has pooled what they know, and what is
 * published of it.
 */
export interface SetUp<Publication> {
  /** How many answers are given, by whomever and to whatever. */
  readonly slots: number;
  /** How many different answers there are for each. */
  readonly answers: number;
  /** The slots whose answers the coalition knows. */
  readonly known: readonly number[];
  /** An answer that the coalition knows of everybody who gave it: not applicable, where that is no secret. */
  readonly knownAnswer?: number;
  publish(answers: readonly number[]): Publication;
  /** Which slots the guarantee covers, once this is published; all where it is left out. */
  covers?(slot: number, publication: Publication): boolean;
}

/** What {@link attack} counted. Unit: worlds, publications, answers. */
export interface Findings {
  readonly worlds: number;
  /** What can be published, in how many ways. One alone would prove nothing. */
  readonly publications: number;
  /** Answers that are certain, over everything that a coalition can come to see. */
  readonly determined: number;
}

/**
 * Counts what a coalition can work out with certainty, by no theory at all: it writes down every world (who answered what), groups those that
 * look the same to the coalition (the same publication and the same answers of its own), and counts in each group the outsiders who gave the
 * same answer in every world of it. Hidden cells are publications too.
 */
export function attack<Publication>(setUp: SetUp<Publication>): Findings {
  const { slots, answers, known, knownAnswer = -1 } = setUp;
  const outside = Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !known.includes(slot));
  const possible = new Map<string, number[]>();
  const publications = new Map<string, Publication>();
  const worlds = answers ** slots;
  const world = Array.from({ length: slots }, () => 0);
  for (let number = 0; number < worlds; number += 1) {
    writeWorld(world, number, answers);
    const publication = setUp.publish(world);
    const published = JSON.stringify(publication);
    publications.set(published, publication);
    const told = world.map((answer, slot) => (known.includes(slot) || answer === knownAnswer ? answer : '?'));
    const view = `${told.join('')}|${published}`;
    let seen = possible.get(view);
    if (seen === undefined) possible.set(view, (seen = outside.map(() => 0)));
    for (const [at, slot] of outside.entries()) seen[at] = (seen[at] ?? 0) | (1 << (world[slot] ?? 0));
  }
  let determined = 0;
  for (const [view, seen] of possible) {
    const publication = publications.get(view.slice(view.indexOf('|') + 1));
    if (publication === undefined) continue;
    determined += outside.filter(
      (slot, at) =>
        isOneAnswer(seen[at] ?? 0) &&
        seen[at] !== 1 << knownAnswer &&
        (setUp.covers?.(slot, publication) ?? true),
    ).length;
  }
  return { worlds, publications: publications.size, determined };
}

/** The counts of some slots of a world; the last answer of the scale stands for not applicable. */
export function countsOf(world: readonly number[], slots: readonly number[], levels: number): Histogram {
  return histogramOf(
    slots.map((slot) => ratingAt(world, slot, levels)),
    levels,
  );
}

/** A slot's level; null: not applicable. */
export function ratingAt(world: readonly number[], slot: number, levels: number): number | null {
  const answer = world[slot] ?? levels;
  return answer < levels ? answer : null;
}

/** A world is its number, written with one digit for each slot. */
function writeWorld(world: number[], number: number, answers: number): void {
  let rest = number;
  for (let slot = 0; slot < world.length; slot += 1) {
    world[slot] = rest % answers;
    rest = Math.floor(rest / answers);
  }
}

/** Whether a set of answers, one bit each, holds exactly one. */
function isOneAnswer(bits: number): boolean {
  return (bits & (bits - 1)) === 0;
}
