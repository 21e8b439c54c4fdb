import type { Returns } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from 'wouter';

import { CaptionedHeading } from '../govuk/captioned-heading.js';
import { useDocumentTitle } from '../govuk/document-title.js';
import { useFullAddress } from '../govuk/full-address.js';
import { InsetText } from '../govuk/inset-text.js';
import { usePatiently } from '../govuk/patience.js';
import { longDate, todayInLondon } from '../words/dates.js';
import { inSentence } from '../words/regions.js';
import { cycleName } from './choice.data.js';
import { NewChoiceStatus } from './new-choice-status.js';
import { UnknownChosen } from './no-results.js';
import { ReturnsForm } from './returns-form.js';
import './returns-page.css';
import {
  askedIn,
  groupsOf,
  resultsSentence,
  type ReturnGroup,
  returnsAddressOf,
  returnsSentence,
  type ShownReturns,
  unitName,
  unknownReturns,
} from './returns.data.js';
import { returnsQuery } from './returns.queries.js';

/** Who of the lead's region has returned in a cycle and who has not, by name. */
export function ReturnsPage() {
  const asked = askedIn(new URLSearchParams(usePatiently(useSearch())));
  const { data: returns } = useSuspenseQuery(returnsQuery(asked));
  if (returns.shown) return <CycleReturns returns={returns} shown={returns.shown} />;
  if (returns.cycles.length === 0) return <NoCycle />;
  return <UnknownChosen choice={unknownReturns(returns.cycles, asked)} of="returns" />;
}

function CycleReturns({ returns, shown }: { readonly returns: Returns; readonly shown: ShownReturns }) {
  const { cycle } = shown;
  const heading = `Who has returned in ${inSentence(returns.region.name)}, ${cycleName(cycle)}`;
  const today = todayInLondon();
  useFullAddress(returnsAddressOf(cycle));
  useDocumentTitle(heading);
  return (
    <>
      <CaptionedHeading caption={cycle.framework.title}>{heading}</CaptionedHeading>
      <NewChoiceStatus heading={heading} />
      <p className="govuk-body-l plumbline-text">{returnsSentence(shown, today)}</p>
      <p className="govuk-body plumbline-text">
        {resultsSentence(shown, today)}
        {cycle.state === 'published' && (
          <>
            {' '}
            <Link href={resultsAddressOf(returns, shown)} className="govuk-link">
              See the results
            </Link>
          </>
        )}
      </p>
      {cycle.state === 'open' && <p className="govuk-body-s">As it stands on {longDate(today)}.</p>}
      {cycle.fictional && <InsetText>These authorities are made up, for a demonstration.</InsetText>}
      <ReturnsForm cycles={returns.cycles} shown={cycle} />
      {groupsOf(shown).map((group) => (
        <Group key={group.title} group={group} />
      ))}
      <WhoSeesReturns />
    </>
  );
}

function Group({ group: { title, units } }: { readonly group: ReturnGroup }) {
  return (
    <section aria-label={title}>
      <h2 className="govuk-heading-m">
        {title}: {units.length}
      </h2>
      <ul className="govuk-list govuk-list--bullet returns-page__names">
        {units.map((unit) => (
          <li key={unit.name}>{unitName(unit)}</li>
        ))}
      </ul>
    </section>
  );
}

function WhoSeesReturns() {
  return (
    <section className="plumbline-section plumbline-text" aria-labelledby="who-sees">
      <h2 className="govuk-heading-m" id="who-sees">
        Who can see this page
      </h2>
      <p className="govuk-body">
        Regional leads of this region. Administrators see how many have returned. No ratings stand here, and
        not the day on which an audit was signed off.
      </p>
      <p className="govuk-body">
        An authority has returned when its audit is signed off. A joint return counts once, for the
        authorities that it covers.
      </p>
    </section>
  );
}

function NoCycle() {
  useDocumentTitle('No cycle has opened yet');
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">No cycle has opened yet</h1>
      <p className="govuk-body">
        When one opens, this page names who has returned in your region and who has not yet. Ask your
        administrator when the next cycle opens.
      </p>
    </div>
  );
}

/** The published results of the same region and cycle. */
function resultsAddressOf({ region }: Returns, { cycle: { framework, cycle } }: ShownReturns): string {
  return `/results?${new URLSearchParams({ framework: framework.id, cycle, region: region.code }).toString()}`;
}
