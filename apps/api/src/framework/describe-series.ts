import type { Series } from '@plumbline/contract';
import { type FrameworkVersion, recommendationsOf, seriesOf } from '@plumbline/framework';

import { describeItem } from './describe-version.js';

/** A series in the words of the newest version that asks it; null when no version of the framework does. */
export function describeSeries(versions: readonly FrameworkVersion[], seriesId: string): Series | null {
  const series = seriesOf(versions);
  for (const version of versions.toReversed()) {
    const item = recommendationsOf(version).find(
      ({ id }) => series.get(version.version)?.get(id) === seriesId,
    );
    const theme = item && version.themes.find(({ recommendations }) => recommendations.includes(item));
    if (item && theme)
      return {
        id: seriesId,
        version: version.version,
        theme: theme.title,
        item: describeItem(item),
        enablers: version.enablers.filter(({ id }) => item.enablers.includes(id)).map(({ title }) => title),
        evidence: version.evidence
          .filter(({ supports }) => supports.includes(item.id))
          .map(({ supports, ...each }) => ({ ...each, supports: [...supports] })),
      };
  }
  return null;
}
