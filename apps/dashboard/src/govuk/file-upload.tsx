import type { ChangeEvent } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Endings of files that may be chosen. */
  readonly accept: string;
  readonly error?: string | undefined;
  readonly onChoose: (file: File | null) => void;
}

export function FileUpload({ id, label, hint, accept, error, onChoose }: Props) {
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => onChoose(target.files?.[0] ?? null);
  return (
    <div className={`govuk-form-group${error ? ' govuk-form-group--error' : ''}`}>
      <label className="govuk-label govuk-label--s" htmlFor={id}>
        {label}
      </label>
      <div className="govuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      {error && (
        <p className="govuk-error-message" id={`${id}-error`}>
          <span className="govuk-visually-hidden">Error:</span> {error}
        </p>
      )}
      <input
        className={`govuk-file-upload${error ? ' govuk-file-upload--error' : ''}`}
        id={id}
        type="file"
        accept={accept}
        aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
        onChange={choose}
      />
    </div>
  );
}
