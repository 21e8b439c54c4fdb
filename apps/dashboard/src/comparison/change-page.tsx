import type { Release } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { useSuspenseQueries, useSuspenseQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, useSearch } from 'wouter';

import { releasesQuery, withdrawnQuery } from '../api/releases.queries.js';
import { ChartFiles } from '../charts/chart-files.js';
import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { InsetText } from '../govuk/inset-text.js';
import { usePatiently } from '../govuk/patience.js';
import { Skeleton } from '../govuk/skeleton.js';
import { longDate } from '../words/dates.js';
import { MadeUp } from '../words/made-up.js';
import { inSentence } from '../words/regions.js';
import { ChangeForm } from './change-form.js';
import { ChangeTable } from './change-table.js';
import {
  askedOnce,
  changeAddressOf,
  type ChangeTheme,
  chooseEarlier,
  coverageWords,
  inTime,
  movementWords,
  shownInBothWords,
  sideBySide,
  TWO_CYCLES,
} from './change.data.js';
import { type Choice, choose, cycleName } from './choice.data.js';
import { cyclesAddressOf } from './cycles.data.js';
import { regionLines } from './figure-lines.data.js';
import { NonePublished, UnknownChosen } from './no-results.js';
import { figureWords } from './overview.data.js';
import { rememberedView } from './remembered-view.js';
import { itemWords, strengthWords } from './results.data.js';
import { movementQuery, regionResultsQuery } from './results.queries.js';
import { WhoSeesResults } from './who-sees-results.js';
import { TooFewReturns } from './too-few-returns.js';
import { usualFramework } from './withdrawn.data.js';
import { Withdrawn } from './withdrawn.js';

interface Props {
  /** The region that the person leads, if any. */
  readonly regionCode: string | null;
}

/** Two cycles of one framework side by side, for one region. */
export function ChangePage({ regionCode }: Props) {
  const { data: releases } = useSuspenseQuery(releasesQuery);
  const { data: withdrawn } = useSuspenseQuery(withdrawnQuery);
  const address = new URLSearchParams(usePatiently(useSearch()));
  const chosen = choose(releases, address, {
    regionCode,
    frameworkId: usualFramework(releases, withdrawn),
    view: rememberedView(),
    toAddress: changeAddressOf,
  });
  if (chosen.state === 'none-published') return <NonePublished />;
  if (chosen.state === 'unknown') return <UnknownChosen choice={chosen} />;
  const { choice } = chosen;
  const earlier = chooseEarlier(releases, choice, address.get('from'));
  switch (earlier.state) {
    case 'only-one':
      return <OnlyOne releases={releases} choice={choice} />;
    case 'twice':
      return <Twice releases={releases} choice={choice} from={earlier.from} />;
    case 'unknown': {
      const label = `${choice.release.framework.title}, ${cycleName(choice.release)}`;
      const offered = [{ label, address: changeAddressOf(choice) }];
      return <UnknownChosen choice={{ what: 'cycle', asked: earlier.asked, offered }} />;
    }
    case 'chosen':
      return <Change releases={releases} choice={choice} from={earlier.from} />;
  }
}

interface ChoiceProps {
  readonly releases: readonly Release[];
  readonly choice: Choice;
}

function OnlyOne({ releases, choice }: ChoiceProps) {
  const heading = 'There is no second cycle to show yet';
  useDocumentTitle(heading);
  return (
    <>
      <CaptionedHeading caption={choice.release.framework.title}>{heading}</CaptionedHeading>
      <p className="govuk-body plumbline-text">
        Results of {cycleName(choice.release)} only are published. When those of another cycle are, both stand
        here side by side.
      </p>
      <Withdrawn frameworkId={choice.release.framework.id} />
      <ChangeForm releases={releases} choice={choice} from={null} />
    </>
  );
}

/** The address asks for the same cycle twice; the form never does. */
function Twice({ releases, choice, from }: ChoiceProps & { readonly from: Release }) {
  useDocumentTitle(TWO_CYCLES);
  return (
    <>
      <CaptionedHeading caption={choice.release.framework.title}>{TWO_CYCLES}</CaptionedHeading>
      <p className="govuk-body plumbline-text">
        The address asks for {cycleName(choice.release)} beside itself.
      </p>
      <ChangeForm releases={releases} choice={choice} from={from} />
    </>
  );
}

