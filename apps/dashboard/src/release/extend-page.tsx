import { type CycleKey, cycleRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { DateInput } from '../govuk/date-input.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { longDate } from '../words/dates.js';
import { cycleAddress } from './cycles.data.js';
import { cycleQuery, takeOver } from './cycles.queries.js';
import { isoDate, NO_DATE } from '../govuk/typed-date.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';

const FIELD = 'dueOn-day';

/** Moves the day on which audits are due to a later one. */
export function ExtendPage({ cycleKey }: { readonly cycleKey: CycleKey }) {
  const { data: cycle } = useSuspenseQuery(cycleQuery(cycleKey));
  const [draft, setDraft] = useState(NO_DATE);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const [tries, setTries] = useState(0);
  const extend = useExtend(cycleKey);
  const errors = extend.isError ? errorsOf(extend.error, 'extend', { dueOn: FIELD }) : found;
  const heading = `Give authorities more time for ${cycle.cycle}`;
  useDocumentTitle(errors.length > 0 ? `Error: ${heading}` : heading);

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const dueOn = isoDate(draft);
    setTries(tries + 1);
    extend.reset();
    setFound(dueOn ? [] : [{ text: 'Enter the new day, such as 30 6 2027', href: `#${FIELD}` }]);
    if (dueOn) extend.mutate(dueOn);
  };
  return (
    <>
      <Breadcrumbs
        trail={[
          { href: '/cycles', text: 'Cycles' },
          { href: cycleAddress(cycle), text: `Cycle ${cycle.cycle}` },
        ]}
      />
      <div className="plumbline-text">
        {errors.length > 0 && <ErrorSummary key={`${tries} ${extend.status}`} errors={errors} />}
        <h1 className="govuk-heading-l">{heading}</h1>
        <p className="govuk-body">
          Audits are due on {longDate(cycle.dueOn)}. Figures are taken at the end of{' '}
          {longDate(cycle.figuresTakenOn)}; that day never moves.
        </p>
        <form id="extend" onSubmit={send} noValidate>
          <DateInput
            id="dueOn"
            legend="When are audits due instead?"
            hint={`A later day, up to ${longDate(cycle.figuresTakenOn)}.`}
            value={draft}
            error={errors.find(({ href }) => href === `#${FIELD}`)?.text}
            onChange={setDraft}
          />
          <Button type="submit" disabled={extend.isPending}>
            Change the day
          </Button>
        </form>
      </div>
    </>
  );
}

function useExtend(key: CycleKey) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (dueOn: string) => call(cycleRoutes.extendDue, { params: key, body: { dueOn } }),
    onSuccess: (cycle) => {
      takeOver(queries, cycle);
      navigate(cycleAddress(cycle));
    },
  });
}
