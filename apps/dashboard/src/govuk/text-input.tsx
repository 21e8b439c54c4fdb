import { describedBy, Field } from './field.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

export function TextInput({ id, label, hint, value, error, onChange }: Props) {
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        className={`govuk-input govuk-input--width-20${error ? ' govuk-input--error' : ''}`}
        id={id}
        type="text"
        autoComplete="off"
        aria-describedby={describedBy(id, error)}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
