import type { Audit } from '@plumbline/contract';

import { allOf } from '../words/lists.js';

/** Says of a joint return whom it answers for; nothing of an authority that answers for itself. */
export function OneReturn({ audit: { authority } }: { readonly audit: Pick<Audit, 'authority'> }) {
  if (authority.covers.length === 0) return null;
  return (
    <p className="govuk-body">
      One return for {allOf(authority.covers)}: its ratings stand for each of them, and none has an audit of
      its own in this cycle. In results it counts once.
    </p>
  );
}
