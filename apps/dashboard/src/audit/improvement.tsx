import { useState } from 'react';

import { Words } from './words.js';

interface Props {
  /** Whether it is rated as a gap now. */
  readonly gap: boolean;
  /** What is asked, and who reads it. */
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Asked for where there is a gap. Words that stand already are shown whatever the rating: only who wrote them takes them out. */
export function Improvement({ gap, hint, value, onChange }: Props) {
  // Once there were words it stays on the page: it must not go away under somebody who empties it.
  const [written, setWritten] = useState(value !== '');
  if (!written && value !== '') setWritten(true);
  if (!gap && !written) return null;
  const stays =
    gap || value === '' ? '' : 'No longer rated as a gap; these words stay until you take them out.';
  return (
    <Words
      id="improvement"
      label="Areas for improvement"
      hint={`${stays} ${hint}`.trim()}
      rows={4}
      value={value}
      onChange={onChange}
    />
  );
}

/** Nothing where nothing is written. */
export const ImprovementRead = ({ words }: { readonly words: string | undefined }) =>
  words && <p className="govuk-body plumbline-words">Areas for improvement: {words}</p>;
