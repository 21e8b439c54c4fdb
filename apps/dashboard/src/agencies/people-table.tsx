import type { AgencyPerson } from '@plumbline/contract';
import { Link } from 'wouter';

import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { timeWords } from './people.data.js';

interface Props {
  readonly agencyId: string;
  readonly people: readonly AgencyPerson[];
}

const WHO = 'People who sign in for it';

/** Who signs in for an agency, and who did. */
export function PeopleTable({ agencyId, people }: Props) {
  return (
    <>
      {people.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">{WHO}</h2>
          <p className="govuk-body plumbline-text">
            Nobody has signed in for it. Authorities that ask it enter its ratings themselves.
          </p>
        </>
      ) : (
        <ScrollRegion label="Table: people who sign in for it">
          <table className="govuk-table">
            <caption className="govuk-table__caption govuk-table__caption--m">{WHO}</caption>
            <TableHead names={['Name', 'Address at work', 'When']} />
            <tbody className="govuk-table__body">
              {people.map((person) => (
                <tr key={person.membershipId} className="govuk-table__row">
                  <th scope="row" className="govuk-table__header">
                    <Link href={`/agencies/${agencyId}/people/${person.membershipId}`} className="govuk-link">
                      {person.name}
                    </Link>
                  </th>
                  <td className="govuk-table__cell plumbline-words">{person.address ?? 'Not on record'}</td>
                  <td className="govuk-table__cell">{timeWords(person)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      <p className="govuk-body">
        <Link href={`/agencies/${agencyId}/people/add`} className="govuk-link">
          Let somebody sign in for it
        </Link>
      </p>
    </>
  );
}
