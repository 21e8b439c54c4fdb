import type { ReactNode } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  /** The input, of this id and described by {@link describedBy}. */
  readonly children: ReactNode;
}

/** An input under its label, its hint and what is wrong with it. */
export function Field({ id, label, hint, error, children }: Props) {
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} />
      {children}
    </div>
  );
}

export function HintAndError({ id, hint, error }: Pick<Props, 'id' | 'hint' | 'error'>) {
  return (
    <>
      <div className="govuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      {error && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
    </>
  );
}

/** The ids of a field's hint and, with one, of its error. */
export const describedBy = (id: string, error?: string): string =>
  error ? `${id}-hint ${id}-error` : `${id}-hint`;
