import type { PartnerResult, PartnerResults, ResultLevel, ThemeComparison } from '@plumbline/contract';
import { compareThemes, shownCounts } from '@plumbline/disclosure';
import type { DataSource } from 'typeorm';

import { readPartnerCells } from './partner-cells.query.js';
import { readRegionResults } from './region-results.query.js';

/**
 * Partners' released ratings beside the authorities', for one region and England; null when there is no such release or region.
 *
 * Unit:   authorities, and apart from them organisations. Themes are compared over the recommendations shown of both in the region and in
 *         England, the same for all four figures.
 */
export async function readPartnerResults(
  released: DataSource,
  releaseId: string,
  regionCode: string,
): Promise<PartnerResults | null> {
  const results = await readRegionResults(released, releaseId, regionCode);
  if (!results) return null;
  const partners = new Map(
    (await readPartnerCells(released, releaseId, regionCode)).map(({ id, ...cells }) => [id, cells]),
  );
  const recommendations = results.recommendations.flatMap(({ region, england, ...item }): PartnerResult[] => {
    const cells = partners.get(item.id);
    return cells ? [{ ...item, authorities: { region, england }, partners: cells }] : [];
  });
  const { release, region, levels, themes } = results;
  return {
    ...{ release, region, levels, recommendations },
    themes: themes.flatMap((theme) => {
      const items = recommendations.filter(({ themeId }) => themeId === theme.id);
      if (items.length === 0) return [];
      return [{ ...theme, ...compareTheme(items, levels) }];
    }),
  };
}

const AREAS = ['region', 'england'] as const;

/** Both areas over the same recommendations, or neither: a difference between them is never one between what is shown here and there. */
function compareTheme(
  items: readonly PartnerResult[],
  levels: readonly ResultLevel[],
): Record<(typeof AREAS)[number], ThemeComparison | null> {
  const of = items.length;
  const everywhere = items.filter(({ authorities, partners }) =>
    AREAS.every((area) => shownCounts(authorities[area]) && shownCounts(partners[area])),
  );
  const compare = (area: (typeof AREAS)[number]): ThemeComparison | null => {
    const [authorities, partners] =
      compareThemes(
        everywhere.map(
          (item) => [shownCounts(item.authorities[area]), shownCounts(item.partners[area])] as const,
        ),
        levels,
      )?.map(({ atStrength, rated }) => ({ atStrength, rated })) ?? [];
    return authorities && partners ? { authorities, partners, from: everywhere.length, of } : null;
  };
  return { region: compare('region'), england: compare('england') };
}
