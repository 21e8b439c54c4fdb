import { type Answer, answerRoutes, type Session } from '@plumbline/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect } from 'react';

import { ApiProblem, call } from '../api/client.js';
import { beforeLeaving, whenForgotten } from '../app/leaving.js';
import { sessionQuery } from '../app/session.queries.js';
import type { Failure, Sending } from './answer-saver.js';
import { askedQuery, auditQuery } from './audit.queries.js';
import { KeptAnswers } from './kept-answers.js';
import { Outbox, type Place } from './outbox.js';

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
    failureOf,
  });
  current = { owner, outbox };
  return outbox;
}

class SignedOut extends Error {}

function send({ below, ...params }: Place, { change, version, key }: Sending): Promise<Answer> {
  if (below === 'audits') return call(answerRoutes.saveAnswer, { params, body: change, version, key });
  // A partner's answer refers to nothing, and whole answers are sent after a choice between two.
  const { evidence: _, references: __, ...body } = change;
  return call(answerRoutes.saveAskedAnswer, { params, body, version, key });
}

function remember(queries: QueryClient, { below, auditId, recommendationId }: Place, answer: Answer): void {
  if (below === 'audits')
    queries.setQueryData(
      auditQuery(auditId).queryKey,
      (audit) =>
        audit && {
          ...audit,
          answers: [...audit.answers.filter((each) => each.recommendationId !== recommendationId), answer],
        },
    );
  else
    queries.setQueryData(
      askedQuery.queryKey,
      (known) =>
        known && {
          items: known.items.map((each) =>
            each.auditId === auditId && each.recommendationId === recommendationId
              ? { ...each, answer }
              : each,
          ),
        },
    );
}

/** Refusals that no other words would change, where the service says less than the person can use. */
const FINAL: Readonly<Record<string, string>> = {
  'wrong-state': 'The audit has been sent for sign-off or is signed off, so answers stay as they are',
  'not-found': 'This is not yours to answer any more',
  'not-allowed': 'This is not yours to answer any more',
};

function failureOf(error: unknown): Failure {
  if (error instanceof SignedOut) return { why: 'signed-out' };
  if (!(error instanceof ApiProblem)) return { why: 'away' };
  const { status, type, title, current: theirs, errors = [] } = error.problem;
  // The contract promises the answer as it is now with this refusal.
  if (status === 412) return { why: 'changed', theirs: theirs as Answer };
  if (status === 401) return { why: 'signed-out' };
  if (status === 429 || status >= 500) return { why: 'away' };
  const slug = type.replace('/problems/', '');
  const faults = [...new Set(errors.map(({ detail }) => detail))].join('; ');
  return { why: 'refused', words: FINAL[slug] ?? (faults || title), final: status === 409 || slug in FINAL };
}