function Change({ releases, choice, from }: ChoiceProps & { readonly from: Release }) {
  const cycles = inTime(from, choice.release);
  const [earlier, later] = cycles;
  const heading = `How ${inSentence(choice.region.name)} rated in ${cycleName(earlier)} and ${cycleName(later)}`;
  useFullAddress(changeAddressOf({ ...choice, from }));
  useDocumentTitle(heading);
  return (
    <>
      <CaptionedHeading caption={choice.release.framework.title}>{heading}</CaptionedHeading>
      {choice.release.fictional && <MadeUp />}
      <ChangeForm releases={releases} choice={choice} from={from} />
      <Withdrawn frameworkId={choice.release.framework.id} />
      <p className="plumbline-switches govuk-body">
        <Link href={cyclesAddressOf(choice)} className="govuk-link">
          All cycles as one table
        </Link>
      </p>
      <Suspense fallback={<Skeleton what="figures" lines={14} />}>
        <BothCycles cycles={cycles} regionCode={choice.region.code} />
      </Suspense>
      <WhoSeesResults release={choice.release} />
    </>
  );
}

interface BothProps {
  readonly cycles: readonly [Release, Release];
  readonly regionCode: string;
}

function BothCycles({ cycles, regionCode }: BothProps) {
  const [{ data: before }, { data: after }, { data: movement }] = useSuspenseQueries({
    queries: [
      regionResultsQuery({ releaseId: cycles[0].id, regionCode }),
      regionResultsQuery({ releaseId: cycles[1].id, regionCode }),
      movementQuery({ releaseId: cycles[1].id, earlierId: cycles[0].id }),
    ],
  });
  const themes = sideBySide(before, after);
  const once = askedOnce(before, after);
  const { framework, figuresTakenOn } = after.release;
  const { items } = itemWords(after.release);
  return (
    <>
      <p className="govuk-body plumbline-text">
        {coverageWords(before, after)} {movementWords(movement, before, after)}{' '}
        {shownInBothWords(themes, after)}
      </p>
      <TooFewReturns of={[before, after].map((each) => ({ ...each, cycle: cycleName(each.release) }))} />
      <InsetText>
        The authorities of the two cycles may differ, so a difference between two counts need not mean that
        anybody rated differently. One that moved to another region, was merged or was split counts as having
        left, and what came of it as having joined. How many rated higher or lower is not shown here: it could
        tell how one of them rated.
      </InsetText>
      <p className="govuk-body plumbline-text">
        Each figure is a count of authorities; {strengthWords(after.levels)} is a strength.{' '}
        <strong>[c]</strong> means: {HIDDEN_SENTENCE.charAt(0).toLowerCase() + HIDDEN_SENTENCE.slice(1)}.
      </p>
      {themes.map((theme) => (
        <section key={theme.id} aria-label={theme.title} className="plumbline-theme">
          <ChangeTable theme={theme} levels={after.levels} cycles={cycles} region={after.region} />
          <ThemeFigures theme={theme} cycles={cycles} items={items} />
        </section>
      ))}
      <p className="govuk-body-s">
        Source: {framework.publisher}, {framework.title}. Figures taken{' '}
        {longDate(before.release.figuresTakenOn)} and {longDate(figuresTakenOn)}. They will not change.
      </p>
      <ChartFiles
        name={['change', after.region.name, before.release.cycle, after.release.cycle]}
        figures={() => [...regionLines(before), ...regionLines(after).slice(1)]}
      />
      {once.length > 0 && <AskedOnce titles={once} items={items} />}
    </>
  );
}

interface ThemeFiguresProps extends Pick<BothProps, 'cycles'> {
  readonly theme: ChangeTheme;
  readonly items: string;
}

/** The theme in both cycles, over what is shown in both. */
function ThemeFigures({ theme: { before, after }, cycles, items }: ThemeFiguresProps) {
  if (!before || !after) return null;
  return (
    <p className="govuk-body">
      Over what is shown in both cycles: {cycleName(cycles[0])}, {figureWords(before, items)};{' '}
      {cycleName(cycles[1])}, {after.atStrength} of {after.rated}.
    </p>
  );
}

function AskedOnce({ titles, items }: { readonly titles: readonly string[]; readonly items: string }) {
  return (
    <section className="plumbline-section plumbline-text" aria-labelledby="asked-once">
      <h2 className="govuk-heading-m" id="asked-once">
        Asked in one of the two cycles only
      </h2>
      <p className="govuk-body">These {items} have nothing to stand beside: what they ask was changed.</p>
      <ul className="govuk-list govuk-list--bullet">
        {titles.map((title) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
    </section>
  );
}
