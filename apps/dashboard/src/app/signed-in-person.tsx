import { type Session, sessionRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useLocation } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { ROLE_WORDS } from '../words/roles.js';
import { hearOtherTabs, tellOtherTabs } from './other-tabs.js';
import { SIGN_IN } from './return-address.js';
import { forgetSession } from './session.queries.js';

/** Who you are, for whom, and the way out. */
export function SignedInPerson({ session }: { readonly session: Session }) {
  const signOut = useSignOut();
  return (
    <div className="plumbline-header__person">
      <span>
        {session.name}, {ROLE_WORDS[session.role]}
        {session.actsFor && <>, {session.actsFor}</>}
      </span>
      <Button look="inverse-link" disabled={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
      {signOut.isError && <span role="alert">You are still signed in. Try again.</span>}
    </div>
  );
}

/** Someone whose time ran out is signed out already: that refusal is a success. */
async function signOutOnce(): Promise<void> {
  try {
    await call(sessionRoutes.signOut, {});
  } catch (error) {
    if (!(error instanceof ApiProblem && error.problem.status === 401)) throw error;
  }
}

function useSignOut() {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const leave = useCallback(() => {
    navigate(SIGN_IN);
    forgetSession(queries, { everythingElseToo: true });
  }, [navigate, queries]);
  useEffect(() => hearOtherTabs(leave), [leave]);
  return useMutation({
    mutationFn: signOutOnce,
    onSuccess: () => {
      tellOtherTabs();
      leave();
    },
  });
}
