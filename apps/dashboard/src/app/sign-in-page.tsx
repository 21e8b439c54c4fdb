import type { Role } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { ROLE_WORDS } from '../words/roles.js';
import { returnAddress } from './return-address.js';
import { sessionQuery, signInOptionsQuery } from './session.queries.js';

const PEOPLE_ID = 'demonstration-people';

export function SignInPage() {
  const { data: people } = useSuspenseQuery(signInOptionsQuery);
  const signIn = useSignIn();
  useDocumentTitle(signIn.isError ? 'Error: Sign in' : 'Sign in');
  return (
    <div className="plumbline-text">
      {signIn.isError && (
        <ErrorSummary
          key={signIn.failureCount}
          errors={[{ text: whyNot(signIn.error), href: `#${PEOPLE_ID}` }]}
        />
      )}
      <h1 className="govuk-heading-l">Sign in to Plumbline</h1>
      {people.length === 0 ? (
        <NoWayIn />
      ) : (
        <>
          <p className="govuk-body">
            This is a demonstration. The people are made up. Choose one to see Plumbline as that person does.
          </p>
          <ul className="plumbline-people" id={PEOPLE_ID}>
            {people.map(({ role, name, actsFor }) => (
              <li key={role} className="plumbline-people__person">
                <p className="govuk-body govuk-!-margin-bottom-0">
                  <strong>{name}</strong>
                  {actsFor && <>, {actsFor}</>}
                </p>
                <Button disabled={signIn.isPending} onClick={() => signIn.mutate(role)}>
                  Sign in as {ROLE_WORDS[role]}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function NoWayIn() {
  return (
    <>
      <p className="govuk-body">There is no way to sign in here yet: this service is not set up for it.</p>
      <p className="govuk-body">
        Ask your administrator. To look around with made-up people, it can be started as a demonstration.
      </p>
    </>
  );
}

/** Signs in, forgets what the person before could see, and goes to where that person was going. */
function useSignIn() {
  const queries = useQueryClient();
  const search = useSearch();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (demonstrationRole: Role) => call('signIn', { body: { demonstrationRole } }),
    onSuccess: (current) => {
      // The ways to sign in are everyone's, and stand on the page until the next one is ready.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey !== signInOptionsQuery.queryKey });
      queries.setQueryData(sessionQuery.queryKey, current);
      navigate(returnAddress(search));
    },
  });
}

const whyNot = (error: Error): string =>
  error instanceof ApiProblem ? error.problem.title : 'Plumbline is not answering. Try again in a minute';
