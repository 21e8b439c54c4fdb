import { type DemonstrationPerson, sessionRoutes } from '@plumbline/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client.js';
import { tellOtherTabs } from '../app/other-tabs.js';
import { SIGN_IN } from '../app/return-address.js';
import { signInOf, sessionQuery, signInOptionsQuery } from '../app/session.queries.js';
import { Button } from '../govuk/button.js';

/** Signs the same person in again without leaving the page, so that no word on it is lost. Takes no focus from who is writing. */
export function SignInAgain() {
  const queries = useQueryClient();
  const [wasIn] = useState(() => document.activeElement);
  // As it was: asking would find nobody.
  const former = queries.getQueryData(sessionQuery.queryKey)?.session;
  const { data: people } = useQuery(signInOptionsQuery);
  const self = people?.find(
    ({ name, role, actsFor }) => name === former?.name && role === former.role && actsFor === former.actsFor,
  );
  const signIn = useMutation({
    mutationFn: (person: DemonstrationPerson) => call(sessionRoutes.signIn, { body: signInOf(person) }),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session);
      tellOtherTabs('signed-in');
      // The button goes; the person goes on where they were.
      if (wasIn instanceof HTMLElement) wasIn.focus();
    },
  });
  return (
    <section className="govuk-inset-text" aria-label="Sign in again">
      <p className="govuk-body">
        You have been signed out. Nothing you wrote is lost: sign in again and it is saved.
      </p>
      {self ? (
        <Button disabled={signIn.isPending} onClick={() => signIn.mutate(self)}>
          Sign in again as {self.name}
        </Button>
      ) : (
        <p className="govuk-body">
          <a href={SIGN_IN} target="_blank" rel="noreferrer" className="govuk-link">
            Sign in (opens in a new tab)
          </a>
          , then come back to this page.
        </p>
      )}
      {signIn.isError && (
        <p className="govuk-error-message" role="alert">
          {signIn.error.message}. Try again.
        </p>
      )}
    </section>
  );
}
