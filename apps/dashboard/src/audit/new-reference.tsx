import { evidenceRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';

import { call } from '../api/client.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';
import { newKey } from '../api/new-key.js';
import { Button } from '../govuk/button.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { referencesQuery } from './audit.queries.js';
import { faultsOf, FIELDS, NO_REFERENCE, type ReferenceDraft, referenceOf } from './reference-draft.data.js';
import { ReferenceFields } from './reference-fields.js';

/** What is typed, sent and found wrong. */
function useNewReference(onAdded: (id: string) => void) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(NO_REFERENCE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [key, setKey] = useState(newKey);
  const add = useMutation({
    mutationFn: (reference: ReferenceDraft) =>
      call(evidenceRoutes.addReference, { key, body: referenceOf(reference) }),
    onSettled: () => setKey(newKey()),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: referencesQuery.queryKey });
      setDraft(NO_REFERENCE);
      onAdded(id);
    },
  });
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const faults = faultsOf(draft);
    setFound(faults);
    setTries(tries + 1);
    add.reset();
    if (faults.length === 0) add.mutate(draft);
  };
  const errors = add.error ? errorsOf(add.error, 'new-reference', FIELDS) : found;
  return { draft, setDraft, errors, send, pending: add.isPending, attempt: `${tries} ${add.status}` };
}

/** Adds to the authority's references. */
export function NewReference({ onAdded }: { readonly onAdded: (id: string) => void }) {
  const { draft, setDraft, errors, send, pending, attempt } = useNewReference(onAdded);
  return (
    <details className="govuk-details">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">Add a new reference to the list</span>
      </summary>
      <form className="govuk-details__text" id="new-reference" noValidate onSubmit={send}>
        {errors.length > 0 && <ErrorSummary key={attempt} errors={errors} />}
        <ReferenceFields {...{ draft, errors, setDraft }} />
        <Button type="submit" look="secondary" disabled={pending}>
          Add the reference
        </Button>
      </form>
    </details>
  );
}
