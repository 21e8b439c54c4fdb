import { type CycleKey, cycleRoutes } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';

import { call } from '../api/client.js';
import { WarningText } from '../govuk/warning-text.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { Confirmation, NothingToConfirm } from './confirmation.js';
import { cycleAddress, totalReturns } from './cycles.data.js';
import { cycleQuery } from './cycles.queries.js';

/** Closes a cycle, after saying what that means. */
export function ClosePage({ cycleKey }: { readonly cycleKey: CycleKey }) {
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycleKey));
  if (cycle.state !== 'open')
    return (
      <NothingToConfirm
        cycle={cycle}
        heading={cycle.state === 'announced' ? 'This cycle is not open yet' : 'This cycle is closed'}
      />
    );
  if (todayInLondon() <= cycle.figuresTakenOn)
    return (
      <NothingToConfirm
        cycle={cycle}
        heading={`Figures are taken at the end of ${longDate(cycle.figuresTakenOn)}: close the cycle after that day`}
      />
    );
  const { authorities, returned, notReturned } = totalReturns(cycle);
  return (
    <Confirmation
      cycle={cycle}
      heading={`Close cycle ${cycle.cycle}`}
      button="Close the cycle"
      busy="Closing the cycle."
      act={() => call(cycleRoutes.closeCycle, { params: cycleKey })}
      next={cycleAddress}
    >
      <p className="govuk-body">
        {returned} of {authorities} authorities have returned. {notReturned} have not: they will not be in the
        results of this cycle.
      </p>
      <p className="govuk-body">Authorities can still read and take out what they have entered.</p>
      <WarningText>This is for good. A closed cycle cannot be opened again.</WarningText>
    </Confirmation>
  );
}
