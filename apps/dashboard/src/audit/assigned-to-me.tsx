import type { Audit, FrameworkContent, Session } from '@plumbline/contract';
import { Link } from 'wouter';

import { mayEdit, toThemes } from './audit.data.js';

interface Props {
  readonly session: Session;
  readonly audit: Audit;
  readonly content: FrameworkContent;
}

/** What somebody looks after, first of all that is to do; nothing where nothing was given to them. */
export function AssignedToMe({ session, audit, content }: Props) {
  const mine = new Set(
    audit.assigned
      .filter(({ personId }) => personId === session.personId)
      .map(({ recommendationId }) => recommendationId),
  );
  if (mine.size === 0 || !mayEdit(session.role, audit.state)) return null;
  const rows = toThemes(content, audit.answers)
    .flatMap((theme) => theme.rows)
    .filter(({ item }) => mine.has(item.id));
  const left = rows.filter(({ progress }) => progress !== 'done');
  return (
    <section aria-labelledby={`assigned-to-you-${audit.id}`}>
      <h3 className="govuk-heading-s" id={`assigned-to-you-${audit.id}`}>
        What you look after
      </h3>
      <p className="govuk-body">
        {left.length === 0 ? 'All of it is answered.' : `${left.length} of ${rows.length} still to answer:`}
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {left.map(({ item, progress }) => (
          <li key={item.id}>
            <Link href={`/audits/${audit.id}/items/${item.id}`} className="govuk-link">
              {item.title}
            </Link>
            {progress === 'review' && ' (needs review)'}
          </li>
        ))}
      </ul>
    </section>
  );
}
