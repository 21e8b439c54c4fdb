import type { RegionResults } from '@plumbline/contract';
import { HIDDEN_SENTENCE } from '@plumbline/framework';
import { Link } from 'wouter';

import { itemWords } from './results.data.js';

interface Props {
  readonly results: RegionResults;
  /** Where titles lead; left out: nowhere, for those who may not follow. */
  readonly toAddress?: (id: string) => string;
}

/** A list of its own: what is not shown has no place in any order of merit. */
export function NotShown({ results, toAddress }: Props) {
  const hidden = results.recommendations.filter(({ region }) => region.state === 'hidden');
  if (hidden.length === 0) return null;
  const { items } = itemWords(results.release);
  return (
    <section className="plumbline-section plumbline-text" aria-labelledby="not-shown">
      <h2 className="govuk-heading-m" id="not-shown">
        {hidden.length} of {results.recommendations.length} {items} not shown
      </h2>
      <p className="govuk-body">
        {HIDDEN_SENTENCE}. Those on which almost everyone agrees are among them, whether strength or gap.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {hidden.map(({ id, title }) => (
          <li key={id}>
            {toAddress ? (
              <Link href={toAddress(id)} className="govuk-link">
                {title}
              </Link>
            ) : (
              title
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
