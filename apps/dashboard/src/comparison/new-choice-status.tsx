import { useState } from 'react';

/** Tells those who hear the page that it shows something else now; says nothing when the page is new. */
export function NewChoiceStatus({ heading }: { readonly heading: string }) {
  const [first] = useState(heading);
  const [changed, setChanged] = useState(false);
  if (heading !== first && !changed) setChanged(true);
  return (
    <p className="govuk-visually-hidden" role="status">
      {changed && `Showing: ${heading}`}
    </p>
  );
}
