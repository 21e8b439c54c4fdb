import type { Change, RecommendationChange } from '@plumbline/contract';
import type { Rule } from '@plumbline/disclosure';
import { type FrameworkVersion, seriesOf } from '@plumbline/framework';
import { changesNeeded, judgeFamily, type MatchedPanel, netDominance, pairUp } from '@plumbline/statistics';

import type { RatingRow } from './evaluation.query.js';
import { type Beside, mayShowChange, mayShowTransitions } from './output-control.js';

export interface Inputs {
  readonly versions: readonly FrameworkVersion[];
  readonly from: string;
  readonly to: string;
  readonly ratings: readonly RatingRow[];
  /** Figures are made over whole blocks: all of England, or each region. */
  readonly blocks: 'england' | 'regions';
  readonly rule: Rule;
  /** Ratings that are public are shown whatever the rule says; it is only said what it would say. */
  readonly ratingsPublic: boolean;
  /** Series that must be left out: too close to an earlier output. */
  readonly refused: ReadonlySet<string>;
}

export type Counted = Pick<Change, 'coverage' | 'levels' | 'themes' | 'changesNeeded' | 'recommendations'>;

/**
 * Follows the authorities that are in both cycles, recommendation by recommendation.
 *
 * Shape:  a row for every series that a version in use in one of the two cycles asks, the latest version's order first.
 * Unit:   authorities, each once; an abolished one and its successors are different authorities.
 */
export function countChange(inputs: Inputs): Counted {
  const { versions, from, to, ratings } = inputs;
  const used = (cycle?: string) =>
    versions.filter(({ version }) =>
      ratings.some((row) => row.version === version && (cycle === undefined || row.cycleId === cycle)),
    );
  const latest = used().at(-1);
  if (!latest) return { ...NOTHING, coverage: coverageOf(inputs) };

  const items = describeItems(used(), versions);
  const asked = { before: askedIn(used(from).at(0), versions), after: askedIn(used(to).at(-1), versions) };
  const rows = items.map((item) => ({ item, ...countSeries(inputs, item.id, latest.levels.length) }));
  const judged = judgeFamily(rows.map(({ shown }) => shown?.panel ?? null));
  const family = judged.filter((each) => each !== null).length;
  return {
    coverage: coverageOf(inputs),
    levels: latest.levels.map(({ key, label, strength }) => ({ key, label, strength })),
    themes: items
      .map(({ themeId, themeTitle }) => ({ id: themeId, title: themeTitle }))
      .filter(({ id }, at, all) => all.findIndex((other) => other.id === id) === at),
    changesNeeded: family === 0 ? null : changesNeeded(family),
    recommendations: rows.map(({ item, joined, left, comparable, shown }, at) => {
      const judgement = judged[at];
      return {
        ...{ id: item.id, title: item.title, themeId: item.themeId, joined, left },
        series: !asked.after.has(item.id) ? 'ends' : asked.before.has(item.id) ? 'continues' : 'begins',
        figures:
          shown && judgement
            ? figuresOf(shown, judgement)
            : { state: comparable ? 'hidden' : 'not-comparable' },
      };
    }),
  };
}

const NOTHING = { levels: [], themes: [], changesNeeded: null, recommendations: [] };

function coverageOf({ ratings, from, to }: Inputs): Change['coverage'] {
  const inCycle = (cycle: string) =>
    new Set(ratings.filter(({ cycleId }) => cycleId === cycle).map(({ authority }) => authority));
  const [before, after] = [inCycle(from), inCycle(to)];
  const both = [...before].filter((authority) => after.has(authority)).length;
  return { both, left: before.size - both, joined: after.size - both };
}

interface Item {
  readonly id: string;
  readonly title: string;
  readonly themeId: string;
  readonly themeTitle: string;
}

/** Every series in use in the words of the latest version that asks it. */
function describeItems(used: readonly FrameworkVersion[], versions: readonly FrameworkVersion[]): Item[] {
  const series = seriesOf(versions);
  const items = new Map<string, Item>();
  for (const version of used.toReversed())
    for (const theme of version.themes)
      for (const { id: itemId, title } of theme.recommendations) {
        const id = series.get(version.version)?.get(itemId);
        if (id !== undefined && !items.has(id))
          items.set(id, { id, title, themeId: theme.id, themeTitle: theme.title });
      }
  return [...items.values()];
}

function askedIn(
  version: FrameworkVersion | undefined,
  versions: readonly FrameworkVersion[],
): ReadonlySet<string> {
  return new Set(version ? seriesOf(versions).get(version.version)?.values() : []);
}

