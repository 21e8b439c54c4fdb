import { type AgencyDetails, agencyRoutes, type Serving } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQueries } from '@tanstack/react-query';

import { call } from '../api/client.js';
import { Breadcrumbs } from '../govuk/breadcrumbs.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { todayInLondon } from '../words/dates.js';
import { KIND_WORDS, peopleWords, servingWords } from './agencies.data.js';
import { agencyQuery, keepAgency } from './agencies.queries.js';
import { DayForm, useDay } from './day-form.js';
import { PeopleTable } from './people-table.js';
import { agencyPeopleQuery } from './people.queries.js';
import { StartForm } from './start-form.js';

/** One agency, who signs in for it, and the authorities that it serves: they begin and end here. */
export function AgencyPage({ agencyId }: { readonly agencyId: string }) {
  const [{ data }, { data: people }] = useSuspenseQueries({
    queries: [agencyQuery(agencyId), agencyPeopleQuery(agencyId)],
  });
  const { agency, serving, countsIn } = data;
  useDocumentTitle(agency.name);
  return (
    <>
      <Breadcrumbs trail={[{ href: '/agencies', text: 'Agencies' }]} />
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">{agency.name}</h1>
        <dl className="govuk-summary-list">
          {[
            ['Kind', KIND_WORDS[agency.kind]],
            ['Who signs in', peopleWords(agency.people)],
            [
              'Its ratings count in',
              countsIn ?? 'No region yet: the one of the authority that it serves first',
            ],
          ].map(([name, words]) => (
            <div key={name} className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key">{name}</dt>
              <dd className="govuk-summary-list__value">{words}</dd>
            </div>
          ))}
        </dl>
      </div>
      <PeopleTable agencyId={agencyId} people={people} />
      {serving.length === 0 ? (
        <p className="govuk-body">It serves no authority yet, so nobody can ask it.</p>
      ) : (
        <ServingTable agencyId={agencyId} serving={serving} />
      )}
      <div className="plumbline-text">
        <StartForm details={data} />
        <p className="govuk-body">
          What an authority asked it before an end stays asked: the audit lead can withdraw that.
          Administrators see this page.
        </p>
      </div>
    </>
  );
}

interface TableProps {
  readonly agencyId: string;
  readonly serving: readonly Serving[];
}

function ServingTable({ agencyId, serving }: TableProps) {
  const today = todayInLondon();
  return (
    <ScrollRegion label="Table: authorities that it serves">
      <table className="govuk-table">
        <caption className="govuk-table__caption govuk-table__caption--m">Authorities that it serves</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            {['Authority', 'When', 'End'].map((name) => (
              <th key={name} scope="col" className="govuk-table__header">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {serving.map((one) => (
            <tr key={`${one.authorityId} ${one.from}`} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {one.authority}
              </th>
              <td className="govuk-table__cell">{servingWords(one, today)}</td>
              <td className="govuk-table__cell">
                {one.until === null && <End agencyId={agencyId} serving={one} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** A day behind a question: it is not undone, but it can begin again. */
function End({ agencyId, serving: { authorityId, authority } }: { agencyId: string; serving: Serving }) {
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (until: string) =>
      call(agencyRoutes.endServing, { params: { agencyId, authorityId }, body: { until } }),
    onSuccess: (details: AgencyDetails) => keepAgency(queries, details),
  });
  const day = useDay({ id: `until-${authorityId}`, field: 'until', acting: end });
  return (
    <details className="govuk-details govuk-!-margin-bottom-0">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          End<span className="govuk-visually-hidden"> serving {authority}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        {day.errors.length > 0 && <ErrorSummary key={`${day.tries} ${end.status}`} errors={day.errors} />}
        <DayForm
          day={day}
          legend={`Last day on which ${authority} may ask it`}
          button="Set the last day"
          look="secondary"
        />
      </div>
    </details>
  );
}
