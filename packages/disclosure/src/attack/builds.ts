import { ratedCount, type Histogram } from '@plumbline/framework';

import { type Block, isShown, protectCell, type ProtectedCell } from '../cell.js';
import { englandOf, type EnglandCell } from '../england.js';
import { STANDARD_RULE } from '../rule.js';

/** What is published of a cell: the one under test, or a careless one that the attacker has to catch. */
export type Protects = (histogram: Histogram, block: Block) => ProtectedCell;

/** The build that the service uses. */
export const careful: Protects = (histogram, block) => protectCell(histogram, block, STANDARD_RULE);

const shownIf = (
  shows: boolean,
  { counts, notApplicable }: Histogram,
  { contributors }: Block,
): ProtectedCell =>
  shows
    ? { state: 'shown', contributors, counts: [...counts], notApplicable }
    : { state: 'hidden', contributors };

/** Careless: the usual way, which looks at the number of ratings only. */
export const showsFive: Protects = (histogram, block) =>
  shownIf(ratedCount(histogram) >= 5, histogram, block);

/** Careless: asks for the spread of a block of those who rated, so who said not applicable makes it smaller. */
export const forgetsNotApplicable: Protects = (histogram, block) => {
  const rated = { counts: histogram.counts, notApplicable: 0 };
  return shownIf(isShown(rated, ratedCount(histogram), STANDARD_RULE), histogram, block);
};

/** Careless: forgets that who works in an authority sees all its partners' answers side by side. */
export const forgetsWhoSees: Protects = (histogram, { contributors }) => careful(histogram, { contributors });

/** Careless: takes the consent of the many for that of everyone. */
export const presumesConsent: Protects = (histogram, { contributors }) =>
  careful(histogram, { contributors, everyoneConsented: true });

/** Careless: by consent it shows all that five rated, so that hidden says that fewer did. */
export const consentsAtFive: Protects = (histogram, block) =>
  block.everyoneConsented === true ? showsFive(histogram, block) : careful(histogram, block);

/** What England is made of: the cells, and what they were made of. */
export type Sums = (cells: readonly ProtectedCell[], histograms: readonly Histogram[]) => EnglandCell;

/** As the builder adds England up: the regions shown, and nothing of the others. */
export const carefulEngland: Sums = (cells) => englandOf(cells);

/** Careless: a total over all regions, whether each is shown or not. */
export const totalsAll: Sums = (cells, histograms) => ({
  contributors: cells.reduce((sum, cell) => sum + cell.contributors, 0),
  contributorsNotShown: 0,
  counts:
    histograms[0]?.counts.map((_count, level) =>
      histograms.reduce((sum, { counts }) => sum + (counts[level] ?? 0), 0),
    ) ?? null,
  notApplicable: histograms.reduce((sum, histogram) => sum + histogram.notApplicable, 0),
});