interface Shown {
  readonly panel: Panel;
  readonly transitions: readonly (readonly number[])[] | null;
  readonly withinRules: boolean;
}

interface Block extends MatchedPanel {
  readonly beside: Beside;
}

/** By level, the ratings of one cycle whose authority gave none in the other. */
function besides(ratings: Ratings, others: Ratings, levels: number): number[] {
  const counts = Array.from({ length: levels }, () => 0);
  for (const [authority, level] of ratings)
    if (level !== null && typeof others.get(authority) !== 'number') counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

type Panel = Pick<MatchedPanel, 'matched' | 'notApplicable' | 'lower' | 'same' | 'higher' | 'transitions'>;

/** One series over all blocks. Counts of joined and left say who was asked; every other count comes from shown blocks alone. */
function countSeries(inputs: Inputs, seriesId: string, levels: number) {
  const rows = inputs.ratings.filter((row) => row.seriesId === seriesId);
  const panels = blocksOf(inputs, rows).map((block): Block => {
    const [earlier, later] = [ratingsOf(block, inputs.from), ratingsOf(block, inputs.to)];
    const beside = { earlier: besides(earlier, later, levels), later: besides(later, earlier, levels) };
    return { ...pairUp(earlier, later, levels), beside };
  });
  const total = (count: (panel: MatchedPanel) => number) =>
    panels.reduce((sum, each) => sum + count(each), 0);
  const comparable = total((panel) => panel.matched + panel.notApplicable) > 0;
  return {
    comparable,
    joined: total((panel) => panel.joined),
    left: total((panel) => panel.left),
    shown: comparable ? controlled(inputs, seriesId, panels) : null,
  };
}

/** What may leave: the sum of the blocks that the rule shows; of public ratings the sum of all. */
function controlled(inputs: Inputs, seriesId: string, panels: readonly Block[]): Shown | null {
  const { rule, ratingsPublic, refused } = inputs;
  const allowed = refused.has(seriesId) ? [] : panels.filter((panel) => mayShowChange(panel, rule));
  const within = allowed.filter((panel) => mayShowTransitions(panel, panel.beside, rule));
  const withinRules = allowed.length > 0 && within.length === allowed.length;
  const panel = addUp(ratingsPublic ? panels : allowed);
  if (panel === null || panel.matched === 0) return null;
  return { panel, transitions: ratingsPublic || withinRules ? panel.transitions : null, withinRules };
}

function addUp(panels: readonly Panel[]): Panel | null {
  const [first, ...others] = panels;
  if (!first) return null;
  return others.reduce<Panel>(
    (sum, each) => ({
      matched: sum.matched + each.matched,
      notApplicable: sum.notApplicable + each.notApplicable,
      lower: sum.lower + each.lower,
      same: sum.same + each.same,
      higher: sum.higher + each.higher,
      transitions: sum.transitions.map((row, from) =>
        row.map((count, to) => count + (each.transitions[from]?.[to] ?? 0)),
      ),
    }),
    first,
  );
}

/** A block is a region as it stood in the later cycle of those in which the authority is; England is one block. */
function blocksOf({ blocks, to }: Inputs, rows: readonly RatingRow[]): (readonly RatingRow[])[] {
  if (blocks === 'england') return [rows];
  const regionOf = new Map<string, string | null>();
  for (const { authority, regionCode, cycleId } of rows)
    if (cycleId === to || !regionOf.has(authority)) regionOf.set(authority, regionCode);
  return [...Map.groupBy(rows, ({ authority }) => regionOf.get(authority) ?? null).values()];
}

type Ratings = ReadonlyMap<string, number | null>;

const ratingsOf = (rows: readonly RatingRow[], cycle: string): Ratings =>
  new Map(rows.filter(({ cycleId }) => cycleId === cycle).map(({ authority, level }) => [authority, level]));

function figuresOf(
  { panel, transitions, withinRules }: Shown,
  { test, adjustedP, verdict }: NonNullable<ReturnType<typeof judgeFamily>[number]>,
): RecommendationChange['figures'] {
  const { matched, notApplicable, lower, same, higher } = panel;
  return {
    state: 'shown',
    ...{ matched, notApplicable, lower, same, higher },
    netDominance: netDominance(panel) ?? 0,
    ...{ signP: test.p, smallestP: test.smallestReachableP, adjustedP, verdict },
    transitions: transitions?.map((row) => [...row]) ?? null,
    withinRules,
  };
}
