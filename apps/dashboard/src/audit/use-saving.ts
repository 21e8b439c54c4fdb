import type { Answer, SaveAnswer } from '@plumbline/contract';
import { useEffect, useState } from 'react';

import { ApiProblem } from '../api/client.js';
import { AnswerSaver, type Saving } from './answer-saver.js';

export interface Store {
  readonly send: (change: SaveAnswer, version: number) => Promise<Answer>;
  readonly saved: (answer: Answer) => void;
}

/** An answer on the page that saves itself. The page starts anew for another answer (a key), not here. */
export function useSaving(first: Answer | null, store: Store) {
  const [saving, setSaving] = useState<Saving>({ state: 'unchanged' });
  const [shown, setShown] = useState({
    rating: first?.rating ?? null,
    reason: first?.reason ?? '',
    note: first?.note ?? '',
  });
  const [saver] = useState(
    () => new AnswerSaver(first?.version ?? 0, { ...store, tell: setSaving, otherAnswer }),
  );
  useEffect(() => () => void saver.flush(), [saver]);
  const unsaved = saving.state === 'saving' || saving.state === 'not-saved';
  useEffect(() => {
    if (!unsaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);
  return {
    shown,
    saving,
    change: (part: Partial<typeof shown>) => {
      setShown({ ...shown, ...part });
      saver.change(part);
    },
    flush: () => saver.flush(),
    keepMine: () => void saver.keepMine(shown),
    takeTheirs: () => {
      const theirs = saver.takeTheirs();
      if (theirs) setShown({ rating: theirs.rating, reason: theirs.reason, note: theirs.note });
    },
  };
}

/** The contract promises the answer as it is now with this refusal. */
function otherAnswer(error: unknown): Answer | null {
  return error instanceof ApiProblem && error.problem.status === 412
    ? (error.problem.current as Answer)
    : null;
}
