import type { Release } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQueries } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link } from 'wouter';

import { ChartFiles } from '../charts/chart-files.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { InsetText } from '../govuk/inset-text.js';
import { Skeleton } from '../govuk/skeleton.js';
import { longDate } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { changeAddressOf } from './change.data.js';
import type { Choice } from './choice.data.js';
import { ChosenResults } from './chosen-results.js';
import { ChoiceForm } from './choice-form.js';
import { CyclesTable } from './cycles-table.js';
import { coverageOf, cyclesAddressOf, inTimeOrder } from './cycles.data.js';
import { regionLines } from './figure-lines.data.js';
import { strengthWords } from './results.data.js';
import { regionResultsQuery } from './results.queries.js';
import { WhoSeesResults } from './who-sees-results.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Every published cycle of one framework side by side, for one region. */
export function CyclesPage({ regionCode }: Props) {
  return (
    <ChosenResults regionCode={regionCode} toAddress={cyclesAddressOf}>
      {(releases, choice) => <Cycles releases={releases} choice={choice} />}
    </ChosenResults>
  );
}

interface CyclesProps {
  readonly releases: readonly Release[];
  readonly choice: Choice;
}

function Cycles({ releases, choice }: CyclesProps) {
  const { release, region } = choice;
  const heading = `How ${inSentence(region.name)} rated, cycle by cycle`;
  useFullAddress(cyclesAddressOf(choice));
  useDocumentTitle(heading);
  return (
    <>
      <Link href={changeAddressOf(choice)} className="govuk-back-link">
        Two cycles, level by level
      </Link>
      <CaptionedHeading caption={release.framework.title}>{heading}</CaptionedHeading>
      {release.fictional && <MadeUp />}
      <ChoiceForm releases={releases} choice={choice} toAddress={cyclesAddressOf} />
      <Suspense fallback={<Skeleton what="figures" lines={14} />}>
        <AllCycles
          releases={releases.filter(({ framework }) => framework.id === release.framework.id)}
          choice={choice}
        />
      </Suspense>
      <WhoSeesResults release={release} />
    </>
  );
}

function AllCycles({ releases, choice: { region, release } }: CyclesProps) {
  const answers = useSuspenseQueries({
    // A region that a cycle does not have has no figures in it.
    queries: releases
      .filter(({ regions }) => regions.some(({ code }) => code === region.code))
      .map(({ id }) => regionResultsQuery({ releaseId: id, regionCode: region.code })),
    combine: (found) => found.map(({ data }) => data),
  });
  const results = inTimeOrder(answers);
  const levels = results.at(-1)?.levels ?? [];
  return (
    <>
      <p className="govuk-body plumbline-text">In these results: {results.map(coverageOf).join('; ')}.</p>
      {results.length > 1 && (
        <InsetText>
          The authorities of the cycles may differ, so a difference between two counts need not mean that
          anybody rated differently.
        </InsetText>
      )}
      <p className="govuk-body plumbline-text">
        “7 of 9” means: of 9 authorities that rated it, 7 are at strength ({strengthWords(levels)}).{' '}
        <strong>[c]</strong> means: {HIDDEN_SENTENCE.charAt(0).toLowerCase() + HIDDEN_SENTENCE.slice(1)}.{' '}
        <strong>[x]</strong> means: the cycle does not ask it.
      </p>
      <CyclesTable results={results} />
      <p className="govuk-body-s">
        Source: {release.framework.publisher}, {release.framework.title}. Figures taken{' '}
        {results.map((each) => longDate(each.release.figuresTakenOn)).join('; ')}. They will not change.
      </p>
      <ChartFiles
        name={['cycles', region.name]}
        figures={() => results.flatMap((each, place) => regionLines(each).slice(place === 0 ? 0 : 1))}
      />
    </>
  );
}
