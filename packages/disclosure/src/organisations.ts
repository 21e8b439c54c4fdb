import { medianLevels, type Histogram } from '@plumbline/framework';

import type { Block } from './cell.js';

/**
 * One organisation's answers to one item. A partner that works with several authorities may have rated it in several audits.
 *
 * Shape:  by audit; a level is an index into the scale, weakest first.
 * Absent: null where it said not applicable; an audit in which it gave no answer is left out.
 *
 * @example
 * const police: OrganisationAnswers = new Map([['audit-1', 2], ['audit-2', 1], ['audit-3', null]]);
 */
export type OrganisationAnswers = ReadonlyMap<string, number | null>;

/**
 * What an organisation counts with, once, however many audits it took part in: the lower median of its ratings. Of two ratings that is
 * the lower one; a mean would claim distances between levels.
 *
 * Absent: null when it said not applicable wherever it was asked.
 * Throws: RangeError when it answered in no audit, or with a level that the scale does not have.
 *
 * @example
 * organisationAnswer(new Map([['audit-1', 3], ['audit-2', 1]]), 4); // 1
 */
export function organisationAnswer(answers: OrganisationAnswers, levels: number): number | null {
  if (answers.size === 0) throw new RangeError('an organisation that answered nowhere is none of the block');
  return medianLevels(histogramOf([...answers.values()], levels))?.lower ?? null;
}

/**
 * The counts of a block of organisations: those with their seat in one region that answered one item in an audit which is in the results.
 * An organisation that was asked and gave no answer is no contributor, as an authority that did not return is none; nothing is said of
 * who was asked. Nobody's number of ratings is in it.
 *
 * Whoever works in an authority sees the answers of all partners to its audit side by side. `seenTogether` is therefore the largest number of
 * the block's organisations that answered in one audit, and the rule keeps the others safe from them together. What this does not
 * cover: an organisation's answer to somebody else, for whom has one of its own from it; the two may be related, and the median is.
 *
 * Shape:  `histogram` has `levels` counts, one organisation in each once.
 * Throws: RangeError when one answered in no audit, or with a level that the scale does not have.
 *
 * @example
 * const { histogram, block } = blockOfOrganisations(organisations, 4);
 * protectCell(histogram, block, STANDARD_RULE);
 */
export function blockOfOrganisations(
  organisations: readonly OrganisationAnswers[],
  levels: number,
): { histogram: Histogram; block: Block } {
  const inAudit = new Map<string, number>();
  for (const audit of organisations.flatMap((answers) => [...answers.keys()]))
    inAudit.set(audit, (inAudit.get(audit) ?? 0) + 1);
  return {
    histogram: histogramOf(
      organisations.map((answers) => organisationAnswer(answers, levels)),
      levels,
    ),
    block: {
      contributors: organisations.length,
      seenTogether: Math.max(0, ...inAudit.values()),
    },
  };
}

/**
 * Counts answers; null is not applicable.
 *
 * Shape:  an answer is an index into a scale of `levels` levels, weakest first.
 * Throws: RangeError on a level that the scale does not have.
 *
 * @example
 * histogramOf([0, 2, 2, null], 4); // { counts: [1, 0, 2, 0], notApplicable: 1 }
 */
export function histogramOf(answers: readonly (number | null)[], levels: number): Histogram {
  const counts = Array.from({ length: levels }, () => 0);
  let notApplicable = 0;
  for (const answer of answers) {
    if (answer === null) notApplicable += 1;
    else if (counts[answer] === undefined)
      throw new RangeError(`a scale of ${levels} levels has none at ${answer}`);
    else counts[answer] += 1;
  }
  return { counts, notApplicable };
}
