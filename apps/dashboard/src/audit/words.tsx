import { describedBy, HintAndError } from '../govuk/field.js';
import { describedByWarning, PrivateWarning } from './private-warning.js';

interface Props {
  readonly id: string;
  readonly label: string;
  /** Above the hint that names nobody. */
  readonly hint?: string;
  readonly rows: number;
  readonly error?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A text that people write, with the warning that it looks as if it told who somebody is. */
export function Words({ id, label, hint = '', rows, error, value, onChange }: Props) {
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--m" htmlFor={id}>
        {label}
      </label>
      <HintAndError
        id={id}
        hint={`${hint} Do not name children or families, or say anything that tells who they are.`.trim()}
        error={error}
      />
      <textarea
        className={`govuk-textarea${error ? ' govuk-textarea--error' : ''}`}
        id={id}
        name={id}
        rows={rows}
        aria-describedby={describedByWarning(describedBy(id, error), { id, text: value })}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <PrivateWarning id={id} text={value} more="It is saved either way." />
    </div>
  );
}
