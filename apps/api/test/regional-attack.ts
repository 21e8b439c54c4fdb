import { ENGLAND } from '@plumbline/contract';
import { protectedAgainst, type ProtectedCell, protectCell, STANDARD_RULE } from '@plumbline/disclosure';
import {
  determinedBy,
  type KnownBuild,
  possibleWorlds,
  type PublishedItem,
  type PublishedTotal,
} from '@plumbline/disclosure/attack';

import { type Figure, readFigures, type Told } from './regional-reader.js';
import { chanceOf, ITEMS, LEVELS, type Truth, truthKey } from './regional-world.js';

export interface Attack {
  /** Numbers that were read, and the figures that they make, each counted once for every address that tells it. */
  readonly numbers: number;
  readonly figures: number;
  readonly unread: readonly string[];
  /** Figures of ratings in regions, each once: shown by the rule, shown by consent (not covered), hidden. */
  readonly shown: number;
  readonly byConsent: number;
  readonly hidden: number;
  readonly coalitions: number;
  /** Ratings of others that a coalition works out, as "cycle, region, item: coalition". */
  readonly determined: readonly string[];
}

interface Asked {
  /** All that was told, in the order of time. */
  readonly told: readonly Told[];
  readonly truth: Truth;
  /** Coalitions of two and more that are drawn by chance in each block, and what they are drawn from. */
  readonly sampled: number;
  readonly seed: number;
  /** Which build the attacker knows it is: the careful one where it is left out. */
  readonly build?: KnownBuild;
  /** Of organisations' ratings. Authorities' ratings are attacked where it is left out. */
  readonly seen?: Seen;
}

/** Which rows of a cycle's region are seen side by side by somebody who takes part, of one item: one list for each such person. */
export type Seen = (key: string, item: string) => Together;

export const careful: KnownBuild = (histogram, block) => protectCell(histogram, block, STANDARD_RULE);

/**
 * What a regional lead works out with nobody's help, with every single insider's and with that of coalitions as large as promised; of
 * organisations also with all whom an authority sees side by side.
 */
export function attack({ told, truth, sampled, seed, build = careful, seen }: Asked): Attack {
  const read = told.flatMap(({ answers }) =>
    [...answers]
      .filter(([, { status }]) => status === 200)
      .map(([address, answer]) => readFigures(address, answer)),
  );
  const figures = read.flatMap((each) => each.figures);
  const attacked = figures.filter(({ rater }) => rater === (seen ? 'partner' : 'own'));
  const items = Map.groupBy(attacked, ({ cycle, item }) => `${cycle}/${item}`);
  const consented = new Set(
    attacked.filter(({ byConsent }) => byConsent).map(({ cycle, area }) => `${cycle}/${area}`),
  );
  const determined: string[] = [];
  const states = { shown: 0, byConsent: 0, hidden: 0 };
  let coalitions = 0;
  for (const [place, ofItem] of items) {
    const [cycle = '', item = ''] = place.split('/');
    const together = (region: string) => seen?.(truthKey(cycle, region), item) ?? [];
    const worlds = possibleWorlds(publishedOf(ofItem, { consented, together }), build);
    for (const [region, possible] of worlds) {
      const byConsent = ofItem.some((figure) => figure.area === region && figure.byConsent);
      const shown = ofItem.some(({ area, answers }) => area === region && answers !== null);
      states[byConsent ? 'byConsent' : shown ? 'shown' : 'hidden'] += 1;
      if (byConsent) continue;
      const rows = (truth.get(truthKey(cycle, region)) ?? []).map((row) => row[ITEMS.indexOf(item)] ?? null);
      const answered = [...rows.keys()].filter((row) => rows[row] !== null);
      const everybody = answered.slice(0, contributorsOf(ofItem, region));
      const block = { everybody, together: together(region) };
      for (const members of coalitionsOf(block, sampled, `${seed}/${region}`)) {
        coalitions += 1;
        const known = answersOf(members.map((member) => rows[member] ?? LEVELS));
        if (determinedBy(possible, known) > 0) determined.push(`${place}, ${region}: ${members.join('+')}`);
      }
    }
  }
  return {
    numbers: read.reduce((sum, each) => sum + each.numbers, 0),
    figures: figures.length,
    unread: read.flatMap(({ unread }) => unread),
    ...states,
    coalitions,
    determined,
  };
}

