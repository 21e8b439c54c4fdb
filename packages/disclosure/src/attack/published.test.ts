import { describe, expect, it } from 'vitest';

import { careful, showsFive } from './builds.js';
import { attackClasses } from './classes.js';
import { distributions } from './coalition.js';
import { determinedBy, possibleWorlds, type PublishedItem } from './published.js';

const NOBODY = [0, 0, 0, 0, 0];
const hidden = (contributors: number) => ({ state: 'hidden', contributors }) as const;
const shown = (...counts: number[]) =>
  ({ state: 'shown', contributors: counts.reduce((a, b) => a + b), counts, notApplicable: 0 }) as const;
const alone = (...cells: PublishedItem['blocks'][number]['cells']): PublishedItem => ({
  blocks: [{ name: 'A', cells }],
  totals: [],
});
const worldsOf = (...asked: Parameters<typeof possibleWorlds>) => possibleWorlds(...asked).get('A') ?? [];

describe('what an attacker works out from published figures', () => {
  it('is the counts of a shown figure, and of a hidden one all that would be hidden', () => {
    expect(worldsOf(alone(shown(0, 0, 2, 3)))).toEqual([[[0, 0, 2, 3, 0]]]);
    const possible = worldsOf(alone(hidden(5)));
    expect(possible).toContainEqual([[0, 0, 0, 5, 0]]);
    expect(possible).not.toContainEqual([[0, 0, 2, 3, 0]]);
  });

  it('leaves two answers to a coalition as large as promised and one to a larger', () => {
    const worlds = worldsOf(alone(shown(0, 0, 2, 3)));
    expect([NOBODY, [0, 0, 1, 0, 0], [0, 0, 2, 0, 0]].map((known) => determinedBy(worlds, known))).toEqual([
      0, 0, 1,
    ]);
  });

  it('is what the attack on all classes finds', () => {
    const agrees = (build: typeof careful, known: number): boolean => {
      const leaks = [...distributions(known, 5)].some((coalition) =>
        [...distributions(6 - known, 5)].some((rest) => {
          const counts = rest.map((count, at) => count + (coalition[at] ?? 0));
          const notApplicable = counts.pop() ?? 0;
          const cell = build({ counts, notApplicable }, { contributors: 6 });
          return determinedBy(worldsOf(alone(cell), build), coalition) > 0;
        }),
      );
      return leaks === attackClasses(build, { contributors: 6, known }).leaking.length > 0;
    };
    expect([0, 1, 2].map((known) => agrees(careful, known))).toEqual([true, true, true]);
    expect([0, 1].map((known) => agrees(showsFive, known))).toEqual([true, true]);
  });

  it('CANARY: is the ratings of a hidden block where a total includes it', () => {
    const blocks = [
      { name: 'A', cells: [hidden(5)] },
      { name: 'B', cells: [shown(0, 0, 2, 3)] },
    ];
    const over = (names: string[], answers: number[]) =>
      worldsOf({ blocks, totals: [{ blocks: names, answers }] });
    expect(determinedBy(over(['A', 'B'], [0, 0, 2, 8, 0]), NOBODY)).toBe(1);
    expect(determinedBy(over(['B'], [0, 0, 2, 3, 0]), NOBODY)).toBe(0);
  });

  it('CANARY: is the rating of a late return where figures are published again', () => {
    expect(determinedBy(worldsOf(alone(shown(0, 0, 2, 3), shown(0, 1, 2, 3))), NOBODY)).toBe(1);
    expect(determinedBy(worldsOf(alone(hidden(5), hidden(6))), NOBODY)).toBe(0);
  });

  it('is of organisations all that would be hidden from those who are seen together', () => {
    const spread = { state: 'hidden', contributors: 8 } as const;
    const of = (seenTogether: number): PublishedItem => ({
      blocks: [{ name: 'A', cells: [spread], seenTogether }],
      totals: [],
    });
    expect(worldsOf(of(0))).not.toContainEqual([[0, 2, 2, 4, 0]]);
    expect(worldsOf(of(4))).toContainEqual([[0, 2, 2, 4, 0]]);
  });

  it('is nothing where figures contradict each other: the attacker says so', () => {
    const impossible = { blocks: [{ name: 'A', cells: [shown(0, 0, 0, 5)] }], totals: [] };
    expect(() => possibleWorlds(impossible)).toThrow('cannot be');
    const total = { blocks: ['A'], answers: [5, 0, 0, 0, 0] };
    expect(() => possibleWorlds({ ...alone(shown(0, 0, 2, 3)), totals: [total] })).toThrow('cannot be');
  });
});
