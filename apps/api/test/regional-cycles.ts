import { protectedAgainst, STANDARD_RULE } from '@plumbline/disclosure';
import {
  determinedTogether,
  type KnownBuild,
  possibleWorlds,
  type Told as Figures,
} from '@plumbline/disclosure/attack';

import { answersOf, careful, coalitionsOf, publishedOf, type Seen } from './regional-attack.js';
import { type Figure, readFigures, type Told } from './regional-reader.js';
import { type Truth, truthKey } from './regional-world.js';

/** What a careless builder publishes besides two cycles: the ratings of one over again, of those only who are in both. */
interface OverAgain {
  readonly cycle: string;
  readonly of: string;
}

interface Asked {
  readonly told: readonly Told[];
  readonly truth: Truth;
  /** Who stands in each row of the truth, by cycle and region. */
  readonly who: ReadonlyMap<string, readonly string[]>;
  /** Those of the rows, in their order; only these are attacked. */
  readonly items: readonly string[];
  readonly cycles: readonly [string, string];
  readonly overAgain?: OverAgain;
  readonly sampled: number;
  readonly build?: KnownBuild;
  /** Of organisations' ratings; authorities' are attacked where it is left out. */
  readonly seen?: Seen;
}

export interface AttackTogether {
  /** Recommendations of regions whose figures of both cycles were taken as one system. */
  readonly systems: number;
  /** How many were in both cycles, in one of them only, over all systems. */
  readonly stayed: number;
  readonly moved: number;
  readonly coalitions: number;
  /** Ratings of others that a coalition works out, as "item, region, in which cycles who answered, of which: coalition". */
  readonly determined: readonly string[];
}

/** Someone of a region, with an answer for each cycle in which it gave one. */
interface Somebody {
  readonly name: string;
  readonly answers: ReadonlyMap<string, number>;
}

/**
 * What is worked out from the figures of two cycles laid side by side, by somebody who knows who was in which: those who stayed have two
 * answers in the system, those who joined or left one. Coalitions know what they answered in both.
 */
export function attackTogether(asked: Asked): AttackTogether {
  const rater = asked.seen ? 'partner' : 'own';
  const figures = asked.told
    .flatMap(({ answers }) => [...answers].filter(([, { status }]) => status === 200))
    .flatMap(([address, answer]) => readFigures(address, answer).figures)
    .filter((figure) => figure.rater === rater && asked.items.includes(figure.item));
  const byItem = Map.groupBy(figures, ({ item }) => item);
  const found = { systems: 0, stayed: 0, moved: 0, coalitions: 0, determined: [] as string[] };
  for (const [item, ofItem] of byItem)
    for (const system of systemsOf(asked, item, ofItem)) {
      const { people, region } = system;
      found.systems += 1;
      found.stayed += people.filter(({ answers }) => answers.size === 2).length;
      found.moved += people.filter(({ answers }) => answers.size === 1).length;
      const rows = { everybody: [...people.keys()], together: system.together, most: system.most };
      for (const members of coalitionsOf(rows, asked.sampled, `together/${region}`)) {
        found.coalitions += 1;
        const learnt = solve(system, new Set(members.map((at) => people[at])));
        found.determined.push(...learnt.map((what) => `${item}, ${region}, ${what}: ${members.join('+')}`));
      }
    }
  return found;
}

interface System {
  readonly region: string;
  readonly people: readonly Somebody[];
  readonly together: readonly (readonly number[])[];
  /** The largest coalition that is promised to learn nothing. */
  readonly most: number;
  /** What can lie behind each figure that was told. */
  readonly told: readonly {
    readonly of: string;
    readonly inBoth: boolean;
    readonly possible: Figures['possible'];
  }[];
  /** Cycles in which everyone consented to what is shown of the recommendation: nothing is promised of these. */
  readonly uncovered: readonly string[];
}

