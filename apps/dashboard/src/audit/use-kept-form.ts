import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';

import { ApiProblem, ServiceUnreachable } from '../api/client.js';
import type { FieldError } from '../api/field-errors.js';
import { newKey } from '../api/new-key.js';
import { sessionQuery } from '../app/session.queries.js';
import { KeptForm } from './kept-forms.js';

const AGAIN_MS = 5_000;

interface Form<Draft, Body, Result> {
  /** What the device keeps it under: one form, one name. */
  readonly name: string;
  readonly initial: Draft;
  readonly send: (body: Body, key: string) => Promise<Result>;
  /** Once it is saved, while the page is there. */
  readonly done: (result: Result) => void | Promise<void>;
}

const isAway = (error: Error | null): boolean =>
  error instanceof ServiceUnreachable ||
  (error instanceof ApiProblem && (error.problem.status === 429 || error.problem.status >= 500));

const isSignedOut = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.problem.status === 401;

/**
 * A form whose words outlive what happens to them before they are saved: the service away, which it waits for; a session that ended, after
 * which it is sent as soon as the person is signed in again; a page that was closed, after which the device gives them back.
 */
export function useKeptForm<Draft, Body, Result>({ name, initial, send, done }: Form<Draft, Body, Result>) {
  const { keyOf, drop, saved, set, ...kept } = useKeptDraft(name, initial);
  const [look, setLook] = useState({ found: [] as readonly FieldError[], tries: 0 });
  const mutation = useMutation({
    mutationFn: (body: Body) => send(body, keyOf(body)),
    retry: (_, error) => isAway(error),
    retryDelay: AGAIN_MS,
    onSuccess: saved,
  });
  const submit = (body: Body, draft = kept.draft) => {
    keyOf(body);
    set(draft);
    mutation.mutate(body, { onSuccess: (result) => void done(result) });
  };
  const signedOut = isSignedOut(mutation.error);
  useSendAgain(kept.session, () => {
    if (signedOut && mutation.variables !== undefined) submit(mutation.variables);
  });
  return {
    ...kept,
    change: set,
    submit,
    startAgain: drop,
    pending: mutation.isPending,
    /** It was sent and not answered: it is tried again. */
    waiting: mutation.isPending && mutation.failureCount > 0,
    signedOut,
    /** Null: none that the person has to do something about. */
    error: signedOut ? null : mutation.error,
    /** What the last look at it found, before anything was sent. */
    found: look.found,
    /** Another for every error summary. */
    attempt: `${look.tries} ${mutation.status}`,
    /** Takes what a look at the draft found, in place of what was wrong before. */
    check: (found: readonly FieldError[]) => {
      setLook({ found, tries: look.tries + 1 });
      mutation.reset();
    },
  };
}

/** The last request, by what it asked: the same again goes under the same key, and is done once. */
interface Asked {
  readonly body: string;
  readonly key: string;
}

interface Kept<Draft> {
  readonly draft: Draft;
  readonly asked: Asked | null;
}

/** What is typed, and kept on this device as it is typed. */
function useKeptDraft<Draft>(name: string, initial: Draft) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  if (!session) throw new Error('A page on which people write needs who they are');
  const [onDevice, setOnDevice] = useState(true);
  const [form] = useState(() => KeptForm.of(session, name, setOnDevice));
  const [draft, setDraft] = useState(initial);
  const [restored, setRestored] = useState(false);
  const asked = useRef<Asked | null>(null);
  const touched = useRef(false);
  useEffect(() => {
    const restore = async () => {
      const found = (await form.read()) as Kept<Draft> | undefined;
      // Whoever is quicker than the device goes on with what they type.
      if (found === undefined || touched.current) return;
      asked.current = found.asked;
      setDraft(found.draft);
      setRestored(true);
    };
    void restore();
  }, [form]);
  return {
    draft,
    /** Whether the draft is what somebody wrote on the page before. */
    restored,
    /** Whether this device keeps what is not saved; where it does not, the page has to stay open. */
    onDevice,
    /** By its end. */
    session: session.expiresAt,
    set: (next: Draft) => {
      touched.current = true;
      setDraft(next);
      form.keep({ draft: next, asked: asked.current } satisfies Kept<Draft>);
    },
    keyOf: (body: unknown): string => {
      const text = JSON.stringify(body);
      if (asked.current?.body !== text) asked.current = { body: text, key: newKey() };
      return asked.current.key;
    },
    /** Nobody leaves for the next page before it is gone from here. */
    saved: () => {
      asked.current = null;
      return form.drop();
    },
    /** Back to how it began, and nothing kept. */
    drop: () => {
      asked.current = null;
      setDraft(initial);
      setRestored(false);
      void form.drop();
    },
  };
}

/** What a former session could not send, a new one can. */
function useSendAgain(session: string, sendAgain: () => void): void {
  const former = useRef(session);
  useEffect(() => {
    if (former.current === session) return;
    former.current = session;
    sendAgain();
  });
}
