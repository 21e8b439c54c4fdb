import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, useSearch } from 'wouter';

import { withdrawnQuery } from '../api/releases.queries.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { InsetText } from '../govuk/inset-text.js';
import { usePatiently } from '../govuk/patience.js';
import { Skeleton } from '../govuk/skeleton.js';
import { longDate } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { ChangeOfChoice } from './change-figures.js';
import { ChoiceForm } from './choice-form.js';
import { addressOf, type Choice, choose, cycleName, type Source, sourcesOf } from './choice.data.js';
import { withdrawnWords } from './change.data.js';
import { evaluationQuery } from './evaluation.queries.js';

/** Where a programme evaluator starts: what can be compared, and change between two cycles of it. */
export default function EvaluationPage() {
  const { data: evaluation } = useSuspenseQuery(evaluationQuery);
  const sources = sourcesOf(evaluation);
  const chosen = choose(sources, new URLSearchParams(usePatiently(useSearch())));
  if (chosen.state === 'chosen') {
    const { source } = chosen.choice;
    const project = evaluation.projects.find(({ id }) => id === source.projectId);
    return (
      <Compared
        sources={sources.filter(({ framework }) => framework.cycles.length > 1)}
        choice={chosen.choice}
        about={project ? `${project.purpose} The project ends on ${longDate(project.endsOn)}.` : null}
      />
    );
  }
  return chosen.state === 'unknown' ? <Unknown offered={chosen.offered} /> : <NothingYet />;
}

interface Props {
  readonly sources: readonly Source[];
  readonly choice: Choice;
  readonly about: string | null;
}

function Compared({ sources, choice, about }: Props) {
  const { source, from, to } = choice;
  const heading = `Change from ${cycleName(from)} to ${cycleName(to)}`;
  const address = addressOf(choice);
  const withdrawn = withdrawnWords(choice, useQuery(withdrawnQuery).data ?? []);
  useDocumentTitle(heading);
  useFullAddress(address);
  return (
    <>
      <CaptionedHeading caption={source.framework.title}>{heading}</CaptionedHeading>
      {to.fictional && <MadeUp />}
      {about && <p className="govuk-body plumbline-text">{about}</p>}
      {withdrawn && <InsetText>{withdrawn}</InsetText>}
      <ChoiceForm key={address} sources={sources} choice={choice} />
      <Suspense fallback={<Skeleton what="change" lines={16} />}>
        <ChangeOfChoice choice={choice} />
      </Suspense>
      <p className="govuk-body">
        <Link href="/results" className="govuk-link">
          Published results of regions
        </Link>
      </p>
    </>
  );
}

function Unknown({ offered }: { readonly offered: readonly { label: string; address: string }[] }) {
  useDocumentTitle('These cycles cannot be compared');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">These cycles cannot be compared</h1>
      <p className="govuk-body">
        The address asks for ratings or cycles that are not there, or that you have no project for. Choose
        what there is:
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {offered.map(({ label, address }) => (
          <li key={address}>
            <Link href={address} className="govuk-link">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function NothingYet() {
  useDocumentTitle('There is nothing to compare yet');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">There is nothing to compare yet</h1>
      <p className="govuk-body">
        Change needs two closed cycles of a framework. Ratings that are not public also need a project that an
        administrator approved and to which you were admitted.
      </p>
      <p className="govuk-body">
        <Link href="/results" className="govuk-link">
          Published results of regions
        </Link>
      </p>
    </div>
  );
}
