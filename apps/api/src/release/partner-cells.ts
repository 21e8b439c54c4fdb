import { blockOfOrganisations, protectCell, type Rule } from '@plumbline/disclosure';
import type { Level } from '@plumbline/framework';

import { cellsOfSeries, type FrozenCell, levelAt } from './frozen-cell.js';

/** What one organisation answered to one item, in one audit that is in the results. */
export interface PartnerAnswer {
  readonly agencyId: string;
  /** The organisation's seat: where it counts, whichever authorities it works with. */
  readonly regionCode: string;
  readonly auditId: string;
  readonly version: number;
  readonly itemId: string;
  /** Null: not applicable. */
  readonly levelKey: string | null;
}

interface Inputs {
  readonly answers: readonly PartnerAnswer[];
  readonly regions: readonly { readonly code: string }[];
  readonly levels: readonly Level[];
  readonly rule: Rule;
}

/**
 * Partners' ratings: a rater type of their own, in no figure of the authorities'.
 *
 * Shape:  for every series one figure for each region and one for England; none at all where no partner rated anything. `items`: for each
 *         series its item in every version that asks it.
 * Unit:   organisations, each once, where its seat is, with the lower median of its ratings. Authorities agreed to what is shown of
 *         them, so consent has no part in this.
 */
export function partnerCells(
  { answers, regions, levels, rule }: Inputs,
  items: ReadonlyMap<string, ReadonlyMap<number, string>>,
): FrozenCell[] {
  if (answers.length === 0) return [];
  const byItem = Map.groupBy(answers, ({ version, itemId }) => `${version} ${itemId}`);
  return [...items].flatMap(([seriesId, itemOf]) => {
    const ofSeries = [...itemOf].flatMap(([version, itemId]) => byItem.get(`${version} ${itemId}`) ?? []);
    const ofRegion = Map.groupBy(ofSeries, ({ regionCode }) => regionCode);
    return cellsOfSeries(
      { seriesId, raterType: 'partner' },
      regions.map(({ code }) => {
        const { histogram, block } = blockOfOrganisations(
          answersByOrganisation(ofRegion.get(code) ?? [], levels),
          levels.length,
        );
        return { areaCode: code, cell: protectCell(histogram, block, rule) };
      }),
    );
  });
}

const answersByOrganisation = (answers: readonly PartnerAnswer[], levels: readonly Level[]) =>
  [...Map.groupBy(answers, ({ agencyId }) => agencyId).values()].map(
    (own) => new Map(own.map(({ auditId, levelKey }) => [auditId, levelAt(levels, levelKey)])),
  );
