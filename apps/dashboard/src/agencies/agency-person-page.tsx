import { type AgencyPerson, agencyPeopleRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQueries } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { NotFoundPage } from '../app/not-found-page.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { isEmpty, isoDate, NO_DATE } from '../govuk/typed-date.js';
import { AddressForm } from './address-form.js';
import { agencyQuery } from './agencies.queries.js';
import { eventWords, timeWords } from './people.data.js';
import { agencyPeopleQuery, keepPeople } from './people.queries.js';

interface Props {
  readonly agencyId: string;
  readonly membershipId: string;
}

/** One person's time for an agency: until when, ending it, and who did what with it. */
export function AgencyPersonPage({ agencyId, membershipId }: Props) {
  const [details, people] = useSuspenseQueries({
    queries: [agencyQuery(agencyId), agencyPeopleQuery(agencyId)],
  });
  const person = people.data.find((each) => each.membershipId === membershipId);
  if (!person) return <NotFoundPage />;
  return <Person agencyId={agencyId} agency={details.data.agency.name} person={person} />;
}

interface PersonProps {
  readonly agencyId: string;
  readonly agency: string;
  readonly person: AgencyPerson;
}

const FIELD = 'until-day';

/** What can be done with somebody's time, and how the last of it went. */
function useTime({ agencyId, person: { membershipId } }: PersonProps) {
  const queries = useQueryClient();
  const params = { agencyId, membershipId };
  return useMutation({
    /** The last day, null for none; or the end, now. */
    mutationFn: (last: { readonly day: string | null } | 'now') =>
      last === 'now'
        ? call(agencyPeopleRoutes.endAgencyPerson, { params })
        : call(agencyPeopleRoutes.changeAgencyLastDay, { params, body: { until: last.day } }),
    onSuccess: (people) => keepPeople(queries, agencyId, people),
    // Somebody else may have been quicker: then the page shows how it stands.
    onError: () => queries.invalidateQueries({ queryKey: agencyPeopleQuery(agencyId).queryKey }),
  });
}

function Person(props: PersonProps) {
  const { agencyId, agency, person } = props;
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [addressSaved, setAddressSaved] = useState(false);
  const time = useTime(props);
  const errors = time.error ? errorsOf(time.error, 'time', { until: FIELD }) : found;
  const heading = `${person.name}, ${agency}`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  const change = (day: string | null, faults: readonly FieldError[]) => {
    time.reset();
    setAddressSaved(false);
    setFound(faults);
    setTries(tries + 1);
    if (faults.length === 0) time.mutate({ day });
  };
  const end = () => {
    setAddressSaved(false);
    time.mutate('now');
  };
  const saved = () => {
    time.reset();
    setAddressSaved(true);
  };
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: '/agencies', text: 'Agencies' },
          { href: `/agencies/${agencyId}`, text: agency },
        ]}
      />
      <div className="plumbline-text" id="time">
        {errors.length > 0 && <ErrorSummary key={`${tries} ${time.status}`} errors={errors} />}
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body" role="status">
          {addressSaved && 'Done: the address is saved.'}
          {time.isSuccess && (person.over ? 'Done: the time is ended.' : 'Done: the last day is saved.')}
        </p>
        <Facts person={person} />
        {!person.over && (
          <>
            <LastDay key={person.until} {...{ person, errors, busy: time.isPending }} onSend={change} />
            <End {...{ person, agency, busy: time.isPending }} onEnd={end} />
          </>
        )}
        <AddressForm key={person.address} {...{ agencyId, person }} onSaved={saved} />
        <p className="govuk-body">
          What {person.name} wrote stays, under their name, whenever the time ends. Administrators see this
          page.
        </p>
      </div>
    </>
  );
}

function Facts({ person }: Pick<PersonProps, 'person'>) {
  const { address, over, record } = person;
  return (
    <dl className="govuk-summary-list">
      {[
        ['Address at work', address ?? 'Not on record'],
        [over ? 'Signed in for it' : 'Signs in for it', timeWords(person)],
      ].map(([name, words]) => (
        <div key={name} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{name}</dt>
          <dd className="govuk-summary-list__value plumbline-words">{words}</dd>
        </div>
      ))}
      <div className="govuk-summary-list__row">
        <dt className="govuk-summary-list__key">Record</dt>
        <dd className="govuk-summary-list__value">
          {record.length === 0 && 'Nothing was done here by an administrator.'}
          <ol className="govuk-list govuk-!-margin-bottom-0">
            {record.map((event) => (
              <li key={event.at}>{eventWords(event)}</li>
            ))}
          </ol>
        </dd>
      </div>
    </dl>
  );
}

interface LastDayProps extends Pick<PersonProps, 'person'> {
  readonly errors: readonly FieldError[];
  readonly busy: boolean;
  readonly onSend: (day: string | null, faults: readonly FieldError[]) => void;
}

function LastDay({ person, errors, busy, onSend }: LastDayProps) {
  const [typed, setTyped] = useState(NO_DATE);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const day = isoDate(typed);
    const isFault = day === null && !isEmpty(typed);
    onSend(day, isFault ? [{ text: 'Enter the last day, such as 30 6 2027', href: `#${FIELD}` }] : []);
  };
  return (
    <form onSubmit={send} noValidate>
      <DateInput
        id="until"
        legend={person.until === null ? 'Set a last day' : 'New last day'}
        hint="Leave it empty for somebody who stays. For example 30 6 2027"
        value={typed}
        error={errors.find(({ href }) => href === `#${FIELD}`)?.text}
        onChange={setTyped}
      />
      <Button type="submit" disabled={busy}>
        Save the last day
      </Button>
    </form>
  );
}

interface EndProps extends Pick<PersonProps, 'person' | 'agency'> {
  readonly busy: boolean;
  readonly onEnd: () => void;
}

/** A button behind a question. */
function End({ person, agency, busy, onEnd }: EndProps) {
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">End it now</span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          {person.name} is signed out at once and cannot sign in for {agency} again unless somebody lets them
          in. When nobody signs in for {agency} any more, authorities enter its ratings.
        </p>
        <Button look="secondary" disabled={busy} onClick={onEnd}>
          End the time of {person.name}
        </Button>
      </div>
    </details>
  );
}
