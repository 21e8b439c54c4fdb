import type { FrameworkContent } from '@plumbline/contract';
import type { FrameworkVersion } from '@plumbline/framework';

/** A version as pages of an audit need it: without item map, enablers and what concerns publishing only. */
export function describeVersion(content: FrameworkVersion): FrameworkContent {
  const { id, version, title, publisher, note, notApplicable } = content;
  return {
    id,
    version,
    title,
    publisher,
    ...(note === undefined ? {} : { note }),
    notApplicable,
    levels: content.levels.map(({ level: _, ...shown }) => shown),
    themes: content.themes.map(({ source: _, ...theme }) => ({
      ...theme,
      recommendations: theme.recommendations.map(
        ({ enablers: _enablers, lookFor, usuallyAsked, ...item }) => ({
          ...item,
          lookFor: [...lookFor],
          usuallyAsked: [...usuallyAsked],
        }),
      ),
    })),
    evidence: content.evidence.map(({ supports, ...each }) => ({ ...each, supports: [...supports] })),
  };
}
