import { type Answer, answerRoutes, entryRoutes, type Position, positionRoutes } from '@plumbline/contract';
import type { QueryClient } from '@tanstack/react-query';

import { call } from '../api/client.js';
import type { Sending } from './answer-saver.js';
import { askedQuery, auditQuery } from './audit.queries.js';
import { entryQuery } from './entry.queries.js';
import type { Place } from './outbox.js';
import { positionsQuery } from './positions.queries.js';

/** What an agency holds, as an answer that rests on nothing and refers to nothing. */
export const answerOf = (recommendationId: string, position: Position): Answer => ({
  ...position,
  ...{ recommendationId, improvement: '', needsReview: false, evidence: [], references: [] },
});

/** Sends what was written to where it belongs. */
export async function send(place: Place, { change, version, key }: Sending): Promise<Answer> {
  const { recommendationId } = place;
  // Only an authority's own answer refers to anything, and whole answers are sent after a choice between two.
  const { evidence: _, references: __, ...body } = change;
  const sent = { body, version, key };
  if (place.below === 'position') {
    const { frameworkId } = place;
    const params = { frameworkId, recommendationId };
    const { improvement: ___, ...held } = body;
    const saving = call(positionRoutes.savePosition, { params, ...sent, body: held });
    return answerOf(recommendationId, await saving);
  }
  const params = { auditId: place.auditId, recommendationId };
  if (place.below === 'entered')
    return call(entryRoutes.saveEntered, { params: { ...params, agencyId: place.agencyId }, ...sent });
  if (place.below === 'asked') return call(answerRoutes.saveAskedAnswer, { params, ...sent });
  return call(answerRoutes.saveAnswer, { params, ...sent, body: change });
}

/** Lets every page know what was saved. */
export function remember(queries: QueryClient, place: Place, answer: Answer): void {
  const isHere = (each: { readonly recommendationId: string }) =>
    each.recommendationId === place.recommendationId;
  switch (place.below) {
    case 'audits':
      return void queries.setQueryData(
        auditQuery(place.auditId).queryKey,
        (audit) => audit && { ...audit, answers: [...audit.answers.filter((each) => !isHere(each)), answer] },
      );
    case 'asked':
      return void queries.setQueryData(
        askedQuery.queryKey,
        (known) =>
          known && {
            items: known.items.map((each) =>
              each.auditId === place.auditId && isHere(each) ? { ...each, answer } : each,
            ),
          },
      );
    case 'entered':
      return void queries.setQueryData(
        entryQuery(place.auditId, place.agencyId).queryKey,
        (entry) =>
          entry && {
            ...entry,
            items: entry.items.map((each) => (isHere(each) ? { ...each, answer } : each)),
          },
      );
    case 'position':
      return rememberPosition(queries, place.frameworkId, answer);
  }
}

function rememberPosition(queries: QueryClient, frameworkId: string, answer: Answer): void {
  const { recommendationId, version, rating, reason, note, changedBy, changedAt } = answer;
  const position = { version, rating, reason, note, changedBy, changedAt };
  queries.setQueryData(
    positionsQuery.queryKey,
    (known) =>
      known && {
        frameworks: known.frameworks.map((framework) =>
          framework.frameworkId === frameworkId
            ? {
                ...framework,
                items: framework.items.map((each) =>
                  each.recommendationId === recommendationId ? { ...each, position } : each,
                ),
              }
            : framework,
        ),
      },
  );
}
