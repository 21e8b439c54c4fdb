import type { Change } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';

import { Details } from '../govuk/details.js';
import { InsetText } from '../govuk/inset-text.js';
import { longDate } from '../words/dates.js';
import { findingWords, floorWords, warningsFor } from './change.data.js';
import { ChangeTable } from './change-table.js';
import { type Choice, cycleName } from './choice.data.js';
import { changeQuery } from './evaluation.queries.js';
import { TransitionTables } from './transition-table.js';

const useChange = ({ source, from, to }: Choice) =>
  useSuspenseQuery(
    changeQuery({ frameworkId: source.framework.id, projectId: source.projectId, from: from.id, to: to.id }),
  ).data;

/** Coverage first, then what may be said, what must not be, and the figures. */
export function ChangeOfChoice({ choice }: { readonly choice: Choice }) {
  const change = useChange(choice);
  return (
    <>
      <p className="govuk-body-l plumbline-text">{findingWords(change)}</p>
      <Coverage change={change} />
      <Warnings change={change} />
      <h2 className="govuk-heading-m">Lower, the same and higher</h2>
      {change.changesNeeded !== null && (
        <p className="govuk-body plumbline-text">{floorWords(change.changesNeeded)}</p>
      )}
      <p className="govuk-body plumbline-text">
        Counts are authorities. Balance is rated higher minus rated lower, as a share of those in both: from
        −1 to +1. The sign test is exact. <strong>[c]</strong> means not shown to protect authorities,{' '}
        <strong>[x]</strong> that there is nothing to compare.
      </p>
      <ChangeTable change={change} />
      <p className="govuk-body-s">
        Source: {change.framework.publisher}, {change.framework.title}. Figures of {change.from.id} taken on{' '}
        {longDate(change.from.figuresTakenOn)}, of {change.to.id} on {longDate(change.to.figuresTakenOn)}.
      </p>
      <h2 className="govuk-heading-m">From level to level</h2>
      <TransitionTables change={change} />
      <WhoSeesChange change={change} />
    </>
  );
}

function Coverage({ change }: { readonly change: Change }) {
  const { from, to, coverage } = change;
  const rows = [
    [`In ${cycleName(from)}`, from.authorities],
    [`In ${cycleName(to)}`, to.authorities],
    ['In both', coverage.both],
    [`Left: in ${from.id} only`, coverage.left],
    [`Joined: in ${to.id} only`, coverage.joined],
  ] as const;
  return (
    <>
      <h2 className="govuk-heading-m">Who took part</h2>
      <dl className="govuk-summary-list plumbline-text">
        {rows.map(([name, count]) => (
          <div key={name} className="govuk-summary-list__row">
            <dt className="govuk-summary-list__key">{name}</dt>
            <dd className="govuk-summary-list__value">{count}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Warnings({ change }: { readonly change: Change }) {
  return (
    <section aria-labelledby="how-to-read">
      <h2 className="govuk-heading-m" id="how-to-read">
        Read this with the figures
      </h2>
      <InsetText>
        <ul className="govuk-list govuk-list--bullet">
          {warningsFor(change).map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </InsetText>
    </section>
  );
}

function WhoSeesChange({ change }: { readonly change: Change }) {
  return (
    <section className="plumbline-section" aria-labelledby="who-sees">
      <h2 className="govuk-heading-m" id="who-sees">
        Who can see this page
      </h2>
      <p className="govuk-body plumbline-text">
        {change.project === null
          ? 'Programme evaluators. These ratings are public already, so all of them are shown and no project is needed.'
          : `Programme evaluators who were admitted to the project “${change.project.title}”. It shows no names.`}
      </p>
      <Details summary="How authorities are protected in projects">
        <p className="govuk-body">{change.rule}</p>
        <p className="govuk-body">
          A figure is also not shown where its authorities differ from those of an earlier one by 1 to 9,
          because these few could be worked out.
        </p>
      </Details>
    </section>
  );
}
