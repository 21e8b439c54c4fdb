import { describedBy, HintAndError } from './field.js';

/** A date as people type it: three pieces of text, which may not be a date yet. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

interface Props {
  /** The fields are `${id}-day`, `${id}-month` and `${id}-year`; an error summary links to the first. */
  readonly id: string;
  readonly legend: string;
  readonly hint: string;
  readonly value: TypedDate;
  readonly error?: string | undefined;
  readonly onChange: (value: TypedDate) => void;
}

const PARTS = ['day', 'month', 'year'] as const;
const LABELS = { day: 'Day', month: 'Month', year: 'Year' };

export function DateInput({ id, legend, hint, value, error, onChange }: Props) {
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(id, error)}>
        <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <HintAndError id={id} hint={hint} error={error} />
        <div className="govuk-date-input" id={id}>
          {PARTS.map((part) => (
            <div key={part} className="govuk-date-input__item">
              <div className="govuk-form-group">
                <label className="govuk-label govuk-date-input__label" htmlFor={`${id}-${part}`}>
                  {LABELS[part]}
                </label>
                <input
                  className={`govuk-input govuk-date-input__input govuk-input--width-${part === 'year' ? 4 : 2}${error ? ' govuk-input--error' : ''}`}
                  id={`${id}-${part}`}
                  type="text"
                  inputMode="numeric"
                  value={value[part]}
                  onChange={(event) => onChange({ ...value, [part]: event.target.value })}
                />
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}
