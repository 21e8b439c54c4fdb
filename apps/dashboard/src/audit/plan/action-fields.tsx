import type { FieldError } from '../../api/field-errors.js';
import { PrivateWarning } from '../private-warning.js';
import { DateInput } from '../../govuk/date-input.js';
import { TextInput } from '../../govuk/text-input.js';
import { type ActionDraft, FIELDS } from './action-draft.data.js';
import { WordsInput } from './words-input.js';

interface Props {
  readonly draft: ActionDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (draft: ActionDraft) => void;
}

/** What will be done, by whom, by when, and to what end. */
export function ActionFields({ draft, errors, onChange }: Props) {
  const errorOf = (id: string) => errors.find(({ href }) => href === `#${id}`)?.text;
  return (
    <>
      <WordsInput
        id={FIELDS.what}
        label="What will be done?"
        value={draft.what}
        error={errorOf(FIELDS.what)}
        onChange={(what) => onChange({ ...draft, what })}
      />
      <TextInput
        id={FIELDS.owner}
        label="Who will do it?"
        hint="A role or a team, for example Head of practice"
        value={draft.owner}
        error={errorOf(FIELDS.owner)}
        onChange={(owner) => onChange({ ...draft, owner })}
      />
      <PrivateWarning id={FIELDS.owner} text={draft.owner} />
      <DateInput
        id="dueOn"
        legend="When is it due?"
        hint="For example 30 6 2027"
        value={draft.due}
        error={errorOf(FIELDS.dueOn)}
        onChange={(due) => onChange({ ...draft, due })}
      />
      <WordsInput
        id={FIELDS.expected}
        label="What is to change by it? (optional)"
        value={draft.expected}
        error={errorOf(FIELDS.expected)}
        onChange={(expected) => onChange({ ...draft, expected })}
      />
    </>
  );
}
