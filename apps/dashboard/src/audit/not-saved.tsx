import type { FrameworkContent } from '@plumbline/contract';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Link } from 'wouter';

import { Button } from '../govuk/button.js';
import { Details } from '../govuk/details.js';
import { auditQuery, frameworkQuery } from './audit.queries.js';
import { CopyWords } from './copy-words.js';
import { addressOf, type Entry, type Outbox, type Place } from './outbox.js';
import { positionsQuery } from './positions.queries.js';

interface Props {
  readonly outbox: Outbox;
  /** Where the person is. */
  readonly path: string;
}

/** What the person wrote and is not saved, but for what the page shows, which says so itself: how much waits for the service, and what waits for the person. */
export function NotSaved({ outbox, path }: Props) {
  const queries = useQueryClient();
  const unsent = useSyncExternalStore(outbox.subscribe, () => outbox.unsent);
  const elsewhere = unsent.filter((entry) => !outbox.isShown(entry));
  const stateOf = ({ saver }: Entry) => saver.view.saving.state;
  const kept = elsewhere.filter((entry) => stateOf(entry) === 'kept').length;
  // Where its own page does not ask any more what should stand, there is nothing left to choose.
  const isHere = ({ place }: Entry) => addressOf(place) === path;
  const changed = elsewhere.filter((entry) => stateOf(entry) === 'changed-by-other' && !isHere(entry));
  const refused = elsewhere.filter(
    (entry) => stateOf(entry) === 'refused' || (stateOf(entry) === 'changed-by-other' && isHere(entry)),
  );
  if (kept + changed.length + refused.length === 0) return null;
  return (
    <section className="govuk-inset-text plumbline-text" aria-label="Not saved yet">
      {kept > 0 && (
        <p className="govuk-body">
          {kept === 1 ? '1 answer is' : `${kept} answers are`} kept on this device and not saved yet. They are
          sent as soon as Plumbline answers.
        </p>
      )}
      {changed.map(({ place }) => (
        <p key={addressOf(place)} className="govuk-body">
          Somebody else changed an answer that you wrote too:{' '}
          <Link href={addressOf(place)} className="govuk-link">
            {titleOf(queries, place) ?? 'choose what should stand'}
          </Link>
        </p>
      ))}
      {refused.map((entry) => (
        <Refused
          key={addressOf(entry.place)}
          entry={entry}
          title={titleOf(queries, entry.place)}
          outbox={outbox}
        />
      ))}
    </section>
  );
}

interface RefusedProps {
  readonly entry: Entry;
  readonly title: string | null;
  readonly outbox: Outbox;
}

/** Words that the service will not take any more, to be read and copied until the person lets go of them. */
function Refused({ entry: { place, saver }, title, outbox }: RefusedProps) {
  const { saving, shown } = saver.view;
  return (
    <>
      <p className="govuk-body">
        An answer could not be saved{title && <> ({title})</>}
        {saving.state === 'refused' && <>: {saving.why}</>}.
      </p>
      <Details summary="What you wrote">
        {shown.reason && <p className="govuk-body plumbline-words">{shown.reason}</p>}
        <p className="govuk-body plumbline-words">
          {[shown.note, shown.improvement].filter(Boolean).join('\n\n') || 'Nothing but a rating'}
        </p>
        <CopyWords words={shown} />
        <Button look="secondary" onClick={() => void outbox.discard(place)}>
          Remove it from this device
        </Button>
      </Details>
    </>
  );
}

/** If the pages that were open know it. */
function titleOf(queries: QueryClient, place: Place): string | null {
  const items = contentOf(queries, place)?.themes.flatMap(({ recommendations }) => recommendations);
  return items?.find(({ id }) => id === place.recommendationId)?.title ?? null;
}

function contentOf(queries: QueryClient, place: Place): FrameworkContent | undefined {
  if (place.below === 'position') {
    const { frameworks } = queries.getQueryData(positionsQuery.queryKey) ?? { frameworks: [] };
    const held = frameworks.find(({ frameworkId }) => frameworkId === place.frameworkId);
    return held && queries.getQueryData(frameworkQuery(held.frameworkId, held.version).queryKey);
  }
  const audit = queries.getQueryData(auditQuery(place.auditId).queryKey);
  return audit && queries.getQueryData(frameworkQuery(audit.frameworkId, audit.frameworkVersion).queryKey);
}
