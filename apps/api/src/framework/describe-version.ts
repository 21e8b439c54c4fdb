import type { FrameworkContent } from '@plumbline/contract';
import type { FrameworkVersion, Recommendation } from '@plumbline/framework';

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
    levels: content.levels.map(({ key, label, meaning, strength }) => ({
      key,
      label,
      ...(meaning === undefined ? {} : { meaning }),
      strength,
    })),
    themes: content.themes.map((theme) => ({
      id: theme.id,
      number: theme.number,
      title: theme.title,
      recommendations: theme.recommendations.map(describeItem),
    })),
    evidence: content.evidence.map(({ supports, ...each }) => ({ ...each, supports: [...supports] })),
  };
}

/** A recommendation without its enablers. */
export function describeItem(item: Recommendation) {
  const { id, title, source, statement, question, addressedTo, lookFor, usuallyAsked } = item;
  return {
    id,
    title,
    ...(source === undefined ? {} : { source }),
    ...(statement === undefined ? {} : { statement }),
    ...(question === undefined ? {} : { question }),
    addressedTo,
    lookFor: [...lookFor],
    usuallyAsked: [...usuallyAsked],
  };
}
