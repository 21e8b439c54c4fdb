import type { Histogram } from '@plumbline/framework';

import type { Block } from '../cell.js';
import type { Protects } from './builds.js';
import { distributions } from './coalition.js';

/** A block of any size, and how many of it have pooled what they know. */
export interface LargeBlock extends Block {
  readonly known: number;
}

/** What {@link attackClasses} found over all coalitions of one size. */
export interface Classes {
  /** What a coalition can have answered x what the others can have: who answered it is interchangeable within each. */
  readonly classes: number;
  readonly shown: number;
  /** Answers of a coalition, and what it sees then, that leave one answer only for all others. */
  readonly leaking: readonly {
    readonly coalition: readonly number[];
    readonly published: Histogram | null;
  }[];
}

const LEVELS = 4;

/**
 * The same as writing down all worlds, for blocks too large to do so: what is published does not tell two contributors apart, so
 * worlds in which they have changed places need not be looked at twice. For each coalition all that the others may have answered is
 * grouped by what is published then; an outsider's answer is certain where all others gave one and the same in the whole group.
 * What is shown by consent is not covered.
 */
export function attackClasses(protects: Protects, { known, ...block }: LargeBlock): Classes {
  const outsiders = [...distributions(block.contributors - known, LEVELS + 1)].map((answers) => ({
    answers,
    support: supportOf(answers),
  }));
  const leaking: { coalition: readonly number[]; published: Histogram | null }[] = [];
  let classes = 0;
  let shown = 0;
  for (const coalition of distributions(known, LEVELS + 1)) {
    let whenHidden = 0;
    for (const { answers, support } of outsiders) {
      classes += 1;
      const counts = answers.map((count, answer) => count + (coalition[answer] ?? 0));
      const notApplicable = counts.pop() ?? 0;
      const cell = protects({ counts, notApplicable }, block);
      if (cell.state === 'hidden') whenHidden |= support;
      else shown += 1;
      // Shown, the coalition's own answers can be taken off: what the others answered stands there, less who of them.
      if (cell.state === 'shown' && isOne(support)) leaking.push({ coalition, published: cell });
    }
    if (whenHidden !== 0 && isOne(whenHidden)) leaking.push({ coalition, published: null });
  }
  return { classes, shown, leaking };
}

/** The answers that somebody gave, one bit each. */
const supportOf = (answers: readonly number[]): number =>
  answers.reduce((bits, count, answer) => (count > 0 ? bits | (1 << answer) : bits), 0);

const isOne = (bits: number): boolean => (bits & (bits - 1)) === 0;
