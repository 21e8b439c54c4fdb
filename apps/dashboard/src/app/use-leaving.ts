import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useLocation } from 'wouter';

import { forgetKept } from './leaving.js';
import { hearOtherTabs } from './other-tabs.js';
import { SIGN_IN } from './return-address.js';
import { forgetSession, sessionQuery } from './session.queries.js';

/** Forgets everything that the person who signed out could see, and goes to the front door. */
export function useLeaving(): () => void {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useCallback(() => {
    navigate(SIGN_IN);
    forgetKept();
    forgetSession(queries, { everythingElseToo: true });
  }, [navigate, queries]);
}

/** Follows what other tabs do with the session: who signs in there is signed in here, and nobody sees what another person could. */
export function useOtherTabs(): void {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const leave = useLeaving();
  useEffect(() => {
    const follow = async () => {
      const former = queries.getQueryData(sessionQuery.queryKey)?.session;
      const { session } = await queries.fetchQuery({ ...sessionQuery, staleTime: 0 });
      if (!former || (session?.personId === former.personId && session.actsForId === former.actsForId))
        return;
      navigate('/');
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey !== sessionQuery.queryKey });
    };
    return hearOtherTabs((news) => (news === 'signed-out' ? leave() : void follow()));
  }, [leave, navigate, queries]);
}
