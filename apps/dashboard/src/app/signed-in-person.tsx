import { type Session, sessionRoutes } from '@plumbline/contract';
import { useMutation } from '@tanstack/react-query';

import { ApiProblem, call } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { ROLE_WORDS } from '../words/roles.js';
import { finishBeforeLeaving } from './leaving.js';
import { tellOtherTabs } from './other-tabs.js';
import { useLeaving } from './use-leaving.js';

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
  await finishBeforeLeaving();
  try {
    await call(sessionRoutes.signOut, {});
  } catch (error) {
    if (!(error instanceof ApiProblem && error.problem.status === 401)) throw error;
  }
}

function useSignOut() {
  const leave = useLeaving();
  return useMutation({
    mutationFn: signOutOnce,
    onSuccess: () => {
      tellOtherTabs('signed-out');
      leave();
    },
  });
}
