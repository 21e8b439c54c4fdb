import type { Answer } from '@plumbline/contract';
import { use, useEffect, useState, useSyncExternalStore } from 'react';

import { leaveBehind } from './left-behind.js';
import { OutboxContext } from './use-outbox.js';
import type { Place } from './outbox.js';

/** An answer on the page that saves itself. The page starts anew for another answer (a key), not here. */
export function useSaving(place: Place, answer: Answer | null) {
  const outbox = use(OutboxContext);
  if (!outbox) throw new Error('A page on which people write needs their outbox');
  const [saver] = useState(() => outbox.saverOf(place, answer));
  const view = useSyncExternalStore(saver.subscribe, () => saver.view);
  useEffect(() => saver.renew(answer), [saver, answer]);
  useEffect(() => outbox.show(saver), [outbox, saver]);
  useEffect(
    () => () => {
      if (saver.view.saving.state !== 'refused') void saver.flush();
    },
    [saver],
  );
  const { saving } = view;
  const unsafe = saving.state === 'saving' || ('onDevice' in saving && !saving.onDevice);
  useEffect(() => {
    if (!unsafe) return undefined;
    const warn = (event: BeforeUnloadEvent) => {
      event.preventDefault();
      void saver.flush();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [saver, unsafe]);
  useEffect(() => {
    const leave = () => {
      if (saver.unsentSince !== null) leaveBehind();
      void saver.flush();
    };
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [saver]);
  return { ...view, saver };
}
