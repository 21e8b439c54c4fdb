import { useState } from 'react';

import { Button } from '../govuk/button.js';
import type { Words } from './answer-saver.js';

/** Lets somebody take along what the service will not take. Nothing where the browser lets no page copy, or where there are no words. */
export function CopyWords({ words: { reason, note, improvement } }: { readonly words: Words }) {
  const [copied, setCopied] = useState('');
  const text = [reason, note, improvement].filter((each) => each.trim()).join('\n\n');
  // Browsers give it to pages that came over https only.
  if (!text || !('clipboard' in navigator)) return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('Copied.'),
      () => setCopied('The browser did not let it be copied. Select the words and copy them.'),
    );
  return (
    <p className="govuk-body">
      <Button look="secondary" onClick={() => void copy()}>
        Copy these words
      </Button>{' '}
      <span role="status">{copied}</span>
    </p>
  );
}
