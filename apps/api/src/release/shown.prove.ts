import { ENGLAND } from '@plumbline/contract';
import {
  FICTIONAL_CYCLES,
  fictionalAgencies,
  type FictionalAudit,
  fictionalAudits,
  type FictionOptions,
  REGIONS,
} from '@plumbline/demo-data';
import { STANDARD_RULE } from '@plumbline/disclosure';
import { builtInFrameworks } from '@plumbline/framework/file';
import { describe, expect, it } from 'vitest';

import { type Contributor, freeze, type Inputs } from './freeze.js';
import type { FrozenCell } from './frozen-cell.js';
import type { PartnerAnswer } from './partner-cells.js';

/** The England that the demonstration shows, and others like it. */
const FICTIONS: readonly FictionOptions[] = [2017, 1, 2, 3].map((seed) => ({ seed, size: 'S' }));
const OVER = FICTIONAL_CYCLES.slice(0, 2);

/** The share that may be expected of realistic ratings, from eight contributors up, without consent. */
const LEAST_SHARE = 0.79;

interface Made extends FictionOptions {
  readonly cycle: string;
  readonly cells: readonly FrozenCell[];
}

const share = (cells: readonly FrozenCell[]): number =>
  cells.filter(({ counts }) => counts !== null).length / cells.length;
const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;

describe.each(FICTIONS)('a made-up England of seed $seed', (options) => {
  const made = OVER.map((cycle): Made => {
    const audits = [...fictionalAudits(options)].filter(
      ({ cycleId, signedAt }) =>
        cycleId === cycle.id && signedAt !== null && signedAt.slice(0, 10) <= cycle.figuresTakenOn,
    );
    return { ...options, cycle: cycle.id, cells: freeze(inputsOf(options, audits)).cells };
  });
  const regional = made.flatMap(({ cells }) => cells.filter(({ areaCode }) => areaCode !== ENGLAND));
  const own = regional.filter(({ raterType, contributors }) => raterType === 'own' && contributors >= 8);

  it('shows most figures of regions with eight authorities or more, without consent', () => {
    const without = own.map((cell) => (cell.byConsent ? { ...cell, counts: null } : cell));
    const byConsent = own.filter(({ byConsent }) => byConsent).length;
    console.log(
      `seed ${options.seed}: ${percent(share(without))} of ${own.length} figures of regions with 8 authorities or more are shown; ${byConsent} more by consent`,
    );
    expect(share(without)).toBeGreaterThanOrEqual(LEAST_SHARE);
  });

  it('counts organisations apart', () => {
    const partners = regional.filter(({ raterType }) => raterType === 'partner');
    console.log(
      `seed ${options.seed}: ${percent(share(partners))} of ${partners.length} figures of partners are shown, of ${percent(share(partners.filter(({ contributors }) => contributors >= 8)))} where 8 or more answered`,
    );
    expect(partners).toHaveLength(regional.length / 2);
    expect(partners.some(({ byConsent }) => byConsent)).toBe(false);
  });
});

function inputsOf(options: FictionOptions, audits: readonly FictionalAudit[]): Inputs {
  const seatOf = new Map(fictionalAgencies(options).map(({ id, regionCode }) => [id, regionCode]));
  return {
    versions: builtInFrameworks().filter(({ id }) => id === 'cscip-2017'),
    contributors: audits.map(contributorOf),
    partnerAnswers: audits.flatMap((audit) => partnerAnswersOf(audit, seatOf)),
    regions: REGIONS.map(({ code, name }) => ({ code, name, authorities: 0 })),
    rule: STANDARD_RULE,
  };
}

function contributorOf(audit: FictionalAudit): Contributor {
  const ratings = new Map<string, string | null>();
  for (const type of ['own', 'agreed'])
    for (const { recommendationId, raterType, levelKey } of audit.answers)
      if (raterType === type) ratings.set(recommendationId, levelKey);
  return {
    authorityId: audit.authorityId,
    version: audit.frameworkVersion,
    regionCode: audit.regionCode,
    ratings,
    consentsNearAgreement: audit.consents?.nearAgreement ?? false,
  };
}

const partnerAnswersOf = (
  { id, frameworkVersion, answers }: FictionalAudit,
  seatOf: ReadonlyMap<string, string>,
): PartnerAnswer[] =>
  answers
    .filter(({ raterType }) => raterType === 'partner')
    .map(({ raterId, recommendationId, levelKey }) => ({
      agencyId: raterId,
      regionCode: seatOf.get(raterId) ?? '',
      auditId: id,
      version: frameworkVersion,
      itemId: recommendationId,
      levelKey,
    }));
