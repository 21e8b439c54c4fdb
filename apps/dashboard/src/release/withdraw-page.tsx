import { type CycleKey, cycleRoutes } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client.js';
import { WarningText } from '../govuk/warning-text.js';
import { Confirmation, NothingToConfirm } from './confirmation.js';
import { cycleAddress } from './cycles.data.js';
import { cycleQuery } from './cycles.queries.js';

/** Withdraws published results whole, with the reason on record. */
export function WithdrawPage({ cycleKey }: { readonly cycleKey: CycleKey }) {
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycleKey));
  const [reason, setReason] = useState('');
  if (cycle.state !== 'published')
    return (
      <NothingToConfirm
        cycle={cycle}
        heading={
          cycle.state === 'withdrawn' ? 'The results were withdrawn' : 'There are no results to withdraw'
        }
      />
    );
  return (
    <Confirmation
      cycle={cycle}
      heading={`Withdraw the results of ${cycle.cycle}`}
      button="Withdraw results"
      busy="Withdrawing the results."
      fields={{ reason: 'reason' }}
      act={() => call(cycleRoutes.withdrawResults, { params: cycleKey, body: { reason } })}
      next={cycleAddress}
    >
      <p className="govuk-body">
        All published figures of the cycle go from every page and file at once, also those of regions in which
        nothing is wrong. Who has kept them still has them. The ratings that authorities signed off stay, and
        evaluators who work with them are told.
      </p>
      <div className="govuk-form-group">
        <label className="govuk-label govuk-label--s" htmlFor="reason">
          Why are they withdrawn?
        </label>
        <div className="govuk-hint" id="reason-hint">
          This is kept on record. Say nothing about ratings. 500 characters at most.
        </div>
        <textarea
          className="govuk-textarea"
          id="reason"
          rows={3}
          aria-describedby="reason-hint"
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <WarningText>
        This is for good. The results of a cycle are published once: they cannot be corrected and published
        again.
      </WarningText>
    </Confirmation>
  );
}
