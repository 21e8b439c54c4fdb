import type { AgencySummary } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useSearch } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { TextInput } from '../govuk/text-input.js';
import { found, KIND_WORDS, peopleWords } from './agencies.data.js';
import { agenciesQuery } from './agencies.queries.js';

/** Every agency, found by name or kind. What is searched for is in the address. */
export function AgenciesPage() {
  const { data: agencies } = useSuspenseQuery(agenciesQuery);
  const search = new URLSearchParams(useSearch()).get('search') ?? '';
  const [, navigate] = useLocation();
  const { shown, of } = found(agencies, search);
  useDocumentTitle('Agencies');
  const show = (words: string) =>
    navigate(words ? `/agencies?${new URLSearchParams({ search: words }).toString()}` : '/agencies', {
      replace: true,
    });
  return (
    <>
      <div className="plumbline-text">
        <h1 className="govuk-heading-l">Agencies</h1>
        <p className="govuk-body-l">
          Partners of authorities: health, police, education, voluntary and others. An authority can ask those
          that serve it to rate.
        </p>
        <p className="govuk-body">
          <Link href="/agencies/add" className="govuk-link">
            Add an agency
          </Link>
        </p>
        {agencies.length === 0 ? (
          <p className="govuk-body">There are no agencies yet. Add the first one, and say whom it serves.</p>
        ) : (
          <search>
            <TextInput
              id="search"
              label="Find an agency"
              hint="Part of its name, or its kind"
              value={search}
              onChange={show}
            />
          </search>
        )}
        <p className="govuk-body" role="status">
          {agencies.length > 0 && countWords(shown.length, of, search)}
        </p>
      </div>
      {shown.length > 0 && <Table agencies={shown} />}
      <p className="govuk-body plumbline-text">
        Administrators see this page. It says nothing of ratings. Many at once: the command line takes them
        from a file.
      </p>
    </>
  );
}

function countWords(shown: number, of: number, search: string): string {
  if (of === 0) return `No agency is called “${search}”.`;
  const all = of === 1 ? '1 agency' : `${of} agencies`;
  return shown < of ? `${all}; the first ${shown} are shown. Search to find the others.` : `${all}.`;
}

function Table({ agencies }: { readonly agencies: readonly AgencySummary[] }) {
  return (
    <ScrollRegion label="Table: agencies">
      <table className="govuk-table">
        <caption className="govuk-visually-hidden">Agencies by name</caption>
        <TableHead names={['Agency', 'Kind', 'Who signs in', 'Authorities']} figures={1} />
        <tbody className="govuk-table__body">
          {agencies.map(({ id, name, kind, people, serves }) => (
            <tr key={id} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                <Link href={`/agencies/${id}`} className="govuk-link">
                  {name}
                </Link>
              </th>
              <td className="govuk-table__cell">{KIND_WORDS[kind]}</td>
              <td className="govuk-table__cell">{peopleWords(people)}</td>
              <td className="govuk-table__cell govuk-table__cell--numeric">{serves}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
