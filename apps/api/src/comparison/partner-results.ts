import type { PartnerResult, PartnerResults, ResultLevel, ThemeComparison } from '@plumbline/contract';
import { compareThemes } from '@plumbline/disclosure';
import type { DataSource } from 'typeorm';

import { readPartnerCells } from './partner-cells.query.js';
import { readRegionResults } from './region-results.query.js';

/**
 * Partners' released ratings beside the authorities', for one region and England; null when there is no such release or region.
 *
 * Unit:   authorities, and apart from them organisations. Themes are compared over the recommendations shown of both.
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
      const compare = (area: 'region' | 'england') => compareTheme(items, area, levels);
      return [{ ...theme, region: compare('region'), england: compare('england') }];
    }),
  };
}

function compareTheme(
  items: readonly PartnerResult[],
  area: 'region' | 'england',
  levels: readonly ResultLevel[],
): ThemeComparison | null {
  const compared = compareThemes(
    items.map(({ authorities, partners }) => [authorities[area], partners[area]] as const),
    levels,
  );
  if (!compared) return null;
  const [authorities, partners] = compared.map(({ atStrength, rated }) => ({ atStrength, rated }));
  const [{ from, of }] = compared;
  return authorities && partners ? { authorities, partners, from, of } : null;
}
