import { type AgencyPerson, agencyPeopleRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { TextInput } from '../govuk/text-input.js';
import { keepPeople } from './people.queries.js';

interface Props {
  readonly agencyId: string;
  readonly person: AgencyPerson;
  readonly onSaved: () => void;
}

/** Puts the address of somebody on record, or right: by it the person is found when they are let in elsewhere. */
export function AddressForm({ agencyId, person: { membershipId, name, address }, onSaved }: Props) {
  const [typed, setTyped] = useState(address ?? '');
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: () =>
      call(agencyPeopleRoutes.setWorkAddress, {
        params: { agencyId, membershipId },
        body: { address: typed.trim() },
      }),
    onSuccess: (people) => {
      onSaved();
      keepPeople(queries, agencyId, people);
    },
  });
  const errors = set.error ? errorsOf(set.error, 'address', { address: 'address' }) : [];
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          {address === null ? 'Put the address at work on record' : 'Change the address at work'}
        </span>
      </summary>
      <div className="govuk-details__text">
        {errors.length > 0 && <ErrorSummary key={set.submittedAt} errors={errors} />}
        <form onSubmit={send} noValidate>
          <TextInput
            id="address"
            label="E-mail address at work"
            hint={`By it ${name} is found when another agency lets them in. Nothing is sent to it.`}
            value={typed}
            error={errors[0]?.text}
            onChange={setTyped}
          />
          <Button type="submit" look="secondary" disabled={set.isPending}>
            Save the address
          </Button>
        </form>
      </div>
    </details>
  );
}
