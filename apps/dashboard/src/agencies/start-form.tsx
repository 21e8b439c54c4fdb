import { type AgencyDetails, agencyRoutes } from '@plumbline/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { call } from '../api/client.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { Select } from '../govuk/select.js';
import { keepAgency } from './agencies.queries.js';
import { DayForm, useDay } from './day-form.js';

/** Says which authority it serves too, and from when. */
export function StartForm({ details }: { readonly details: AgencyDetails }) {
  const { agency, serving, authorities } = details;
  const served = new Set(serving.filter(({ until }) => until === null).map(({ authorityId }) => authorityId));
  const others = authorities.filter(({ id }) => !served.has(id));
  const [chosen, setChosen] = useState('');
  const authorityId = others.some(({ id }) => id === chosen) ? chosen : (others[0]?.id ?? '');
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: (from: string) =>
      call(agencyRoutes.startServing, { params: { agencyId: agency.id, authorityId }, body: { from } }),
    onSuccess: (answer) => keepAgency(queries, answer),
  });
  const day = useDay({ id: 'from', field: 'from', acting: start });
  return (
    <section aria-labelledby="start">
      <h2 className="govuk-heading-m" id="start">
        It serves another authority
      </h2>
      {day.errors.length > 0 && <ErrorSummary key={`${day.tries} ${start.status}`} errors={day.errors} />}
      <p className="govuk-body" role="status">
        {start.isSuccess && 'Done: the authority is in the list.'}
      </p>
      <DayForm day={day} legend="First day on which it may be asked" button="Add the authority">
        <Select
          id="authority"
          label="Authority"
          value={authorityId}
          options={others.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setChosen}
        />
      </DayForm>
    </section>
  );
}
