import { ENGLAND, type ResultsPreview } from '@plumbline/contract';

import type { Frozen } from './freeze.js';

/**
 * What an administrator sees before publishing: who is in the results, and how many recommendations would be shown.
 * That number is all that is kept of ratings: not which recommendations, no counts, no hash, nothing of a single authority's.
 */
export function previewOf({ areas, cells, recommendations }: Frozen): ResultsPreview {
  const regions = areas
    .filter(({ code }) => code !== ENGLAND)
    .map(({ code, name, authorities, contributors }) => ({
      code,
      name,
      authorities,
      contributors,
      shown: cells.filter(
        (cell) => cell.areaCode === code && cell.raterType === 'own' && cell.counts !== null,
      ).length,
    }));
  return { recommendations: recommendations.length, regions };
}
