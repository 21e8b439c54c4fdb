import { type AuthorityPerson, peopleRoutes, type Session } from '@plumbline/contract';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Redirect, useLocation, useParams } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { isEmpty, isoDate, NO_DATE } from '../govuk/typed-date.js';
import { longDate } from '../words/dates.js';
import { ROLE_WORDS } from '../words/roles.js';
import { peopleQuery } from './audit.queries.js';
import { mayEnd, useKeepPeople } from './people-page.js';

const FIELD = 'until-day';

/** Until when somebody may act for the authority. */
export function LastDayPage({ session }: { readonly session: Session }) {
  const { membershipId } = useParams<{ membershipId: string }>();
  const { data: people } = useSuspenseQuery(peopleQuery);
  const person = people.find((each) => each.membershipId === membershipId);
  if (!person || !mayEnd(session, person)) return <Redirect to="/people" replace />;
  return <LastDayForm key={membershipId} person={person} />;
}

function useLastDay({ membershipId }: AuthorityPerson) {
  const keep = useKeepPeople();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (until: string | null) =>
      call(peopleRoutes.changeLastDay, { params: { membershipId }, body: { until } }),
    onSuccess: (people) => {
      keep(people);
      navigate('/people');
    },
  });
}

function LastDayForm({ person }: { readonly person: AuthorityPerson }) {
  const [typed, setTyped] = useState(NO_DATE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const change = useLastDay(person);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const until = isoDate(typed);
    const noDay = until === null && (person.role === 'viewer' || !isEmpty(typed));
    setFound(noDay ? [{ text: 'Enter the last day, such as 30 6 2027', href: `#${FIELD}` }] : []);
    setTries(tries + 1);
    change.reset();
    if (!noDay) change.mutate(until);
  };
  const errors = change.error ? errorsOf(change.error, 'last-day', { until: FIELD }) : found;
  const heading = `Last day of ${person.name}, ${ROLE_WORDS[person.role]}`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/people', text: 'People' }]} />
      {errors.length > 0 && <ErrorSummary key={`${tries} ${change.status}`} errors={errors} />}
      <form id="last-day" className="plumbline-text" noValidate onSubmit={send}>
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">
          {person.until ? `It is ${longDate(person.until)} now.` : 'There is none now.'} After the last day{' '}
          {person.name} is signed out and has no access any more. What they wrote stays, under their name.
        </p>
        <DateInput
          id="until"
          legend="New last day"
          hint={
            person.role === 'viewer'
              ? 'A viewer has to have one. For example 30 6 2027'
              : 'Leave it empty for somebody who stays. For example 30 6 2027'
          }
          value={typed}
          error={errors.find(({ href }) => href === `#${FIELD}`)?.text}
          onChange={setTyped}
        />
        <Button type="submit" disabled={change.isPending}>
          Save the last day
        </Button>
      </form>
    </>
  );
}