function systemsOf(asked: Asked, item: string, figures: readonly Figure[]): System[] {
  const { cycles, seen, overAgain, build = careful } = asked;
  const published = [...cycles, ...(overAgain ? [overAgain.cycle] : [])].map((cycle) => {
    const ofCycle = figures.filter((figure) => figure.cycle === cycle);
    const together = (region: string) => seen?.(truthKey(cycle, region), item) ?? [];
    const consented = new Set(
      ofCycle.filter(({ byConsent }) => byConsent).map(({ area }) => truthKey(cycle, area)),
    );
    const known = { consented, together };
    return { cycle, known, worlds: possibleWorlds(publishedOf(ofCycle, known), build) };
  });
  const regions = [...(published[0]?.worlds.keys() ?? [])].filter((region) =>
    published.every(({ worlds }) => worlds.has(region)),
  );
  return regions.map((region) => {
    const people = peopleOf(asked, item, region);
    const at = new Map(people.map(({ name }, index) => [name, index]));
    const ofEach = cycles.map((cycle) => ({
      names: asked.who.get(truthKey(cycle, region)) ?? [],
      groups: seen?.(truthKey(cycle, region), item) ?? [],
    }));
    return {
      region,
      people,
      together: ofEach.flatMap(({ names, groups }) =>
        groups.map((rows) => rows.map((row) => at.get(names[row] ?? '') ?? -1)),
      ),
      most: Math.min(
        ...cycles.map((cycle, index) =>
          protectedAgainst(
            {
              contributors: people.filter(({ answers }) => answers.has(cycle)).length,
              seenTogether: Math.max(0, ...(ofEach[index]?.groups ?? []).map(({ length }) => length)),
            },
            STANDARD_RULE,
          ),
        ),
      ),
      told: published.map(({ cycle, worlds }) => ({
        of: cycle === overAgain?.cycle ? overAgain.of : cycle,
        inBoth: cycle === overAgain?.cycle,
        possible: (worlds.get(region) ?? []).map(([first = []]) => first),
      })),
      uncovered: published
        .filter(({ cycle, known }) => known.consented.has(truthKey(cycle, region)))
        .map(({ cycle }) => cycle),
    };
  });
}

/** Everybody who answered a recommendation in a region in one of the cycles. */
function peopleOf({ cycles, who, truth, items }: Asked, item: string, region: string): Somebody[] {
  const people = new Map<string, Map<string, number>>();
  for (const cycle of cycles)
    for (const [row, name] of (who.get(truthKey(cycle, region)) ?? []).entries()) {
      const answer = truth.get(truthKey(cycle, region))?.[row]?.[items.indexOf(item)] ?? null;
      if (answer === null) continue;
      const answers = people.get(name) ?? new Map<string, number>();
      people.set(name, answers.set(cycle, answer));
    }
  return [...people].map(([name, answers]) => ({ name, answers }));
}

/** Who outside a coalition can have given one answer only, as "in which cycles, of which". */
function solve({ people, told, uncovered }: System, members: ReadonlySet<Somebody | undefined>): string[] {
  const others = Map.groupBy(
    people.filter((one) => !members.has(one)),
    ({ answers }) => [...answers.keys()].join(' and '),
  );
  const groups = [...others].map(([cycles, { length }]) => ({
    cycles: cycles.split(' and '),
    people: length,
  }));
  const sized = groups.toSorted((one, other) => one.cycles.length - other.cycles.length);
  const figures = told.map(({ of, inBoth, possible }): Figures => {
    const concerns = (cycles: readonly string[]) => cycles.includes(of) && (!inBoth || cycles.length === 2);
    const own = [...members].flatMap((one) => {
      const answer = one?.answers.get(of);
      return one && answer !== undefined && concerns([...one.answers.keys()]) ? [answer] : [];
    });
    return {
      category: (group, answers) => {
        const cycles = sized[group]?.cycles ?? [];
        return concerns(cycles) ? (answers[cycles.indexOf(of)] ?? null) : null;
      },
      possible,
      known: answersOf(own),
    };
  });
  const found = determinedTogether(
    sized.map(({ people, cycles }) => ({ people, cycles: cycles.length })),
    figures,
  );
  return found.flatMap(({ group, cycle }) => {
    const cycles = sized[group]?.cycles ?? [];
    return uncovered.includes(cycles[cycle] ?? '') ? [] : [`in ${cycles.join(' and ')}, of ${cycles[cycle]}`];
  });
}
