import type { CycleKey } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { longDate } from '../words/dates.js';
import { NothingToConfirm } from './confirmation.js';
import { cycleAddress } from './cycles.data.js';
import { cycleQuery } from './cycles.queries.js';

/** Says that results are published, and what happens next. */
export function PublishedPage({ cycleKey }: { readonly cycleKey: CycleKey }) {
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycleKey));
  useDocumentTitle('Results published');
  if (cycle.state !== 'published' || !cycle.publishedOn)
    return <NothingToConfirm cycle={cycle} heading="The results are not published" />;
  return (
    <div className="plumbline-text">
      <div className="govuk-panel govuk-panel--confirmation">
        <h1 className="govuk-panel__title">Results published</h1>
        <div className="govuk-panel__body">
          Cycle {cycle.cycle}
          <br />
          {longDate(cycle.publishedOn)}
        </div>
      </div>
      <h2 className="govuk-heading-m">What happens next</h2>
      <p className="govuk-body">
        Regional leads and programme evaluators can see the results now, and authorities those of their own
        region. Tell them that they are there: Plumbline sends no messages yet.
      </p>
      <p className="govuk-body">The figures will not change.</p>
      <p className="govuk-body">
        <Link href={cycleAddress(cycle)} className="govuk-link">
          Go to cycle {cycle.cycle}
        </Link>
      </p>
    </div>
  );
}
