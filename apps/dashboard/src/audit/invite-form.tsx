import { INVITED_ROLES, type InvitePerson, type People, peopleRoutes } from '@plumbline/contract';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { newKey } from '../api/new-key.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { TextInput } from '../govuk/text-input.js';
import { isEmpty, isoDate, NO_DATE } from '../govuk/typed-date.js';

type Invited = InvitePerson['role'];

const WORDS: Readonly<Record<Invited, string>> = {
  contributor: 'Contributor: answers recommendations',
  viewer: 'Viewer: reads, until a day',
  'audit-lead': 'Substitute audit lead: does all that you do',
};
const FIELDS = { name: 'name', until: 'until-day' };
const EMPTY = { name: '', role: 'contributor' as Invited, until: NO_DATE };

/** Lets somebody in. */
export function InviteForm({ onInvited }: { readonly onInvited: (people: People) => void }) {
  const [draft, setDraft] = useState(EMPTY);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [key, setKey] = useState(newKey);
  const invite = useMutation({
    mutationFn: (person: InvitePerson) => call(peopleRoutes.invitePerson, { body: person, key }),
    onSuccess: (people) => {
      onInvited(people);
      setDraft(EMPTY);
      setKey(newKey());
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const until = isoDate(draft.until);
    const faults = faultsOf(draft, until);
    setTries(tries + 1);
    setFound(faults);
    invite.reset();
    if (faults.length === 0) invite.mutate({ name: draft.name.trim(), role: draft.role, until });
  };
  const errors = invite.error ? errorsOf(invite.error, 'invite', FIELDS) : found;
  const errorOf = (field: string) => errors.find(({ href }) => href === `#${field}`)?.text;
  return (
    <form id="invite" onSubmit={send} noValidate>
      <h2 className="govuk-heading-m">Let somebody in</h2>
      {errors.length > 0 && <ErrorSummary key={tries} errors={errors} />}
      <p role="status" className="govuk-body">
        {invite.isSuccess && 'Done: the person is in the list.'}
      </p>
      <TextInput
        id="name"
        label="Name"
        hint="As colleagues know the person: it stands beside what they write."
        value={draft.name}
        error={errorOf('name')}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <Select
        id="role"
        label="Role"
        value={draft.role}
        options={INVITED_ROLES.map((role) => ({ value: role, text: WORDS[role] }))}
        onChange={(role) => setDraft({ ...draft, role: role as Invited })}
      />
      <DateInput
        id="until"
        legend="Last day"
        hint="A viewer has to have one. Leave it empty for others who stay."
        value={draft.until}
        error={errorOf('until-day')}
        onChange={(until) => setDraft({ ...draft, until })}
      />
      <Button type="submit" disabled={invite.isPending}>
        Let in
      </Button>
    </form>
  );
}

function faultsOf({ name, role, until }: typeof EMPTY, day: string | null): FieldError[] {
  const noDay = day === null && (role === 'viewer' || !isEmpty(until));
  return [
    ...(name.trim() === '' ? [{ text: 'Enter the name', href: '#name' }] : []),
    ...(noDay ? [{ text: 'Enter the last day, such as 30 6 2027', href: '#until-day' }] : []),
  ];
}
