import type { ProtectedCell } from '../cell.js';
import type { EnglandCell } from '../england.js';
import { blockOfOrganisations } from '../organisations.js';
import { type Protects, type Sums } from './builds.js';
import { range } from './coalition.js';
import { countsOf, ratingAt, type SetUp } from './worlds.js';

/** Levels of the scale; not applicable is one answer more. */
interface Scale {
  readonly levels: number;
}

const slotsFrom = (first: number, count: number): readonly number[] =>
  count === 0 ? [] : range(first, first + count - 1);

interface Size extends Scale {
  readonly contributors: number;
  readonly known: number;
}

/** One item in one block. The coalition are the first ones: since every world is tried, that stands for every coalition. */
export function oneBlock(
  protects: Protects,
  { contributors, levels, known, toldNotApplicable = false }: Size & { readonly toldNotApplicable?: boolean },
): SetUp<ProtectedCell> {
  const slots = slotsFrom(0, contributors);
  return {
    ...(toldNotApplicable && { knownAnswer: levels }),
    slots: contributors,
    answers: levels + 1,
    known: slots.slice(0, known),
    publish: (world) => protects(countsOf(world, slots, levels), { contributors }),
  };
}

/** What is published of a block in two cycles: each by itself in the careful build. */
export type Links = (
  world: readonly number[],
  cycles: readonly [before: readonly number[], after: readonly number[]],
) => unknown;

/** Careful: nothing that links two cycles. */
export const linksNothing: Links = () => null;

/** Careless: says how many of those in both cycles changed, which is no rating of anybody. */
export const countsChanges: Links = (world, [before, after]) =>
  after.filter((slot, who) => world[slot] !== world[before[who] ?? -1]).length;

/**
 * One item in one block in two cycles: `leavers` are in the first only, the last ones of it. The coalition knows its answers in both.
 * Who was in which cycle is known to everybody.
 */
export function twoCycles(
  { protects, links }: { protects: Protects; links: Links },
  size: Size & { readonly leavers: number },
): SetUp<unknown> {
  const { contributors, leavers, levels, known } = size;
  const before = slotsFrom(0, contributors);
  const after = slotsFrom(contributors, contributors - leavers);
  return {
    slots: before.length + after.length,
    answers: levels + 1,
    known: [...before.slice(0, known), ...after.slice(0, known)],
    publish: (world) => [
      ...[before, after].map((slots) =>
        protects(countsOf(world, slots, levels), { contributors: slots.length }),
      ),
      links(world, [before, after]),
    ],
  };
}

/** One cycle, published again after a late return: the careless way that a unique key forbids. */
export function publishedAgain(protects: Protects, { contributors, levels, known }: Size): SetUp<unknown> {
  const slots = slotsFrom(0, contributors);
  return {
    slots: contributors,
    answers: levels + 1,
    known: slots.slice(0, known),
    publish: (world) =>
      [slots.slice(0, -1), slots].map((returned) =>
        protects(countsOf(world, returned, levels), { contributors: returned.length }),
      ),
  };
}

interface Region {
  readonly contributors: number;
  readonly known: number;
  readonly everyoneConsented?: boolean;
}

interface Country {
  readonly regions: readonly ProtectedCell[];
  readonly england: EnglandCell;
}

/** One item in several regions and England, some regions by consent: what is shown by consent the guarantee does not cover. */
export function england(
  { protects, sums }: { protects: Protects; sums: Sums },
  { levels, regions }: Scale & { readonly regions: readonly Region[] },
): SetUp<Country> {
  const blocks = regions.map((region, at) => ({
    ...region,
    slots: slotsFrom(
      regions.slice(0, at).reduce((sum, { contributors }) => sum + contributors, 0),
      region.contributors,
    ),
  }));
  const regionOf = blocks.flatMap(({ slots }, at) => slots.map(() => at));
  return {
    slots: regionOf.length,
    answers: levels + 1,
    known: blocks.flatMap(({ slots, known }) => slots.slice(0, known)),
    publish: (world) => {
      const histograms = blocks.map(({ slots }) => countsOf(world, slots, levels));
      const cells = blocks.map(({ slots: _slots, known: _known, ...block }, at) =>
        protects(histograms[at] ?? { counts: [], notApplicable: 0 }, block),
      );
      return { regions: cells, england: sums(cells, histograms) };
    },
    covers: (slot, { regions: cells }) => cells[regionOf[slot] ?? -1]?.state !== 'shown_by_consent',
  };
}

/**
 * One item rated by organisations, each in the audits that are listed for it: one answer for each of them.
 * The coalition either are organisations, with all their answers, or one audit, with all answers to it; the latter is not kept from what the
 * same organisations answered elsewhere.
 */
export function partners(
  protects: Protects,
  size: Scale & {
    readonly organisations: readonly (readonly string[])[];
    readonly coalition: { readonly organisations: number } | { readonly audit: string };
  },
): SetUp<ProtectedCell> {
  const { levels, organisations, coalition } = size;
  const answers = organisations
    .flatMap((audits, organisation) => audits.map((audit) => ({ audit, organisation })))
    .map((answer, slot) => ({ ...answer, slot }));
  const knows = ({ audit, organisation }: (typeof answers)[number]): boolean =>
    'audit' in coalition ? audit === coalition.audit : organisation < coalition.organisations;
  const met = new Set(answers.filter(knows).map(({ organisation }) => organisation));
  return {
    slots: answers.length,
    answers: levels + 1,
    known: answers.filter(knows).map(({ slot }) => slot),
    publish: (world) => {
      const block = blockOfOrganisations(
        organisations.map(
          (_, organisation) =>
            new Map(
              answers
                .filter((answer) => answer.organisation === organisation)
                .map(({ audit, slot }) => [audit, ratingAt(world, slot, levels)]),
            ),
        ),
        levels,
      );
      return protects(block.histogram, block.block);
    },
    covers: (slot) => !met.has(answers[slot]?.organisation ?? -1),
  };
}
