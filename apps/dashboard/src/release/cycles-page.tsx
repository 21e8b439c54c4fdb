import type { CycleSummary } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { WhatNext } from '../app/what-next.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { ScrollRegion } from '../govuk/scroll-region.js';
import { TableHead } from '../govuk/table-head.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { cycleAddress, type NextStep, nextSteps } from './cycles.data.js';
import { cyclesQuery } from './cycles.queries.js';
import { StateTag } from './state-tag.js';

/** The administrator's start page: what to do next, and every cycle. */
export function CyclesPage() {
  const { data } = useSuspenseQuery(cyclesQuery);
  useDocumentTitle('Cycles and published results');
  return (
    <>
      <h1 className="govuk-heading-l">Cycles and published results</h1>
      <NextSteps steps={nextSteps(data.cycles, todayInLondon())} />
      <h2 className="govuk-heading-m">All cycles</h2>
      {data.cycles.length === 0 ? (
        <p className="govuk-body">There are no cycles yet.</p>
      ) : (
        <CyclesTable cycles={data.cycles} />
      )}
      <p className="govuk-body">
        <Link href="/cycles/announce" className="govuk-link">
          Announce a new cycle
        </Link>
      </p>
      <p className="govuk-body">
        <Link href="/keys" className="govuk-link">
          Keys for machines
        </Link>
      </p>
      <p className="govuk-body plumbline-text">
        Administrators see this page. It says how many authorities have returned, and never a rating.
      </p>
    </>
  );
}

/** The most pressing first; the others below it. */
function NextSteps({ steps: [first, ...others] }: { readonly steps: readonly NextStep[] }) {
  if (!first) return <WhatNext sentence="Nothing waits for you." />;
  return (
    <WhatNext
      sentence={first.why}
      action={{ href: first.href, text: first.text }}
      also={others.map(({ href, text, why }) => ({ href, text, why }))}
    />
  );
}

const HEADERS = ['Cycle', 'State', 'Opens', 'Due', 'Figures taken', 'Results published', 'Returned'];

function CyclesTable({ cycles }: { readonly cycles: readonly CycleSummary[] }) {
  return (
    <ScrollRegion label="Table: All cycles">
      <table className="govuk-table plumbline-cycles">
        <caption className="govuk-visually-hidden">All cycles, the latest figures first</caption>
        <TableHead names={HEADERS} figures={1} />
        <tbody className="govuk-table__body">
          {cycles.map((cycle) => (
            <CycleRow key={cycleAddress(cycle)} cycle={cycle} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function CycleRow({ cycle }: { readonly cycle: CycleSummary }) {
  const results = cycle.publishedOn ?? cycle.resultsOn;
  return (
    <tr className="govuk-table__row">
      <th scope="row" className="govuk-table__header">
        <Link href={cycleAddress(cycle)} className="govuk-link">
          {cycle.cycle}
        </Link>
        <span className="plumbline-figures__note">
          {cycle.framework.title}
          {cycle.fictional && ', made-up authorities'}
        </span>
      </th>
      <td className="govuk-table__cell">
        <StateTag state={cycle.state} />
      </td>
      {[cycle.opensOn, cycle.dueOn, cycle.figuresTakenOn].map((day, at) => (
        <td key={HEADERS[at + 2]} className="govuk-table__cell">
          {longDate(day)}
        </td>
      ))}
      <td className="govuk-table__cell">{results ? longDate(results) : 'Not announced'}</td>
      <td className="govuk-table__cell govuk-table__cell--numeric">{cycle.returned}</td>
    </tr>
  );
}
