import { type AuthorityPerson, type People, peopleRoutes, type Session } from '@plumbline/contract';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { call } from '../api/client.js';
import { errorsOf } from '../api/field-errors.js';
import { Button } from '../govuk/button.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ErrorSummary } from '../govuk/error-summary.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { longDate } from '../words/dates.js';
import { ROLE_WORDS } from '../words/roles.js';
import { peopleQuery } from './audit.queries.js';
import { InviteForm } from './invite-form.js';

/** Who acts for the authority, for the audit lead to let in and to end. */
export function PeoplePage({ session }: { readonly session: Session }) {
  const { data: people } = useSuspenseQuery(peopleQuery);
  const keep = useKeepPeople();
  const end = useMutation({
    mutationFn: (membershipId: string) => call(peopleRoutes.endPerson, { params: { membershipId } }),
    onSuccess: keep,
  });
  const heading = `People, ${session.actsFor}`;
  useDocumentTitle(heading);
  return (
    <>
      {end.error && <ErrorSummary key={end.failureCount} errors={errorsOf(end.error, 'people')} />}
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body plumbline-text">
        Who takes part in your authority’s audits. Approvers are confirmed by your administrator; partners
        sign in for their own organisation and are not listed here.
      </p>
      <PeopleTable session={session} people={people} onEnd={end.mutate} busy={end.isPending} />
      <div className="plumbline-text">
        <InviteForm onInvited={keep} />
      </div>
    </>
  );
}

export function useKeepPeople() {
  const queries = useQueryClient();
  return (people: People) => queries.setQueryData(peopleQuery.queryKey, people);
}

interface TableProps {
  readonly session: Session;
  readonly people: readonly AuthorityPerson[];
  readonly onEnd: (membershipId: string) => void;
  readonly busy: boolean;
}

function PeopleTable({ session, people, onEnd, busy }: TableProps) {
  return (
    <ScrollRegion label="Table: people">
      <table className="govuk-table" id="people">
        <caption className="govuk-table__caption govuk-table__caption--m">
          {people.length === 1 ? '1 person' : `${people.length} people`}, by role
        </caption>
        <TableHead names={['Name', 'Role', 'Until', 'End']} />
        <tbody className="govuk-table__body">
          {people.map((person) => (
            <tr key={person.membershipId} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {person.name}
                {person.personId === session.personId && ' (you)'}
              </th>
              <td className="govuk-table__cell">{ROLE_WORDS[person.role]}</td>
              <td className="govuk-table__cell">
                {person.until ? longDate(person.until) : 'No last day'}
                {mayEnd(session, person) && (
                  <>
                    {' '}
                    <Link href={`/people/${person.membershipId}`} className="govuk-link">
                      Change<span className="govuk-visually-hidden"> the last day of {person.name}</span>
                    </Link>
                  </>
                )}
              </td>
              <td className="govuk-table__cell">
                {mayEnd(session, person) && <EndPerson {...{ person, busy, onEnd }} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Approvers are the administrator's, and nobody ends their own time. */
export const mayEnd = ({ personId }: Session, person: AuthorityPerson): boolean =>
  person.role !== 'approver' && person.personId !== personId;

interface EndProps extends Pick<TableProps, 'busy' | 'onEnd'> {
  readonly person: AuthorityPerson;
}

/** A button behind a question: what it ends is not undone by a second press. */
function EndPerson({ person, busy, onEnd }: EndProps) {
  return (
    <details className="govuk-details govuk-!-margin-bottom-0">
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">
          End<span className="govuk-visually-hidden"> the time of {person.name}</span>
        </span>
      </summary>
      <div className="govuk-details__text">
        <p className="govuk-body">
          {person.name} is signed out at once and cannot sign in as {ROLE_WORDS[person.role]} again. What they
          wrote stays, under their name.
        </p>
        <Button look="secondary" disabled={busy} onClick={() => onEnd(person.membershipId)}>
          End it now
        </Button>
      </div>
    </details>
  );
}
