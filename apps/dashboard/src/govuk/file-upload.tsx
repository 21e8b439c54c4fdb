import type { ChangeEvent } from 'react';

import { describedBy, Field } from './field.js';

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
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        className={`govuk-file-upload${error ? ' govuk-file-upload--error' : ''}`}
        id={id}
        type="file"
        accept={accept}
        aria-describedby={describedBy(id, error)}
        onChange={choose}
      />
    </Field>
  );
}
