import { type DemonstrationPerson, sessionRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';

import { ApiProblem, call } from '../api/client.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { COMES_FOR, ROLE_WORDS } from '../words/roles.js';
import { tellOtherTabs } from './other-tabs.js';
import { returnAddress } from './return-address.js';
import { signInOf, sessionQuery, signInOptionsQuery } from './session.queries.js';

const PEOPLE_ID = 'demonstration-people';

export function SignInPage() {
  const { data: people } = useSuspenseQuery(signInOptionsQuery);
  const signIn = useSignIn();
  useDocumentTitle(signIn.isError ? 'Error: Sign in' : 'Sign in');
  return (
    <>
      {signIn.isError && (
        <ErrorSummary
          key={signIn.failureCount}
          errors={[{ text: whyNot(signIn.error), href: `#${PEOPLE_ID}` }]}
        />
      )}
      <WhatPlumblineIs />
      <h2 className="govuk-heading-m">Sign in</h2>
      {people.length === 0 ? (
        <NoWayIn />
      ) : (
        <>
          <p className="govuk-body">Choose who to be. One click signs you in.</p>
          <ul className="plumbline-people" id={PEOPLE_ID}>
            {people.map((person, at) => (
              <PersonToBe
                key={`${person.role} ${person.name} ${person.actsFor}`}
                person={person}
                another={people.findIndex(({ role }) => role === person.role) < at}
                disabled={signIn.isPending}
                onChoose={() => signIn.mutate(person)}
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function WhatPlumblineIs() {
  return (
    <div className="plumbline-front">
      <h1 className="govuk-heading-xl govuk-!-margin-bottom-4">Audits that are safe to be candid in</h1>
      <p className="govuk-body-l">
        With Plumbline, local authorities and their partners audit themselves against recommendations for
        children’s social care, and regions learn from the results together. Nobody outside an authority sees
        which ratings it gave.
      </p>
      <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
        <li>Authorities and partners rate, discuss and sign off one audit.</li>
        <li>Regional leads see strengths and gaps, as counts of authorities.</li>
        <li>Evaluators see what changed between cycles.</li>
      </ul>
    </div>
  );
}

interface PersonProps {
  readonly person: DemonstrationPerson;
  /** Whether somebody of the same role stands above. */
  readonly another: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

function PersonToBe({ person: { role, name, actsFor }, another, disabled, onChoose }: PersonProps) {
  return (
    <li className="plumbline-people__person">
      <div>
        <p className="govuk-body govuk-!-margin-bottom-1">
          <strong>{name}</strong>
          {actsFor && <>, {actsFor}</>}
        </p>
        <p className="govuk-body govuk-!-margin-bottom-0">Here to {COMES_FOR[role]}.</p>
      </div>
      <Button disabled={disabled} onClick={onChoose}>
        Sign in as {another && 'another '}
        {ROLE_WORDS[role]}
      </Button>
    </li>
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
    mutationFn: (person: DemonstrationPerson) => call(sessionRoutes.signIn, { body: signInOf(person) }),
    onSuccess: (current) => {
      // The ways to sign in are everyone's, and stand on the page until the next one is ready.
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey !== signInOptionsQuery.queryKey });
      queries.setQueryData(sessionQuery.queryKey, current);
      tellOtherTabs('signed-in');
      navigate(returnAddress(search));
    },
  });
}

const whyNot = (error: Error): string =>
  error instanceof ApiProblem ? error.problem.title : 'Plumbline is not answering. Try again in a minute';
