import { type AddAgency, agencyRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { TextInput } from '../govuk/text-input.js';
import { KIND_WORDS } from './agencies.data.js';
import { keepAgency } from './agencies.queries.js';

type Kind = AddAgency['kind'];

/** Adds an agency; whom it serves comes next, on its own page. */
export function AddAgencyPage() {
  const [draft, setDraft] = useState<AddAgency>({ name: '', kind: 'health' });
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const add = useMutation({
    mutationFn: (body: AddAgency) => call(agencyRoutes.addAgency, { body }),
    onSuccess: (details) => {
      keepAgency(queries, details);
      navigate(`/agencies/${details.agency.id}`);
    },
  });
  const errors = add.error ? errorsOf(add.error, 'name', { name: 'name' }) : found;
  useDocumentTitle(errors.length > 0 ? 'Error: Add an agency' : 'Add an agency');
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const name = draft.name.trim();
    setTries(tries + 1);
    add.reset();
    setFound(name === '' ? [{ text: 'Enter the name', href: '#name' }] : []);
    if (name !== '') add.mutate({ ...draft, name });
  };
  return (
    <>
      <Breadcrumbs trail={[{ href: '/agencies', text: 'Agencies' }]} />
      <div className="plumbline-text">
        {errors.length > 0 && <ErrorSummary key={`${tries} ${add.status}`} errors={errors} />}
        <h1 className="govuk-heading-l">Add an agency</h1>
        <form id="add" onSubmit={send} noValidate>
          <TextInput
            id="name"
            label="Name"
            hint="As authorities know it. There is one agency of a name, whichever authorities it serves."
            value={draft.name}
            error={errors.find(({ href }) => href === '#name')?.text}
            onChange={(name) => setDraft({ ...draft, name })}
          />
          <Select
            id="kind"
            label="Kind"
            value={draft.kind}
            options={Object.entries(KIND_WORDS).map(([value, text]) => ({ value, text }))}
            onChange={(kind) => setDraft({ ...draft, kind: kind as Kind })}
          />
          <Button type="submit" disabled={add.isPending}>
            Add and continue
          </Button>
        </form>
      </div>
    </>
  );
}
