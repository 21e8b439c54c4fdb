import { type AgencySummary, agencyPeopleRoutes, type LetIn, type LetInForAgency } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { demonstrationQuery } from '../app/session.queries.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { InsetText } from '../govuk/inset-text.js';
import { TextInput } from '../govuk/text-input.js';
import { isEmpty, isoDate, NO_DATE } from '../govuk/typed-date.js';
import { agencyQuery } from './agencies.queries.js';
import { outcomeWords } from './people.data.js';
import { keepPeople } from './people.queries.js';

const FIELDS = { name: 'name', address: 'address', until: 'until-day' };
const EMPTY = { name: '', address: '', until: NO_DATE };

/** Lets somebody sign in for an agency, as partner. */
export function LetInPage({ agencyId }: { readonly agencyId: string }) {
  const {
    data: { agency },
  } = useSuspenseQuery(agencyQuery(agencyId));
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const letIn = useMutation({
    mutationFn: (body: LetInForAgency) =>
      call(agencyPeopleRoutes.letInForAgency, { params: { agencyId }, body }),
    onSuccess: (done) => {
      keepPeople(queries, agencyId, done);
      setDraft(EMPTY);
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const faults = faultsOf(draft);
    setTries(tries + 1);
    setFound(faults);
    letIn.reset();
    const { name, address, until } = draft;
    if (faults.length === 0)
      letIn.mutate({ name: name.trim(), address: address.trim(), until: isoDate(until) });
  };
  const errors = letIn.error ? errorsOf(letIn.error, 'let-in', FIELDS) : found;
  const heading = `Let somebody sign in for ${agency.name}`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: '/agencies', text: 'Agencies' },
          { href: `/agencies/${agencyId}`, text: agency.name },
        ]}
      />
      <div className="plumbline-text">
        {errors.length > 0 && <ErrorSummary key={`${tries} ${letIn.status}`} errors={errors} />}
        <h1 className="govuk-heading-l">{heading}</h1>
        <div role="status">{letIn.data && <Done agency={agency} done={letIn.data} />}</div>
        <p className="govuk-body">
          The person becomes a partner: they see what authorities ask {agency.name}, and rate it.{' '}
          {agency.people === 0 &&
            'From then on it rates for itself, and authorities no longer enter ratings for it.'}
        </p>
        <form id="let-in" onSubmit={send} noValidate>
          <Fields draft={draft} errors={errors} onChange={setDraft} />
          <Button type="submit" disabled={letIn.isPending}>
            Let in
          </Button>
        </form>
      </div>
    </>
  );
}

interface FieldsProps {
  readonly draft: typeof EMPTY;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: typeof EMPTY) => void;
}

function Fields({ draft, errors, onChange }: FieldsProps) {
  const errorOf = (field: string) => errors.find(({ href }) => href === `#${field}`)?.text;
  return (
    <>
      <TextInput
        id="name"
        label="Name"
        hint="As colleagues know the person: it stands beside what they write."
        value={draft.name}
        error={errorOf('name')}
        onChange={(name) => onChange({ ...draft, name })}
      />
      <TextInput
        id="address"
        label="E-mail address at work"
        hint="It tells whether the person is on record already. Administrators see it; nothing is sent to it."
        value={draft.address}
        error={errorOf('address')}
        onChange={(address) => onChange({ ...draft, address })}
      />
      <DateInput
        id="until"
        legend="Last day"
        hint="Leave it empty for somebody who stays. For example 30 6 2027"
        value={draft.until}
        error={errorOf('until-day')}
        onChange={(until) => onChange({ ...draft, until })}
      />
    </>
  );
}

function faultsOf({ name, address, until }: typeof EMPTY): FieldError[] {
  return [
    ...(name.trim() === '' ? [{ text: 'Enter the name', href: '#name' }] : []),
    ...(address.trim() === ''
      ? [{ text: 'Enter an e-mail address, such as name@agency.org.uk', href: '#address' }]
      : []),
    ...(isoDate(until) === null && !isEmpty(until)
      ? [{ text: 'Enter the last day, such as 30 6 2027', href: '#until-day' }]
      : []),
  ];
}

interface DoneProps {
  readonly agency: AgencySummary;
  readonly done: LetIn;
}

/** What it came to, and what has to happen next: nobody but the administrator tells the person. */
function Done({ agency, done }: DoneProps) {
  const { data: demonstration } = useSuspenseQuery(demonstrationQuery);
  return (
    <InsetText>
      <p className="govuk-body">{outcomeWords(done, agency.name)}</p>
      {done.outcome !== 'there-already' && (
        <p className="govuk-body">
          {demonstration
            ? 'This is a demonstration: the person stands on the sign-in page now, and one click signs in.'
            : 'Plumbline sends no e-mail: tell the person yourself. They can sign in once whoever runs this service has set up how people prove who they are; this page cannot do that.'}
        </p>
      )}
      <p className="govuk-body govuk-!-margin-bottom-0">
        <Link href={`/agencies/${agency.id}`} className="govuk-link">
          Go to the people of {agency.name}
        </Link>
      </p>
    </InsetText>
  );
}
