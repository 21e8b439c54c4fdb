import type { SeriesKey } from '@plumbline/contract';
import { useQuery } from '@tanstack/react-query';

import { inSentence } from '../words/regions.js';
import { seriesContactsQuery } from './results.queries.js';

/** Authorities of the lead's own region that are willing to be contacted, by name: live, unlike the figures above. */
export function RecommendationContacts({ frameworkId, seriesId }: SeriesKey) {
  const { data, isError } = useQuery(seriesContactsQuery({ frameworkId, seriesId }));
  if (isError)
    return (
      <p className="govuk-body">Who is willing to be contacted cannot be shown now. Try again in a minute.</p>
    );
  if (!data) return null;
  const { region, contacts } = data;
  return (
    <section className="plumbline-section plumbline-text" aria-labelledby="contacts">
      <h2 className="govuk-heading-m" id="contacts">
        Willing to be contacted about this, {region.name}
      </h2>
      {contacts.length === 0 ? (
        <p className="govuk-body">
          No authority in {inSentence(region.name)} has said so. An audit lead can say it on the authority’s
          page of this recommendation, whatever the authority rated.
        </p>
      ) : (
        <dl className="govuk-summary-list">
          {contacts.map(({ name, contact }) => (
            <div key={name} className="govuk-summary-list__row">
              <dt className="govuk-summary-list__key">{name}</dt>
              <dd className="govuk-summary-list__value plumbline-words">{contact}</dd>
            </div>
          ))}
        </dl>
      )}
      <p className="govuk-body">
        An authority says this at any rating and takes it back at any time, so it tells nothing about how it
        rated. It is as things stand now, and no part of the published results.
      </p>
    </section>
  );
}
