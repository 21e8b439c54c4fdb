import type { Positions, Session } from '@plumbline/contract';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from 'wouter';

import { useDocumentTitle } from '../govuk/document-title.js';
import { InsetText } from '../govuk/inset-text.js';
import { ratingWords } from './audit.data.js';
import { frameworkQuery } from './audit.queries.js';
import { titleOf } from './import.data.js';
import { askedByWords, positionsSentence } from './positions.data.js';
import { positionsQuery } from './positions.queries.js';

/** What the agency holds of each recommendation, kept once for all authorities. */
export function PositionsPage({ session }: { readonly session: Session }) {
  const { data: frameworks } = useSuspenseQuery(positionsQuery);
  const heading = `Our position, ${session.actsFor}`;
  useDocumentTitle(heading);
  return (
    <div className="plumbline-text">
      <h1 className="govuk-heading-l">{heading}</h1>
      <p className="govuk-body-l">{positionsSentence(frameworks)}</p>
      <p className="govuk-body">
        Several authorities may ask you about the same recommendation. Keep what you hold of it here, once.
        Each audit that asks you offers it: use it as it is, or change it there for that authority.
      </p>
      <InsetText>
        Who will see this: people of your organisation. No authority sees your position; it sees the copy that
        you use in its audit, once ratings open.
      </InsetText>
      {frameworks.map((framework) => (
        <Framework key={framework.frameworkId} framework={framework} />
      ))}
    </div>
  );
}

function Framework({ framework }: { readonly framework: Positions['frameworks'][number] }) {
  const { frameworkId, version, items } = framework;
  const { data: content } = useSuspenseQuery(frameworkQuery(frameworkId, version));
  return (
    <section aria-labelledby={`framework-${frameworkId}`}>
      <h2 className="govuk-heading-m" id={`framework-${frameworkId}`}>
        {content.title}
      </h2>
      <ul className="govuk-task-list">
        {items.map(({ recommendationId, position, askedBy }) => (
          <li key={recommendationId} className="govuk-task-list__item govuk-task-list__item--with-link">
            <div className="govuk-task-list__name-and-hint">
              <Link
                href={`/position/${frameworkId}/${recommendationId}`}
                className="govuk-link govuk-task-list__link"
              >
                {titleOf(content, recommendationId)}
              </Link>
              {askedBy > 0 && <div className="govuk-task-list__hint">{askedByWords(askedBy)}</div>}
            </div>
            <div className="govuk-task-list__status">
              {ratingWords(content, position?.rating ?? null) ?? 'No position yet'}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
