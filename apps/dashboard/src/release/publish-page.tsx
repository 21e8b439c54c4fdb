import { type CycleKey, cycleRoutes } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';

import { call } from '../api/client.js';
import { WarningText } from '../govuk/warning-text.js';
import { Confirmation, NothingToConfirm } from './confirmation.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { cycleAddress, previewersWords, previewSentence } from './cycles.data.js';
import { cycleQuery } from './cycles.queries.js';

/** Publishes results, after saying what that means. */
export function PublishPage({ cycleKey }: { readonly cycleKey: CycleKey }) {
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycleKey));
  if (cycle.state === 'published') return <Redirect to={cycleAddress(cycle, 'published')} replace />;
  if (cycle.state !== 'closed')
    return (
      <NothingToConfirm
        cycle={cycle}
        heading={cycle.state === 'withdrawn' ? 'The results were withdrawn' : 'Close the cycle first'}
      />
    );
  if (!cycle.preview) return <NothingToConfirm cycle={cycle} heading="Make a preview first" />;
  if (cycle.resultsOn !== null && todayInLondon() < cycle.resultsOn)
    return (
      <NothingToConfirm
        cycle={cycle}
        heading={`The results were announced for ${longDate(cycle.resultsOn)}: publish them on that day or after`}
      />
    );
  return (
    <Confirmation
      cycle={cycle}
      heading={`Publish the results of ${cycle.cycle}`}
      button="Publish results"
      busy="Publishing the results. This takes a few seconds."
      act={() => call(cycleRoutes.publishResults, { params: cycleKey })}
      next={(published) => cycleAddress(published, 'published')}
    >
      <p className="govuk-body">{previewSentence(cycle)}</p>
      <p className="govuk-body">
        Regional leads and programme evaluators will see, for England and each region, how many authorities
        gave each rating, where that cannot tell who gave it. Authorities will see the same of their own
        region, beside their own ratings. Nobody sees which authority gave which rating.
      </p>
      <p className="govuk-body">
        Publishing takes two administrators: whoever made the preview cannot publish on their own.{' '}
        {previewersWords(cycle)}
      </p>
      <WarningText>
        This is for good. The results of a cycle are published once and never change. What is signed off late
        or corrected never enters them.
      </WarningText>
    </Confirmation>
  );
}
