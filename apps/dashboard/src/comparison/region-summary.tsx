import type { RegionResultsKey } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';

import { InsetText } from '../govuk/inset-text.js';
import { finding } from './finding.data.js';
import { type Reading, selectResults } from './reading.data.js';
import { standing } from './results.data.js';
import { regionResultsQuery } from './results.queries.js';
import { TooFewReturns } from './too-few-returns.js';

/** The id of the sentence that charts and tables on this page refer to for their gist. */
export const FINDING_ID = 'finding';

interface Props {
  readonly resultsKey: RegionResultsKey;
  readonly reading: Reading;
}

/** What the results say, before any chart. */
export function RegionSummary({ resultsKey, reading }: Props) {
  const { data } = useSuspenseQuery(regionResultsQuery(resultsKey));
  const results = selectResults(data, reading);
  const leftOut = data.recommendations.length - results.recommendations.length;
  const { release } = results;
  return (
    <div className="plumbline-text">
      <p className="govuk-body-l" id={FINDING_ID}>
        {finding(results)}
      </p>
      <p className="govuk-body">{standing(results)}</p>
      {leftOut > 0 && (
        <p className="govuk-body">
          Left out: {leftOut} of {data.recommendations.length} recommendations, which only government and
          funders can act on.
        </p>
      )}
      {release.framework.ratingsPublic && (
        <InsetText>
          {release.framework.note} These ratings are public already. They go through the same control as
          self-audits, to show how it works.
        </InsetText>
      )}
      <TooFewReturns of={[results]} />
    </div>
  );
}
