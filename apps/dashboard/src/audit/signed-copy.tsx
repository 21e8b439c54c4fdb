import type { Audit } from '@plumbline/contract';

import { InsetText } from '../govuk/inset-text.js';
import { dayOf } from '../words/dates.js';

/** What was signed, so that a copy can be told from another; nothing while nothing is signed. */
export function SignedCopy({
  audit: { signature, state },
}: {
  readonly audit: Pick<Audit, 'signature' | 'state'>;
}) {
  if (!signature) return null;
  const { consentsNearAgreement, acceptsLaterAbsence } = signature;
  return (
    <InsetText>
      <p className="govuk-body">
        Signed off on {dayOf(new Date(signature.signedAt))}
        {state === 'signed-off'
          ? ''
          : '; the audit was reopened afterwards, and this is the copy signed then'}
        . Content hash: <code className="plumbline-hash">{signature.contentHash}</code>
      </p>
      <p className="govuk-body">
        Compare it with the one in a file or on paper: the same 64 characters mean a copy of the same signed
        ratings. If anything else in a copy looks altered, take the audit out again.{' '}
        {state === 'signed-off'
          ? 'Every file of the signed audit has it too.'
          : 'Files that were taken out while it was signed off have it too.'}
      </p>
      <p className="govuk-body govuk-!-margin-bottom-0">
        Results on which nearly all agree may be shown:{' '}
        {consentsNearAgreement ? 'agreed to' : 'not agreed to'}. What may follow from a later absence:{' '}
        {acceptsLaterAbsence ? 'known' : 'not ticked'}.
      </p>
    </InsetText>
  );
}
