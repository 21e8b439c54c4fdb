import type { Audit } from '@plumbline/contract';

import { todayInLondon } from '../words/dates.js';
import { statusWords } from './board-pack.data.js';

/** Whether the audit is signed, of what day this is, and the hash of what was signed. */
export function StatusLine({ audit }: { readonly audit: Pick<Audit, 'state' | 'signature'> }) {
  return (
    <>
      <strong>{statusWords(audit, todayInLondon())}</strong>
      {audit.state === 'signed-off' && audit.signature && (
        <>
          {' '}
          Content hash: <code className="plumbline-hash">{audit.signature.contentHash}</code>
        </>
      )}
    </>
  );
}
