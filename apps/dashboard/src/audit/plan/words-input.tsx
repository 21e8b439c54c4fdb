import { describedBy, Field } from '../../govuk/field.js';
import { describedByWarning, PrivateWarning } from '../private-warning.js';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A few lines of text, under the hint that names nobody. */
export function WordsInput({ id, label, value, error, onChange }: Props) {
  return (
    <Field id={id} label={label} hint="Do not name children or families." error={error}>
      <textarea
        className={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        id={id}
        rows={3}
        aria-describedby={describedByWarning(describedBy(id, error), { id, text: value })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <PrivateWarning id={id} text={value} />
    </Field>
  );
}
