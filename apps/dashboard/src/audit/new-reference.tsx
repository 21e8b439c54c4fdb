import { evidenceRoutes, REFERENCE_KINDS, type ReferenceKind } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
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
import { referencesQuery } from './audit.queries.js';
import { EVIDENCE_WORDS } from './evidence.data.js';

const FIELDS = { title: 'reference-title', link: 'reference-link', datedOn: 'reference-date-day' };
const EMPTY = { title: '', kind: 'policy' as ReferenceKind, link: '', recordNumber: '', date: NO_DATE };
type Draft = typeof EMPTY;

const given = (text: string): string | null => text.trim() || null;

/** What can be seen to be wrong before anything is sent. */
function faultsOf({ title, link, recordNumber, date }: Draft): FieldError[] {
  return [
    ...(given(title) ? [] : [{ text: 'Enter what it is called', href: `#${FIELDS.title}` }]),
    ...(given(link) || given(recordNumber)
      ? []
      : [{ text: 'Enter a link or a record number', href: `#${FIELDS.link}` }]),
    ...(isEmpty(date) || isoDate(date)
      ? []
      : [{ text: 'Enter the date, such as 30 6 2027', href: `#${FIELDS.datedOn}` }]),
  ];
}

/** What is typed, sent and found wrong. */
function useNewReference(onAdded: (id: string) => void) {
  const queries = useQueryClient();
  const [draft, setDraft] = useState(EMPTY);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const [key, setKey] = useState(newKey);
  const add = useMutation({
    mutationFn: ({ title, kind, link, recordNumber, date }: Draft) =>
      call(evidenceRoutes.addReference, {
        key,
        body: {
          title,
          kind,
          link: given(link),
          recordNumber: given(recordNumber),
          datedOn: isoDate(date),
        },
      }),
    onSettled: () => setKey(newKey()),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: referencesQuery.queryKey });
      setDraft(EMPTY);
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

interface FieldsProps {
  readonly draft: Draft;
  readonly errors: readonly FieldError[];
  readonly setDraft: (draft: Draft) => void;
}

function ReferenceFields({ draft, errors, setDraft }: FieldsProps) {
  const errorOf = (field: string) => errors.find(({ href }) => href === `#${field}`)?.text;
  return (
    <>
      <TextInput
        id={FIELDS.title}
        label="What it is called"
        hint="For example: Supervision policy"
        value={draft.title}
        error={errorOf(FIELDS.title)}
        onChange={(title) => setDraft({ ...draft, title })}
      />
      <Select
        id="reference-kind"
        label="What it is"
        value={draft.kind}
        options={REFERENCE_KINDS.map((kind) => ({ value: kind, text: EVIDENCE_WORDS[kind] }))}
        onChange={(kind) =>
          setDraft({ ...draft, kind: REFERENCE_KINDS.find((each) => each === kind) ?? draft.kind })
        }
      />
      <TextInput
        id={FIELDS.link}
        label="Link"
        hint="Begins with https:// or http://"
        value={draft.link}
        error={errorOf(FIELDS.link)}
        onChange={(link) => setDraft({ ...draft, link })}
      />
      <TextInput
        id="reference-record"
        label="Or record number"
        hint="Where your authority files it. No number of a child’s record."
        value={draft.recordNumber}
        onChange={(recordNumber) => setDraft({ ...draft, recordNumber })}
      />
      <DateInput
        id="reference-date"
        legend="Date (optional)"
        hint="Of when it is, for example 30 6 2027"
        value={draft.date}
        error={errorOf(FIELDS.datedOn)}
        onChange={(date) => setDraft({ ...draft, date })}
      />
    </>
  );
}
