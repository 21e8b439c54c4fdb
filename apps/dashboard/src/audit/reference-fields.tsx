import { EVIDENCE_WORDS, REFERENCE_KINDS } from '@plumbline/contract';

import type { FieldError } from '../api/field-errors.js';
import { DateInput } from '../govuk/date-input.js';
import { Select } from '../govuk/select.js';
import { TextInput } from '../govuk/text-input.js';
import { PrivateWarning } from './private-warning.js';
import { FIELDS, type ReferenceDraft } from './reference-draft.data.js';

interface Props {
  readonly draft: ReferenceDraft;
  readonly errors: readonly FieldError[];
  readonly setDraft: (draft: ReferenceDraft) => void;
}

/** What a reference is called, what it is and where it leads. */
export function ReferenceFields({ draft, errors, setDraft }: Props) {
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
      <PrivateWarning id={FIELDS.title} text={draft.title} />
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
