import type { Answer, Position, Session } from '@plumbline/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';

import { ApiProblem } from '../api/client.js';
import { beforeLeaving, whenForgotten } from '../app/leaving.js';
import { sessionQuery } from '../app/session.queries.js';
import type { Failure } from './answer-saver.js';
import { KeptAnswers } from './kept-answers.js';
import { Outbox, type Place } from './outbox.js';
import { answerOf, remember, send } from './places.js';

export const OutboxContext = createContext<Outbox | null>(null);

let current: { readonly owner: string; readonly outbox: Outbox } | undefined;
whenForgotten(() => {
  current?.outbox.end();
  current = undefined;
});

/** The outbox of whoever is signed in. It outlives the pages, but not the person: another one never meets it. */
export function useOutbox(session: Session): Outbox {
  const outbox = outboxOf(session, useQueryClient());
  use(outbox.ready);
  useEffect(() => {
    const flush = () => outbox.flush();
    const online = () => void flush();
    window.addEventListener('online', online);
    const take = beforeLeaving(flush);
    return () => {
      window.removeEventListener('online', online);
      take();
    };
  }, [outbox]);
  const { expiresAt } = session;
  useEffect(() => outbox.begin(expiresAt), [outbox, expiresAt]);
  return outbox;
}

const ownerOf = ({ personId, actsForId }: Session): string => `${personId} ${actsForId}`;

function outboxOf(session: Session, queries: QueryClient): Outbox {
  const owner = ownerOf(session);
  if (current?.owner === owner) return current.outbox;
  current?.outbox.end();
  const isStillHere = () => {
    const now = queries.getQueryData(sessionQuery.queryKey)?.session;
    return now ? ownerOf(now) === owner : false;
  };
  const outbox = new Outbox(new KeptAnswers(owner), {
    send: (place, sending) => {
      // Somebody else's session would send it as theirs.
      if (!isStillHere()) throw new SignedOut();
      return send(place, sending);
    },
    saved: (place, answer) => remember(queries, place, answer),
    failureOf: (place, error) => {
      if (error instanceof ApiProblem && error.problem.type.endsWith('/ratings-opened')) renew(queries);
      return failureOf(place, error);
    },
  });
  current = { owner, outbox };
  return outbox;
}

/** Reads again where ratings have opened: a page that still asks for one then shows what stands instead. */
function renew(queries: QueryClient): void {
  for (const key of ['partners', 'asked', 'entry']) void queries.invalidateQueries({ queryKey: [key] });
}

class SignedOut extends Error {}

/** Refusals that no other words would change, where the service says less than the person can use. */
const FINAL: Readonly<Record<string, string>> = {
  'wrong-state': 'The audit has been sent for sign-off or is signed off, so answers stay as they are',
  'not-found': 'This is not yours to answer any more',
  'not-allowed': 'This is not yours to answer any more',
};

/** The contract promises the answer, or position, as it is now with the refusal of a change that came too late. */
const theirsOf = ({ below, recommendationId }: Place, current: unknown): Answer =>
  below === 'position' ? answerOf(recommendationId, current as Position) : (current as Answer);

function failureOf(place: Place, error: unknown): Failure {
  if (error instanceof SignedOut) return { why: 'signed-out' };
  if (!(error instanceof ApiProblem)) return { why: 'away' };
  const { status, type, title, current, errors = [] } = error.problem;
  if (status === 412) return { why: 'changed', theirs: theirsOf(place, current) };
  if (status === 401) return { why: 'signed-out' };
  if (status === 429 || status >= 500) return { why: 'away' };
  const slug = type.replace('/problems/', '');
  const faults = [...new Set(errors.map(({ detail }) => detail))].join('; ');
  return { why: 'refused', words: FINAL[slug] ?? (faults || title), final: status === 409 || slug in FINAL };
}
