import type { Cycle } from '@plumbline/contract';

import { longDate } from '../words/dates.js';
import { StateTag } from './state-tag.js';

/** State and the four dates. */
export function CycleDates({ cycle }: { readonly cycle: Cycle }) {
  const results = cycle.publishedOn ?? cycle.resultsOn;
  const rows = [
    ['Opens', longDate(cycle.opensOn)],
    ['Audits due', longDate(cycle.dueOn)],
    ['Figures taken', `End of ${longDate(cycle.figuresTakenOn)}`],
    ['Results published', results ? longDate(results) : 'Not announced'],
  ] as const;
  return (
    <dl className="govuk-summary-list plumbline-text">
      <div className="govuk-summary-list__row">
        <dt className="govuk-summary-list__key">State</dt>
        <dd className="govuk-summary-list__value">
          <StateTag state={cycle.state} />
        </dd>
      </div>
      {rows.map(([key, value]) => (
        <div key={key} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
