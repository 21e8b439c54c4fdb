/**
 * How judgements moved between two cycles, counted anew from the files. Shares nothing with the service but the definition: an authority
 * is followed through its recodes and never to a successor; a pair counts where both cycles asked the same thing.
 */
import { type Line, readTable, REAL } from './real-files.js';

const KEYS = ['', 'inadequate', 'requires-improvement', 'good', 'outstanding'];

/** The code that an authority has now; a merger or a split makes another authority. */
const RECODED = new Map(
  readTable(REAL.authorityCodeChanges)
    .filter(({ kind }) => kind === 'recode')
    .map((line) => [line['old_code'], line['new_code']]),
);
const authorityOf = ({ la_code: code }: Line): string => RECODED.get(code) ?? code ?? '';

const JUDGEMENTS = readTable(REAL.ofstedRatings);

function ratingsOf(cycle: string, item: string): Map<string, number> {
  const lines = JUDGEMENTS.filter((line) => line['cycle'] === cycle && line['item'] === item);
  return new Map(lines.map((line) => [authorityOf(line), Number(line['rating'])]));
}

/** Twice the smaller tail of a fair coin, term by term. */
export function binomialP(lower: number, higher: number): number {
  const changed = lower + higher;
  let term = 2 ** -changed;
  let tail = 0;
  for (let few = 0; few <= Math.min(lower, higher); few += 1) {
    tail += term;
    term = (term * (changed - few)) / (few + 1);
  }
  return Math.min(1, 2 * tail);
}

export interface CountedChange {
  readonly matched: number;
  readonly joined: number;
  readonly left: number;
  readonly lower: number;
  readonly same: number;
  readonly higher: number;
  /** Authorities by `from to`. */
  readonly transitions: Readonly<Record<string, number>>;
}

export function countMoves(item: string, from: string, to: string): CountedChange {
  const [before, after] = [ratingsOf(from, item), ratingsOf(to, item)];
  const pairs = [...before].flatMap(([authority, was]) => {
    const is = after.get(authority);
    return is === undefined ? [] : [{ was, is }];
  });
  const moves = pairs.map(({ was, is }) => `${KEYS[was]} ${KEYS[is]}`);
  return {
    matched: pairs.length,
    joined: after.size - pairs.length,
    left: before.size - pairs.length,
    lower: pairs.filter(({ was, is }) => is < was).length,
    same: pairs.filter(({ was, is }) => is === was).length,
    higher: pairs.filter(({ was, is }) => is > was).length,
    transitions: Object.fromEntries(
      KEYS.slice(1).flatMap((was) =>
        KEYS.slice(1).map((is) => [`${was} ${is}`, moves.filter((move) => move === `${was} ${is}`).length]),
      ),
    ),
  };
}
