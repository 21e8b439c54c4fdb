import { type AnnounceCycle, cycleRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { useLocation } from 'wouter';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { Button } from '../govuk/button.js';
import { DateInput, type TypedDate } from '../govuk/date-input.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { TextInput } from '../govuk/text-input.js';
import { type Announcement, checkAnnouncement, DATE_FIELDS, FIELD_IDS } from './announce.data.js';
import { cycleAddress } from './cycles.data.js';
import { cyclesQuery, takeOver } from './cycles.queries.js';
import { NO_DATE } from '../govuk/typed-date.js';
import { errorsOf, type FieldError } from '../api/field-errors.js';

const EMPTY: Announcement = {
  cycle: '',
  opensOn: NO_DATE,
  dueOn: NO_DATE,
  figuresTakenOn: NO_DATE,
  resultsOn: NO_DATE,
};

/** Announces a cycle: its name and its four dates. */
export function AnnouncePage() {
  const { data } = useSuspenseQuery(cyclesQuery);
  const [frameworkId, setFramework] = useState(data.frameworks[0]?.id ?? '');
  const [draft, setDraft] = useState(EMPTY);
  const [tries, setTries] = useState(0);
  const [found, setFound] = useState<readonly FieldError[]>([]);
  const announce = useAnnounce(frameworkId);
  const errors = announce.isError ? errorsOf(announce.error, 'announce', FIELD_IDS) : found;
  const errorAt = (id: string) => errors.find(({ href }) => href === `#${id}`)?.text;
  useDocumentTitle(errors.length > 0 ? 'Error: Announce a cycle' : 'Announce a cycle');

  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const checked = checkAnnouncement(draft);
    setTries(tries + 1);
    announce.reset();
    setFound(checked.errors);
    if (checked.body) announce.mutate(checked.body);
  };
  return (
    <>
      <Breadcrumbs trail={[{ href: '/cycles', text: 'Cycles' }]} />
      <div className="plumbline-text">
        {errors.length > 0 && <ErrorSummary key={`${tries} ${announce.status}`} errors={errors} />}
        <h1 className="govuk-heading-l">Announce a cycle</h1>
        <form id="announce" onSubmit={send} noValidate>
          <Select
            id="framework"
            label="Framework"
            value={frameworkId}
            options={data.frameworks.map(({ id, title }) => ({ value: id, text: title }))}
            onChange={setFramework}
          />
          <TextInput
            id={FIELD_IDS.cycle}
            label="Name of the cycle"
            hint="For example 2027. It stands in addresses and files, and does not change."
            value={draft.cycle}
            error={errorAt(FIELD_IDS.cycle)}
            onChange={(cycle) => setDraft({ ...draft, cycle })}
          />
          {DATE_FIELDS.map(({ field, legend, hint }) => (
            <DateInput
              key={field}
              id={field}
              legend={legend}
              hint={hint}
              value={draft[field]}
              error={errorAt(FIELD_IDS[field])}
              onChange={(value: TypedDate) => setDraft({ ...draft, [field]: value })}
            />
          ))}
          <Button type="submit" disabled={announce.isPending}>
            Announce cycle
          </Button>
        </form>
      </div>
    </>
  );
}

function useAnnounce(frameworkId: string) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (body: AnnounceCycle) => call(cycleRoutes.announceCycle, { params: { frameworkId }, body }),
    onSuccess: (cycle) => {
      takeOver(queries, cycle);
      navigate(cycleAddress(cycle));
    },
  });
}
