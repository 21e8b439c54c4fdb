import { describe, expect, it } from 'vitest';

import { careful, type Protects, showsFive } from './builds.js';
import { distributions, range } from './coalition.js';
import { determinedTogether, type Group, type Told } from './joint.js';
import { possibleWorlds } from './published.js';
import { countsChanges, linksNothing, twoCycles } from './set-ups.js';
import { attack } from './worlds.js';

/** All that can lie behind one region's figure. */
const behind = (counts: readonly number[], build: Protects = careful) => {
  const contributors = counts.reduce((sum, count) => sum + count);
  const cell = build({ counts: counts.slice(0, 4), notApplicable: counts[4] ?? 0 }, { contributors });
  const worlds = possibleWorlds({ blocks: [{ name: 'A', cells: [cell] }], totals: [] }, build).get('A') ?? [];
  return worlds.map(([answers = []]) => answers);
};

/** Those who stayed have an answer in both cycles; those who left in the first, those who joined in the second. */
const groupsOf = (stayed: number, left: number, joined: number): Group[] => [
  { people: left, cycles: 1 },
  { people: joined, cycles: 1 },
  { people: stayed, cycles: 2 },
];
const [LEFT, JOINED, STAYED] = [0, 1, 2];
const first = (possible: Told['possible']): Told => ({
  category: (group, answers) => (group === JOINED ? null : (answers[0] ?? null)),
  possible,
});
const second = (possible: Told['possible']): Told => ({
  category: (group, answers) => (group === LEFT ? null : (answers.at(-1) ?? null)),
  possible,
});
const ofThoseWhoStayed = (possible: Told['possible']): Told => ({
  category: (group, answers) => (group === STAYED ? (answers[0] ?? null) : null),
  possible,
});
const changes = (number: number): Told => ({
  category: (group, [before, after]) => (group === STAYED && before !== after ? 0 : null),
  possible: [[number]],
});

describe('figures of two cycles as one system', () => {
  const hidden = behind([0, 0, 0, 6, 0]);
  const shown = behind([0, 0, 2, 4, 0]);

  it('leave two answers to everybody, in either cycle', () => {
    const other = second(behind([0, 2, 2, 3, 0]));
    expect(determinedTogether(groupsOf(6, 1, 1), [first(behind([0, 1, 2, 4, 0])), other])).toEqual([]);
    const unknown = behind([0, 0, 0, 7, 0]);
    expect(unknown.length).toBeGreaterThan(50);
    expect(determinedTogether(groupsOf(6, 1, 1), [first(unknown), other])).toEqual([]);
    expect(determinedTogether(groupsOf(7, 0, 0), [first(unknown), second(unknown)])).toEqual([]);
  });

  it('CANARY: are what one that left answered where those who stayed are told apart', () => {
    const told = [first(behind([0, 1, 2, 4, 0])), second(behind([0, 1, 2, 3, 0]))];
    const apart = ofThoseWhoStayed(behind([0, 1, 2, 3, 0]));
    expect(determinedTogether(groupsOf(6, 1, 0), told)).toEqual([]);
    expect(determinedTogether(groupsOf(6, 1, 0), [...told, apart])).toEqual([{ group: LEFT, cycle: 0 }]);
    const oneOfTwo = [first(behind([0, 1, 2, 4, 0])), ofThoseWhoStayed(behind([0, 0, 2, 3, 0]))];
    expect(determinedTogether(groupsOf(5, 2, 0), oneOfTwo)).toEqual([]);
  });

  it('CANARY: are what one that left answered where it is counted who changed', () => {
    const told = [first(behind([0, 0, 3, 4, 0])), second(shown)];
    expect(determinedTogether(groupsOf(6, 1, 0), told)).toEqual([]);
    expect(determinedTogether(groupsOf(6, 1, 0), [...told, changes(0)])).toEqual([{ group: LEFT, cycle: 0 }]);
  });

  it('leave two answers of what is hidden beside what is shown, unless nobody is told to have changed', () => {
    expect(determinedTogether(groupsOf(6, 0, 0), [first(hidden), second(shown)])).toEqual([]);
    expect(() => determinedTogether(groupsOf(6, 0, 0), [first(hidden), second(shown), changes(0)])).toThrow(
      'cannot be',
    );
  });

  it('are what one that left answered for who also has a table of those that stayed: why decision 8 refuses it', () => {
    const told = [first(behind([1, 2, 4, 4, 0])), ofThoseWhoStayed([[1, 2, 4, 3, 0]])];
    const groups = groupsOf(10, 1, 0).map((group) => ({ ...group, cycles: 1 }));
    expect(determinedTogether(groups, told)).toEqual([{ group: LEFT, cycle: 0 }]);
  });

  it.each([
    { name: 'by the rule', build: careful, counted: false },
    { name: 'by the rule, and with the number of changes', build: careful, counted: true },
    { name: 'of five and more', build: showsFive, counted: false },
  ])('leak $name where writing down all worlds of six finds that they do', ({ build, counted }) => {
    const size = { contributors: 6, leavers: 1, levels: 2, known: 0 };
    const setUp = twoCycles({ protects: build, links: counted ? countsChanges : linksNothing }, size);
    expect(systemsOfSix(build, counted).some((found) => found.length > 0)).toBe(attack(setUp).determined > 0);
  });

  it('are nothing where they contradict each other: the attacker says so', () => {
    const told = [first([[7, 0, 0, 0, 0]]), ofThoseWhoStayed([[0, 6, 0, 0, 0]])];
    expect(() => determinedTogether(groupsOf(6, 1, 0), told)).toThrow('cannot be');
  });
});

/** What is found in everything that can be told of six on two levels, one of whom leaves, and of how many changed. */
function systemsOfSix(build: Protects, counted: boolean) {
  const onTwoLevels = (people: number) => {
    const figures = [...distributions(people, 3)].map(([one = 0, other = 0, none = 0]) => {
      const possible = behind([one, other, 0, 0, none], build);
      return possible.filter(([, , third, fourth]) => third === 0 && fourth === 0);
    });
    return [...new Map(figures.map((figure) => [JSON.stringify(figure), figure])).values()];
  };
  const [ofSix, ofFive] = [onTwoLevels(6), onTwoLevels(5)];
  return ofSix.flatMap((before) =>
    ofFive.flatMap((after) => {
      const told = [first(before), second(after)];
      return counted
        ? range(0, 5).flatMap((number) => unlessImpossible([...told, changes(number)]))
        : [determinedTogether(groupsOf(5, 1, 0), told)];
    }),
  );
}

/** So many cannot have changed between some figures: nobody would be told it. */
function unlessImpossible(told: readonly Told[]) {
  try {
    return [determinedTogether(groupsOf(5, 1, 0), told)];
  } catch {
    return [];
  }
}
