import type { Session } from '@plumbline/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { answeredAt } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { clock } from '../words/dates.js';
import { sessionQuery } from './session.queries.js';

const WARNING_MS = 2 * 60_000;

interface End {
  readonly at: Date;
  /** Whether using the service puts it off. */
  readonly canStay: boolean;
}

function endOf({ expiresAt, idleSeconds }: Session): End {
  const unused = answeredAt() + idleSeconds * 1_000;
  const last = Date.parse(expiresAt);
  return { at: new Date(Math.min(unused, last)), canStay: unused < last };
}

/** Says two minutes before that the session will end, and lets the person stay. Takes no focus: it may be in the middle of a word. */
export default function SessionEnd({ session }: { readonly session: Session }) {
  const [end, setEnd] = useEnd(session);
  const queries = useQueryClient();
  const stay = () => {
    setEnd(null);
    void queries.refetchQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <div role="alert">
      {end && (
        <section className="plumbline-session-end" aria-label="Your session">
          <div className="govuk-width-container">
            <p className="govuk-body govuk-!-margin-bottom-2">
              {end.canStay
                ? `You will be signed out at ${clock(end.at)}, because you have not used Plumbline for a while.`
                : `You will be signed out at ${clock(end.at)}. Sign in again then to go on.`}{' '}
              Nothing that you saved is lost.
            </p>
            {end.canStay && <Button onClick={stay}>Stay signed in</Button>}
          </div>
        </section>
      )}
    </div>
  );
}

/** The session's end once it is near; null: it is not, or it is over. */
function useEnd(session: Session) {
  const [end, setEnd] = useState<End | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    // Each request puts the end off, so it is looked at again when it would be near.
    const look = () => {
      const next = endOf(session);
      const left = next.at.getTime() - Date.now();
      setEnd(left > 0 && left <= WARNING_MS ? next : null);
      if (left > 0) timer = setTimeout(look, left > WARNING_MS ? left - WARNING_MS : Math.min(left, 10_000));
    };
    look();
    return () => clearTimeout(timer);
  }, [session]);
  return [end, setEnd] as const;
}