const contributorsOf = (figures: readonly Figure[], region: string): number =>
  figures.find(({ area }) => area === region)?.contributors ?? 0;

interface Known {
  readonly consented: ReadonlySet<string>;
  readonly together: (region: string) => Together;
}
type Together = readonly (readonly number[])[];

const mostTogether = (groups: Together): number => Math.max(0, ...groups.map(({ length }) => length));

/** What was told of one recommendation in one cycle: the same figure told twice is one, another of the same place a later one. */
export function publishedOf(figures: readonly Figure[], { consented, together }: Known): PublishedItem {
  const ofRegions = Map.groupBy(
    figures.filter(({ area }) => area !== ENGLAND),
    ({ area }) => area,
  );
  const blocks = [...ofRegions].map(([name, ofRegion]) => ({
    name,
    cells: once(ofRegion.map(cellOf)),
    everyoneConsented: consented.has(`${ofRegion[0]?.cycle}/${name}`),
    seenTogether: mostTogether(together(name)),
  }));
  const totals = once(figures.filter(({ area }) => area === ENGLAND)).flatMap((total) =>
    totalOf(total, blocks),
  );
  return { blocks, totals };
}

/** A total says of how many contributors it is: of those of the blocks that are shown, or of all. */
function totalOf(total: Figure, blocks: PublishedItem['blocks']): PublishedTotal[] {
  const { answers, contributors, contributorsNotShown } = total;
  if (answers === null) return [];
  const first = blocks.map(({ name, cells }) => ({ name, cell: cells[0] }));
  const sets = [first.filter(({ cell }) => cell?.state !== 'hidden'), first];
  const fitting = sets.find(
    (set) =>
      set.reduce((sum, { cell }) => sum + (cell?.contributors ?? 0), 0) ===
      contributors - contributorsNotShown,
  );
  if (fitting) return [{ blocks: fitting.map(({ name }) => name), answers }];
  if (blocks.some(({ cells }) => cells.length > 1)) return []; // of blocks that have grown meanwhile
  throw new Error(`What is this total of? ${JSON.stringify(total)}`);
}

function cellOf({ contributors, answers, byConsent }: Figure): ProtectedCell {
  if (answers === null) return { state: 'hidden', contributors };
  return {
    state: byConsent ? 'shown_by_consent' : 'shown',
    contributors,
    counts: answers.slice(0, LEVELS),
    notApplicable: answers[LEVELS] ?? 0,
  };
}

const once = <T>(values: readonly T[]): T[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

export const answersOf = (given: readonly number[]): number[] =>
  Array.from({ length: LEVELS + 1 }, (_, answer) => given.filter((each) => each === answer).length);

interface Rows {
  /** Those who answered, by their rows. */
  readonly everybody: readonly number[];
  readonly together: Together;
  /** The largest coalition that is promised to learn nothing; of one cycle's rows it is found out where it is left out. */
  readonly most?: number;
}

/** Nobody, each alone, all who are seen together, and as many as are asked for of two to as many as are promised to learn nothing. */
export function coalitionsOf(
  { everybody, together, ...known }: Rows,
  sampled: number,
  seed: string,
): Together {
  const block = { contributors: everybody.length, seenTogether: mostTogether(together) };
  const most = known.most ?? protectedAgainst(block, STANDARD_RULE);
  const drawn = Array.from({ length: most > 1 ? sampled : 0 }, (_, number) => {
    const chance = chanceOf(`${seed}/coalition ${number}`);
    const size = 2 + (number % (most - 1));
    return everybody
      .toSorted((one, other) => (chance[one % 32] ?? 0) - (chance[other % 32] ?? 0))
      .slice(0, size);
  });
  return [[], ...everybody.map((member) => [member]), ...together, ...drawn];
}
