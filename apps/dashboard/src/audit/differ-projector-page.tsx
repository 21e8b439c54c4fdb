import { Link, useSearch } from 'wouter';

import { usePatiently } from '../govuk/patience.js';
import { Projector } from '../govuk/projector.js';
import type { AuditProps } from './audit-page.js';
import { mayAsk } from './audit.data.js';
import { DifferPage } from './differ-page.js';
import { differProjectorAddress, rangeWords, toDifferences } from './partners.data.js';
import { ScaleStrip } from './scale-strip.js';

/** Where we differ for a room: one recommendation at a time, the furthest apart first. */
export function DifferProjectorPage(props: AuditProps) {
  const { session, audit, content, partners } = props;
  const item = new URLSearchParams(usePatiently(useSearch())).get('item');
  const differences = toDifferences(content, audit, partners);
  const at = Math.max(
    0,
    differences.findIndex((each) => each.item.id === item),
  );
  const difference = differences[at];
  if (!difference) return <DifferPage {...props} />;
  const addressAt = (place: number) => {
    const other = differences[place];
    return other ? differProjectorAddress(audit.id, other.item.id) : null;
  };
  const { title, id } = difference.item;
  const list = `/audits/${audit.id}/differ`;
  return (
    <Projector
      caption={`Where we differ, ${audit.authority.name}, ${audit.cycle}: ${at + 1} of ${differences.length}`}
      title={title}
      named={`Where we differ: ${title}`}
      ways={{ previous: addressAt(at - 1), next: addressAt(at + 1), leave: list }}
      links={
        mayAsk(session.role, audit.state) && (
          <Link href={`${list}/${id}?from=projector`} className="govuk-link">
            {difference.agreed ? 'Change the agreed rating' : 'Record the agreed rating'}
          </Link>
        )
      }
    >
      <p className="govuk-body-l">{rangeWords(difference)}.</p>
      <div className="projector__large">
        <ScaleStrip content={content} difference={difference} />
      </div>
      {difference.agreed && (
        <p className="govuk-body-l plumbline-words">
          Agreed: {difference.agreed.rating}. {difference.reason}
        </p>
      )}
    </Projector>
  );
}
